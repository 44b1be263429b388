"""Two versions of a plan side by side as they are shown: what changed first, then the words, marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from countywide.platform.kit.by_word import ADDED, CHANGED, OUT, SAME, Piece
from countywide.platform.kit.tags.saying import short_date

from .. import comparing
from ..comparing import MOVED, NOW, Compared, RowCompared, SectionCompared
from ..types import RowSaid
from ..writers import words

TAGS = {ADDED: ("Added", "green"), OUT: ("Taken out", "red"), CHANGED: ("Changed", "blue"), MOVED: ("Moved", "purple")}
COUNTED = ((ADDED, "added"), (OUT, "taken out"), (CHANGED, "changed"), (MOVED, "moved"))


def choices(versions: Sequence[Any], *, working: bool) -> list[tuple[str, str]]:
    """What can be compared, the newest first."""
    found = [
        (str(each.number), f"{each.number}: {each.get_issued_as_display()}, {short_date(each.issued_on)}")
        for each in versions
    ]
    return [(NOW, "The plan as it is being written"), *found] if working else found


def shown(compared: Compared, *, everything: bool) -> dict[str, Any]:
    """The summary, and the sections in which something differs; on request what stayed as it was as well."""
    sections = [each for each in compared.sections if each.rows and (everything or each.differs)]
    return {
        "differs": compared.differs,
        "counts": counts(compared),
        "summary": [summary(each) for each in compared.sections if each.differs],
        "sections": [section(each, everything=everything) for each in sections],
    }


def counts(compared: Compared) -> str:
    """ "2 rows changed, 1 added." """
    found = [(compared.count(how), said) for how, said in COUNTED]
    told = [f"{number} {'row' if number == 1 else 'rows'} {said}" for number, said in found if number]
    return f"{', '.join(told)}." if told else "Nothing differs."


def heading(each: SectionCompared) -> str:
    return f"Section {each.key}: {each.heading}" if each.heading else f"Section {each.key}"


def summary(each: SectionCompared) -> dict[str, Any]:
    """One section: each row that is not as it was, and what of it."""
    return {
        "heading": heading(each),
        "rows": [
            {"href": f"#{anchor(row)}", "number": row.number, "what": what(row)} for row in each.rows if row.differs
        ],
    }


def what(row: RowCompared) -> str:
    """ "changed: the text, by when; moved" """
    told = []
    if row.how == CHANGED:
        told.append(f"changed: {', '.join(row.what_changed)}")
    elif row.how != SAME:
        told.append("taken out: this is the number that it had" if row.how == OUT else "added")
    return "; ".join([*told, *(["moved"] if row.moved else [])])


def anchor(row: RowCompared) -> str:
    """Where on the page it stands; a row that is gone may have had the number of one that is there."""
    return f"gone-{row.number}" if row.how == OUT else f"row-{row.number}"


def section(each: SectionCompared, *, everything: bool) -> dict[str, Any]:
    rows = [shown_row(row) for row in each.rows if everything or row.differs]
    return {"key": each.key, "heading": heading(each), "rows": rows}


def shown_row(row: RowCompared) -> dict[str, Any]:
    """A row with its text marked, each detail that is not as it was, and where it stood."""
    names = [name for name, holds in ((row.how, row.how in TAGS), (MOVED, row.moved)) if holds]
    return {
        "anchor": anchor(row),
        "number": row.number,
        "tags": [{"text": TAGS[name][0], "colour": TAGS[name][1]} for name in names],
        "was": was(row),
        "text": row.text,
        "details": [{"name": each.name, "pieces": pieces(each)} for each in details(row)],
    }


def was(row: RowCompared) -> str:
    """The number it had, where that is another."""
    if row.before is None or row.after is None or row.before.number == row.after.number:
        return ""
    return f"It was {row.before.number}."


def details(row: RowCompared) -> Iterator[comparing.Detail]:
    """The details that differ; of a row that is new or gone, all of them."""
    if row.how in (ADDED, OUT):
        held = row.after or row.before
        assert held is not None
        yield from all_of(held, is_new=row.how == ADDED)
    else:
        yield from row.details


def all_of(row: RowSaid, *, is_new: bool) -> Iterator[comparing.Detail]:
    for name, called in words.LABELS.items():
        if said := words.said(name, row.details):
            yield comparing.Detail(called, *(("", said) if is_new else (said, "")))


def pieces(each: comparing.Detail) -> list[Piece]:
    """What it was, marked as taken out, and what it is, marked as added."""
    found = [Piece(OUT, each.before)] if each.before else []
    if each.before and each.after:
        found.append(Piece(SAME, " "))
    return [*found, Piece(ADDED, each.after)] if each.after else found
