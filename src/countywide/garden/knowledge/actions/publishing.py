"""Writing entries: publish, change, confirm, withdraw, merge."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from countywide.garden.knowledge import permissions, rules
from countywide.garden.knowledge.actions.telling import WORDS, check_words, now_findable, remember, tell_of_change
from countywide.garden.knowledge.enums import AnsweredState, Did
from countywide.garden.knowledge.models import Entry, Link
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action

CHANGEABLE = (
    *WORDS,
    "audience",
    "answer_type",
    "topic_id",
    "team_id",
    "team_key",
    "review_by",
    "next_update_by",
    "awaiting",
)


@action(permissions.EDIT)
def write(
    _: None, *, by: Any, on: date, question: str, may_name: bool = False, links: tuple[str, ...] = (), **given: Any
) -> Entry:
    """Write a new entry as a draft. Personal data in it is refused unless the editor says that it may be published."""
    texts = [question, given.get("short_answer", ""), given.get("answer", "")]
    check_words(*texts, may_name=may_name)
    if bar := rules.bar_to_short_answer(given.get("short_answer", "")):
        raise RuleBroken(bar)
    entry = Entry.objects.create(slug=new_slug(question), question=question, checked_on=on, **given)
    set_links(entry, links)
    remember(entry, Did.ADDED, by=by)
    audit.record("knowledge.written", by=by, about=entry, on=on.isoformat())
    return entry


@action(permissions.PUBLISH)
def publish(entry: Entry, *, by: Any, on: date, from_moment: datetime | None = None) -> None:
    """Put an entry where its readers find it, at once or from a later moment, and tell those who follow its topic."""
    if bar := rules.bar_to_publishing(
        question=entry.question,
        answer=entry.answer or entry.short_answer,
        is_answered=entry.answered == AnsweredState.ANSWERED,
        awaiting=entry.awaiting,
        is_merged=entry.merged_into_id is not None,
    ):
        raise RuleBroken(bar)
    entry.published_at = from_moment or timezone.now()
    entry.withdrawn_at = None
    entry.checked_on = on
    entry.review_by = entry.review_by or on + timedelta(days=rules.REVIEW_DAYS)
    entry.save(update_fields=["published_at", "withdrawn_at", "checked_on", "review_by"])
    remember(entry, Did.PUBLISHED, by=by)
    now_findable()
    tell_of_change(entry, by=by, why="A new answer was published.")
    audit.record("knowledge.published", by=by, about=entry, on=on.isoformat(), review_by=str(entry.review_by))


@action(permissions.PUBLISH)
def withdraw(entry: Entry, *, by: Any, on: date, why: str) -> None:
    """Take an entry out of every list and search. Its address stays and says that it was withdrawn, and why."""
    if entry.withdrawn_at is not None:
        raise RuleBroken("This entry was withdrawn already.")
    entry.withdrawn_at = timezone.now()
    entry.save(update_fields=["withdrawn_at"])
    remember(entry, Did.WITHDRAWN, by=by, why=why)
    now_findable()
    audit.record("knowledge.withdrawn", by=by, about=entry, on=on.isoformat())


@action(permissions.ANSWER)
def change(
    entry: Entry,
    *,
    by: Any,
    on: date,
    why: str,
    may_name: bool = False,
    links: tuple[str, ...] | None = None,
    **given: Any,
) -> None:
    """Change an entry's words or facts: the old words go to its history, and readers who follow it are told why."""
    unknown = set(given) - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"An entry has no {', '.join(sorted(unknown))} to change.")
    if bar := rules.bar_to_short_answer(given.get("short_answer", entry.short_answer)):
        raise RuleBroken(bar)
    changed = {name: value for name, value in given.items() if getattr(entry, name) != value}
    if (review_by := changed.get("review_by")) and (bar := rules.bar_to_review_date(review_by=review_by, on=on)):
        raise RuleBroken(bar)
    check_words(*(str(changed[name]) for name in WORDS if name in changed), may_name=may_name)
    if not why.strip() and any(name in changed for name in WORDS):
        raise RuleBroken("Say what changed and why, in a sentence for readers.")
    before = {name: plain_value(getattr(entry, name)) for name in changed}
    for name, value in changed.items():
        setattr(entry, name, value)
    if {"answer", "short_answer"} & set(changed) and (entry.answer or entry.short_answer):
        entry.answered = AnsweredState.ANSWERED
    entry.checked_on = on
    entry.save()
    if links is not None:
        set_links(entry, links)
    remember(entry, Did.CHANGED, by=by, why=why, before=before)
    now_findable()
    if any(name in changed for name in WORDS):
        tell_of_change(entry, by=by, why=why)
    audit.record("knowledge.changed", by=by, about=entry, on=on.isoformat(), fields=sorted(changed))


@action(permissions.ANSWER)
def confirm_still_right(entry: Entry, *, by: Any, on: date, review_by: date) -> None:
    """Say that an entry was checked today and is right, and by when it is looked at next."""
    if bar := rules.bar_to_review_date(review_by=review_by, on=on):
        raise RuleBroken(bar)
    entry.checked_on, entry.review_by = on, review_by
    entry.save(update_fields=["checked_on", "review_by"])
    remember(entry, Did.CONFIRMED, by=by)
    audit.record("knowledge.confirmed", by=by, about=entry, on=on.isoformat(), review_by=review_by.isoformat())


@action(permissions.EDIT)
def merge(entry: Entry, *, by: Any, on: date, into: Entry) -> None:
    """Point a repeat at the entry that is kept. The kept one counts its askings; nothing is lost from the export."""
    kept = Entry.objects.select_for_update().get(pk=into.pk)
    if bar := rules.bar_to_merging(
        is_same=kept.pk == entry.pk,
        is_merged=entry.merged_into_id is not None,
        into_merged=kept.merged_into_id is not None,
    ):
        raise RuleBroken(bar)
    entry.repeats.update(merged_into=kept)
    entry.merged_into = kept
    entry.save(update_fields=["merged_into"])
    kept.asked_count += entry.asked_count
    kept.save(update_fields=["asked_count"])
    entry.answers_to.update(answer=kept)
    remember(entry, Did.MERGED, by=by)
    now_findable()
    audit.record("knowledge.merged", by=by, about=entry, on=on.isoformat(), into=kept.pk)


@action(permissions.EDIT)
def looked_at(entry: Entry, *, by: Any, on: date) -> None:
    """Note that an editor read an entry that seemed to be about one child and leaves it published."""
    entry.looked_at = timezone.now()
    entry.save(update_fields=["looked_at"])
    audit.record("knowledge.looked-at", by=by, about=entry, on=on.isoformat())


def new_slug(question: str) -> str:
    """A public name nobody else has."""
    plain = rules.slug_of(question)
    return rules.slug_of(question, Entry.objects.filter(slug__startswith=plain).values_list("slug", flat=True))


def set_links(entry: Entry, addresses: tuple[str, ...]) -> None:
    """Keep exactly these addresses beside an entry."""
    entry.links.exclude(address__in=addresses).delete()
    for address in dict.fromkeys(addresses):
        Link.objects.get_or_create(entry=entry, address=address[:500])


def plain_value(value: Any) -> Any:
    """A value as its history keeps it."""
    return value.isoformat() if isinstance(value, date) else value
