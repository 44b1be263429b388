"""What every change to an entry sets off: its history, the index, and word to those who wait for it or follow it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from countywide.garden.knowledge import index, notices, permissions, privacy, rules, units
from countywide.garden.knowledge.enums import Audience, Did, Status
from countywide.garden.knowledge.models import Asker, Entry, EntryHistory, Follow
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

WORDS = ("question", "short_answer", "answer", "section", "law")


def remember(entry: Entry, did: Did, *, by: Any, why: str = "", before: dict[str, Any] | None = None) -> None:
    """Add a line to an entry's history."""
    EntryHistory.objects.create(
        entry=entry, by_id=by.pk, actor=str(by)[:120], did=did, why=why[:300], before=before or {}
    )


def now_findable() -> None:
    """Say that what is searched has changed, and make its vectors once it is committed."""
    index.touch()
    transaction.on_commit(index.encode_new)


def check_words(*texts: str, may_name: bool) -> None:
    """Refuse words to be published that look like personal data, unless a person has said that they may be."""
    if may_name:
        return
    kinds = [kind for text in texts if text for kind in privacy.looked_through(text).kinds]
    if bar := rules.bar_to_personal_data(kinds):
        raise RuleBroken(bar)


def tell_of_change(entry: Entry, *, by: Any, why: str) -> None:
    """One message to everyone who asked what this entry answers, and to those who follow its topic."""
    if entry.status not in (Status.PUBLISHED, Status.EXPIRED):
        return
    words: dict[str, Any] = {
        "title": rules.plain(entry.question)[:120],
        "why": why,
        "address": entry.get_absolute_url(),
    }
    cause = f"entry:{entry.pk}:{entry.version}"
    askers = Asker.objects.filter(question__answer=entry).order_by("id")
    told = {asker.email for asker in askers}
    tell(
        notices.CHANGED,
        to=[recipient_of(asker) for asker in askers],
        cause=f"{cause}:askers",
        by=by,
        about=entry,
        stop="",
        **words,
    )
    for follow in followers_of(entry):
        if follow.email not in told:
            stop = reverse("knowledge:stop-following", args=[follow.token])
            tell(
                notices.CHANGED,
                to=[recipient_of(follow)],
                cause=f"{cause}:{follow.pk}",
                by=by,
                about=entry,
                stop=stop,
                **words,
            )


def followers_of(entry: Entry) -> Iterable[Follow]:
    """Those who follow the entry's topic and may read it."""
    on = Follow.objects.filter(topic=entry.topic_id, confirmed_at__isnull=False, ended_at=None)
    for follow in on.select_related("user").order_by("id"):
        if entry.audience != Audience.SCHOOLS or (follow.user and follow.user.may(permissions.READ_FOR_SCHOOLS)):
            yield follow


def recipient_of(who: Asker | Follow) -> Recipient:
    return Recipient(who.email, organisation_id=who.organisation_id, user_id=who.user_id)


def short_words(entry: Entry) -> str:
    """The short answer as a message says it."""
    values = units.values_on(timezone.localdate())
    return rules.short_of(rules.plain(rules.filled(entry.short_answer, values)), rules.filled(entry.answer, values))
