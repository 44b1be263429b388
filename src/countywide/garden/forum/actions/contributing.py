"""Partner services bring items to the agenda (Q68)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries
from ..models import AgendaItem, Contributor, Meeting
from ..types import NewItem
from .planning import last_position, written


@action(permissions.HOST)
def invite(meeting: Meeting, *, by: Actor, now: datetime, organisation_id: int, words: str = "") -> Contributor:
    """Ask a service to bring an item. Everybody reads on the programme which services were asked."""
    if meeting.over_at:
        raise RuleBroken("This meeting is over.")
    made, is_new = Contributor.objects.get_or_create(
        meeting=meeting, organisation_id=organisation_id, defaults={"invited_at": now, "words": words.strip()}
    )
    if not is_new:
        raise RuleBroken("This service is invited already.")
    _tell(notices.INVITED, made, cause="invited", by=by, now=now, words=words.strip())
    audit.record("forum.service-invited", by=by, about=made, at=now.isoformat(), organisation=organisation_id)
    return made


def _tell(kind: Any, made: Contributor, *, cause: str, by: Any, now: datetime, **more: Any) -> None:
    tell(
        kind, to=queries.mailbox_of(made.organisation_id, localdate(now)), cause=f"{made}:{cause}", by=by, about=made,
        title=made.meeting.title, service=made.organisation.name,
        contribute_at=reverse("forum:contribution", args=[made.meeting.key]), **more,
    )  # fmt: skip


@action(permissions.CONTRIBUTE)
def answer_invitation(made: Contributor, *, by: Actor, now: datetime, accepts: bool) -> None:
    """Whether the service contributes this time. It may change its mind until the meeting is over."""
    shut_out(made, by)
    if made.meeting.over_at:
        raise RuleBroken("This meeting is over.")
    made.accepted_at, made.declined_at = (now, None) if accepts else (None, now)
    made.save(update_fields=["accepted_at", "declined_at"])
    audit.record("forum.invitation-answered", by=by, about=made, at=now.isoformat(), accepts=accepts)


@action(permissions.CONTRIBUTE)
def offer_item(made: Contributor, *, by: Actor, now: datetime, item: NewItem) -> AgendaItem:
    """The service offers an item; the organisers put it on the agenda or say why not. Offering one accepts the invitation."""
    shut_out(made, by)
    if made.meeting.over_at:
        raise RuleBroken("This meeting is over.")
    offered = AgendaItem(
        meeting=made.meeting, contributor=made, position=last_position(made.meeting) + 1, offered_at=now
    )
    written(offered, item, on=localdate(now))
    offered.service = made.organisation.name
    offered.save()
    made.accepted_at, made.declined_at = made.accepted_at or now, None
    made.save(update_fields=["accepted_at", "declined_at"])
    tell(
        notices.OFFERED, to=queries.team_mailbox(made.meeting.series), cause=f"{offered}:offered", by=by, about=offered,
        title=made.meeting.title, service=made.organisation.name, item=offered.title,
        desk_at=reverse("forum:desk-meeting", args=[made.meeting.key]),
    )  # fmt: skip
    audit.record("forum.item-offered", by=by, about=offered, at=now.isoformat())
    return offered


@action(permissions.HOST)
def agree_item(item: AgendaItem, *, by: Actor, now: datetime) -> None:
    """Put an offered item on the agenda; the service is told."""
    bar_to_deciding(item)
    item.agreed_at = now
    item.save(update_fields=["agreed_at"])
    assert item.contributor is not None
    _tell(
        notices.ITEM_DECIDED,
        item.contributor,
        cause=f"{item}:agreed",
        by=by,
        now=now,
        item=item.title,
        agreed=True,
        why="",
    )
    audit.record("forum.item-agreed", by=by, about=item, at=now.isoformat())


@action(permissions.HOST)
def decline_item(item: AgendaItem, *, by: Actor, now: datetime, why: str) -> None:
    """Say why an offered item does not fit this time; the service is told."""
    bar_to_deciding(item)
    if len(why.split()) < 3:
        raise RuleBroken("Say why in at least 3 words. The service reads it.")
    item.declined_at, item.declined_why = now, why.strip()
    item.save(update_fields=["declined_at", "declined_why"])
    assert item.contributor is not None
    _tell(
        notices.ITEM_DECIDED, item.contributor, cause=f"{item}:declined", by=by, now=now, item=item.title, agreed=False,
        why=item.declined_why,
    )  # fmt: skip
    audit.record("forum.item-declined", by=by, about=item, at=now.isoformat())


def bar_to_deciding(item: AgendaItem) -> None:
    if item.contributor is None or item.agreed_at or item.declined_at or item.removed_at:
        raise RuleBroken("This item was decided on already.")


def shut_out(made: Contributor, by: Any) -> None:
    """Only somebody of the service itself answers for it."""
    from django.core.exceptions import PermissionDenied

    if hasattr(by, "organisations_where") and made.organisation_id not in by.organisations_where(
        permissions.CONTRIBUTE
    ):
        raise PermissionDenied(permissions.CONTRIBUTE.key)
