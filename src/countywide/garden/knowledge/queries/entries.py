"""Questions about entries: one of them, what goes with it, what changed, and a whole document in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Count, F, Prefetch, Q, QuerySet
from django.db.models.functions import Abs

from countywide.garden.knowledge import rules
from countywide.garden.knowledge.enums import Did
from countywide.garden.knowledge.models import Entry, EntryHistory, Follow, Hold, Link, Source, Topic, Upload, Value

SAID_TO_READERS = (Did.PUBLISHED, Did.CHANGED, Did.ANSWERED, Did.CONFIRMED, Did.WITHDRAWN, Did.VALUE)


def entries_for(actor: Any) -> QuerySet[Entry]:
    """Every entry this person may read, with what a page says beside it."""
    return Entry.objects.seen_by(actor).with_owners().order_by("id")


def entry_called(slug: str, *, actor: Any) -> Entry | None:
    """One entry by its public name, if this person may read it."""
    shown = entries_for(actor).select_related("merged_into", "source__replaces")
    return shown.filter(slug=slug).prefetch_related(Prefetch("links", Link.objects.order_by("id"))).first()


def related_to(entry: Entry, *, actor: Any, most: int = 5) -> list[Entry]:
    """Others of the same topic, or of the same section of the same document, nearest first."""
    if not entry.topic_id and not entry.source_id:
        return []
    same = Q(topic=entry.topic_id) if entry.topic_id else Q(source=entry.source_id, section=entry.section)
    others = Entry.objects.seen_by(actor).shown().canonical().filter(same).exclude(pk=entry.pk)
    distance = Abs(F("pk") - entry.pk, output_field=BigIntegerField())
    return list(others.annotate(distance=distance).order_by("distance", "pk")[:most])


def names_of(addresses: Iterable[str]) -> dict[str, str]:
    """What to call a link of our own: the topic's title or the answer's question."""
    topics = {address.removeprefix("/topics/"): address for address in addresses if address.startswith("/topics/")}
    answers = {address.removeprefix("/answers/"): address for address in addresses if address.startswith("/answers/")}
    found: dict[str, str] = {}
    if topics:
        found |= {topics[key]: title for key, title in Topic.objects.filter(key__in=topics).values_list("key", "title")}
    if answers:
        found |= {
            answers[slug]: words
            for slug, words in Entry.objects.filter(slug__in=answers).values_list("slug", "question")
        }
    return found


def repeats_of(entry: Entry) -> QuerySet[Entry]:
    """The same question where it was asked again, with the answer given there."""
    return entry.repeats.select_related("source").order_by("source_id", "row", "id")


def history_of(entry: Entry, most: int = 10) -> list[EntryHistory]:
    """What befell an entry that its readers should know, newest first."""
    return list(entry.history.filter(did__in=SAID_TO_READERS).order_by("-id")[:most])


def whole_history_of(entry: Entry) -> QuerySet[EntryHistory]:
    """Everything that befell an entry, with who and the old words: for editors."""
    return entry.history.select_related("by").order_by("-id")


def changes_since(moment: datetime, *, actor: Any, topic: Topic | None = None) -> QuerySet[EntryHistory]:
    """What changed for readers since a moment, newest first."""
    changed = EntryHistory.objects.filter(
        at__gte=moment, did__in=SAID_TO_READERS, entry__in=Entry.objects.seen_by(actor)
    )
    if topic is not None:
        changed = changed.filter(entry__topic=topic)
    return changed.select_related("entry").order_by("-id")


def topics(*, actor: Any) -> QuerySet[Topic]:
    """Every topic with how many entries this person finds in it, in the council's order."""
    mine = Entry.objects.seen_by(actor).shown().canonical()
    return (
        Topic.objects.select_related("team")
        .annotate(answers=Count("entries", filter=Q(entries__in=mine)))
        .order_by("order", "title", "id")
    )


def topic_called(key: str) -> Topic | None:
    """One topic by its key."""
    return Topic.objects.select_related("team").filter(key=key).first()


def entries_of(topic: Topic, *, actor: Any) -> QuerySet[Entry]:
    """The answers of a topic that this person may read, oldest first."""
    return Entry.objects.seen_by(actor).shown().canonical().filter(topic=topic).with_owners().order_by("id")


def entries_mentioning(value_key: str) -> QuerySet[Entry]:
    """The entries in which a figure stands."""
    mark = f"value:{value_key}"
    return Entry.objects.filter(
        Q(answer__contains=mark) | Q(short_answer__contains=mark) | Q(question__contains=mark)
    ).order_by("id")


def values_on(day: date) -> QuerySet[Value]:
    """The figures in force on a day."""
    return Value.objects.in_force_on(day).order_by("key", "from_on", "id")


def sources() -> QuerySet[Source]:
    """Every imported document, the newest version of each, newest first."""
    return Source.objects.filter(replaced_by=None).annotate(count=Count("entries")).order_by("-imported_at", "-id")


def source_numbered(number: int) -> Source | None:
    """One imported document, any version."""
    return Source.objects.select_related("replaces", "imported_by").filter(pk=number).first()


def upload_called(key: UUID) -> Upload | None:
    """A file on its way in."""
    return Upload.objects.select_related("source").filter(pk=key).first()


def follow_with(token: str) -> Follow | None:
    """What somebody follows, by the token in their messages."""
    return Follow.objects.select_related("topic").filter(token=token).first()


def rows_of(source: Source | None = None) -> QuerySet[Entry]:
    """Every row of the documents in source order, merged repeats and all."""
    rows = Entry.objects.filter(withdrawn_at=None).select_related("source", "merged_into")
    if source is not None:
        rows = rows.filter(source=source)
    return rows.order_by("source_id", "row", "id")


def exported(*, whole: bool = False, source: Source | None = None) -> Iterator[dict[str, Any]]:
    """Each row as the export writes it; `whole` puts back what is held, for operators."""
    holds = held_words() if whole else {}
    for entry in rows_of(source).iterator(chunk_size=2000):
        line = {
            "id": entry.slug,
            "question": rules.uncovered(entry.question, holds.get((entry.pk, "QUESTION"), ())),
            "answer": rules.uncovered(entry.answer, holds.get((entry.pk, "ANSWER"), ())),
            "section": rules.uncovered(entry.section, holds.get((entry.pk, "SECTION"), ())),
            "source": entry.source.title if entry.source else "",
            "row": entry.row,
        }
        if entry.merged_into is not None:
            line["merged_into"] = entry.merged_into.slug
        yield line


def held_words() -> dict[tuple[int, str], list[tuple[str, str, bool]]]:
    """Everything held back, by entry and field, in the order it stands there."""
    found: dict[tuple[int, str], list[tuple[str, str, bool]]] = {}
    for hold in Hold.objects.filter(entry__isnull=False).order_by("entry_id", "field", "place"):
        found.setdefault((hold.entry_id or 0, hold.field), []).append(
            (hold.marker, hold.text, hold.released_at is not None)
        )
    return found
