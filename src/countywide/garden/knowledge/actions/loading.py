"""Loading a council's own answers from plain values, again and again without doubling: for the demo and for a new council."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from countywide.garden.knowledge import index, permissions, rules
from countywide.garden.knowledge.actions.publishing import set_links
from countywide.garden.knowledge.actions.telling import remember
from countywide.garden.knowledge.enums import AnsweredState, AnswerType, Audience, Did
from countywide.garden.knowledge.models import Entry, Topic, Value, Wording
from countywide.garden.knowledge.teams import Desk, desk_for, desks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import action

TYPES = {
    "rule": AnswerType.RULE,
    "date": AnswerType.DATE,
    "contact": AnswerType.CONTACT,
    "how-to": AnswerType.HOW_TO,
    "decision-pending": AnswerType.PENDING,
    "not-available": AnswerType.NOT_AVAILABLE,
}


@action(permissions.EDIT)
def load_answers(
    _: None,
    *,
    by: Any,
    on: date,
    topic: Mapping[str, Any],
    answers: Iterable[Mapping[str, Any]],
    values: Iterable[Mapping[str, Any]] = (),
) -> int:
    """Load one topic with its answers and figures. What is there already by its key is brought up to date, not doubled.

    An answer holds key, question, wordings, short, full, law, type, team, audience, state, reviewed_days_ago,
    review_in_days, links and, while something is awaited, awaiting and next_update_in_days.
    """
    for given in values:
        keep_value(given)
    known = desks()
    kept = keep_topic(topic, known)
    count = 0
    for given in answers:
        keep_answer(given, kept, known, by=by, on=on)
        count += 1
    index.touch()
    audit.record("knowledge.loaded", by=by, about=kept, on=on.isoformat(), answers=count)
    return count


def keep_topic(given: Mapping[str, Any], known: dict[str, Desk]) -> Topic:
    desk = desk_for(str(given.get("team", "")), known)
    columns = {
        "title": given["title"],
        "intro": given.get("intro", "").strip(),
        "order": given.get("order", 100),
        "team_id": desk.pk,
        "team_key": desk.key,
    }
    return Topic.objects.update_or_create(key=given["key"], defaults=columns)[0]


def keep_value(given: Mapping[str, Any]) -> None:
    columns = {name: given[name] for name in ("label", "value", "unit", "until_on", "note") if name in given}
    columns["value"] = str(columns["value"])
    Value.objects.update_or_create(key=given["key"], from_on=given.get("from_on"), defaults=columns)


def keep_answer(given: Mapping[str, Any], topic: Topic, known: dict[str, Desk], *, by: Any, on: date) -> None:
    """One answer, its wordings and its links."""
    desk = desk_for(str(given.get("team") or topic.team_key), known)
    checked_on = on - timedelta(days=given.get("reviewed_days_ago", 0))
    awaited = given.get("next_update_in_days")
    columns = {
        "question": given["question"],
        "short_answer": given.get("short", "").strip(),
        "answer": given.get("full", "").strip(),
        "law": given.get("law", ""),
        "answer_type": TYPES.get(given.get("type", ""), ""),
        "audience": Audience(given.get("audience", "everyone").upper()),
        "answered": AnsweredState.ANSWERED,
        "topic": topic,
        "team_id": desk.pk,
        "team_key": desk.key,
        "checked_on": checked_on,
        "review_by": on + timedelta(days=given.get("review_in_days", rules.REVIEW_DAYS)),
        "awaiting": given.get("awaiting", "") if awaited is not None else "",
        "next_update_by": on + timedelta(days=awaited) if awaited is not None else None,
        "published_at": None if given.get("state") == "draft" else noon(checked_on),
    }
    entry, is_new = Entry.objects.get_or_create(slug=rules.slug_of(given["key"], most=90), defaults=columns)
    if is_new:
        remember(entry, Did.ADDED, by=by)
        if entry.published_at:
            entry.history.create(at=entry.published_at, actor=str(by)[:120], by_id=by.pk, did=Did.PUBLISHED)
    else:
        words = ("question", "short_answer", "answer", "law", "audience", "answer_type", "topic", "team_id", "team_key")
        for name in words:
            setattr(entry, name, columns[name])
        entry.save()
    set_links(entry, tuple(given.get("links", ())))
    for text in given.get("wordings", ()):
        Wording.objects.get_or_create(entry=entry, text=text[:300], defaults={"approved_at": timezone.now()})


def noon(day: date) -> datetime:
    """The middle of a day, as a moment."""
    return timezone.make_aware(datetime.combine(day, time(12)))
