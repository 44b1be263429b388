"""Following a topic: hearing what changes in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from countywide.garden.knowledge import notices, permissions
from countywide.garden.knowledge.actions.telling import recipient_of
from countywide.garden.knowledge.models import Follow, Topic
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import action
from countywide.platform.outbox.actions import tell


@action(permissions.ASK)
def follow(topic: Topic, *, by: Any, on: date, email: str, organisation_id: int | None = None) -> Follow:
    """Hear when a topic changes. Somebody signed in follows their own address at once; any other address confirms first."""
    address = email.strip().lower()
    is_own = by.pk is not None and address == by.email
    made, _ = Follow.objects.get_or_create(topic=topic, email=address)
    made.ended_at = None
    if is_own:
        made.user_id, made.organisation_id, made.confirmed_at = (
            by.pk,
            organisation_id,
            made.confirmed_at or timezone.now(),
        )
    made.save()
    if made.confirmed_at is None:
        confirm = reverse("knowledge:confirm-follow", args=[made.token])
        cause = f"follow:{made.pk}:{on.isoformat()}"
        tell(
            notices.CONFIRM_FOLLOW,
            to=[recipient_of(made)],
            cause=cause,
            by=by,
            about=topic,
            title=topic.title,
            confirm=confirm,
        )
    audit.record("knowledge.followed", by=by, about=topic, on=on.isoformat(), follow=made.pk)
    return made


@action(permissions.ASK)
def confirm_follow(made: Follow, *, by: Any, on: date) -> None:
    """The address is whose it says: somebody opened the link sent to it."""
    made.confirmed_at, made.ended_at = made.confirmed_at or timezone.now(), None
    made.save(update_fields=["confirmed_at", "ended_at"])
    audit.record("knowledge.follow-confirmed", by=by, about=made, on=on.isoformat())


@action(permissions.ASK)
def stop_following(made: Follow, *, by: Any, on: date) -> None:
    """Send no more about this topic to this address."""
    made.ended_at = timezone.now()
    made.save(update_fields=["ended_at"])
    audit.record("knowledge.unfollowed", by=by, about=made, on=on.isoformat())
