"""Turns entries into what the engine searches: their words with figures filled in, their wordings, their repeats."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from countywide.garden.knowledge import rules
from countywide.garden.knowledge.enums import EntryKind
from countywide.garden.knowledge.models import Entry, Value, Wording
from countywide.garden.knowledge.types import Answered, Unit
from countywide.platform.kit import values

MARKER = re.compile(r"\[[A-Za-z ]{1,30}held back\]|\[held back\]")


class Indexed(NamedTuple):
    """One entry that can be found, as its columns."""

    pk: int
    version: int
    slug: str
    kind: str
    question: str
    short_answer: str
    answer: str
    section: str
    answered: str
    audience: str
    published_at: Any


def findable() -> QuerySet[Entry]:
    """Every entry that is published or will be, but for repeats; in one order whatever the database."""
    return Entry.objects.filter(withdrawn_at=None, merged_into=None, published_at__isnull=False).order_by("id")


def indexed(entries: Sequence[int] | None = None) -> list[Indexed]:
    """Those entries, or some of them, as their columns."""
    rows = findable() if entries is None else findable().filter(pk__in=entries)
    return [Indexed(*row) for row in rows.values_list(*Indexed._fields)]


def values_on(day: date) -> dict[str, str]:
    """Each figure in force on a day, as it is shown; where two overlap, the later one."""
    in_force = Value.objects.in_force_on(day).order_by("key", "from_on", "id")
    typed = {value.key: str(value) for value in sorted(in_force, key=lambda v: (v.key, v.from_on or date.min))}
    return {**typed, **values.said()}  # what the service enforces is said as it is enforced


def wordings(entries: Sequence[int] | None = None) -> dict[int, list[str]]:
    """The approved other wordings of each entry."""
    approved = Wording.objects.filter(approved_at__isnull=False).order_by("id")
    if entries is not None:
        approved = approved.filter(entry_id__in=entries)
    found: dict[int, list[str]] = defaultdict(list)
    for entry, text in approved.values_list("entry_id", "text"):
        found[entry].append(text)
    return found


def other_answers(entries: Sequence[int] | None = None) -> dict[int, list[tuple[str, str]]]:
    """What was asked and answered in the repeats merged into each entry."""
    merged = Entry.objects.filter(merged_into__isnull=False, withdrawn_at=None).order_by("id")
    if entries is not None:
        merged = merged.filter(merged_into_id__in=entries)
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for entry, question, answer in merged.values_list("merged_into_id", "question", "answer"):
        found[entry].append((question, answer))
    return found


def searched(text: str, values: Mapping[str, str]) -> str:
    """The words of a text that can be searched: figures filled in, the markers of held words left out."""
    return " ".join(MARKER.sub(" ", rules.filled(text, values)).split()) if "[" in text or "{{" in text else text


def unit_of(
    row: Indexed, values: Mapping[str, str], wordings: Iterable[str] = (), repeats: Iterable[tuple[str, str]] = ()
) -> Unit:
    """One entry as the engine sees it. An answer its repeats give and it does not is searched too."""
    said = [rules.plain(searched(text, values)) for text in (row.short_answer, row.answer) if text]
    asked = list(wordings)
    for question, answer in repeats:
        if answer and (other := rules.plain(searched(answer, values))) not in said:
            said.append(other)
        if rules.normalised(question) != rules.normalised(row.question):
            asked.append(searched(question, values))
    return Unit(
        id=row.slug,
        question=searched(row.question, values),
        answer="\n".join(said),
        section=row.section,
        answered=Answered(row.answered),
        wordings=tuple(dict.fromkeys(asked)),
        is_passage=row.kind == EntryKind.PASSAGE,
    )


def units_on(day: date, entries: Sequence[int] | None = None) -> tuple[list[Indexed], list[Unit]]:
    """Everything that can be found, or some of it, as rows and as the engine's units, in the same order."""
    rows, values, asked, repeated = indexed(entries), values_on(day), wordings(entries), other_answers(entries)
    return rows, [unit_of(row, values, asked.get(row.pk, ()), repeated.get(row.pk, ())) for row in rows]
