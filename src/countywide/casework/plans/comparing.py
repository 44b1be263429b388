"""Compares what a plan says at two moments, by section, by row and by word. Rows are known by their keys."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countywide.platform.kit.by_word import ADDED, CHANGED, OUT, SAME, Piece, by_word

from .sections import SectionSet
from .types import Content, RowSaid
from .writers import words

MOVED = "moved"
NOW = "now"
"""The working copy, among the numbers of versions."""


@dataclass(frozen=True)
class Detail:
    """One detail of a row that is not as it was."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class RowCompared:
    """One row in both versions, or in one of them."""

    key: str
    how: str  # same, added, out or changed
    moved: bool
    before: RowSaid | None
    after: RowSaid | None
    text: tuple[Piece, ...] = ()
    details: tuple[Detail, ...] = ()

    @property
    def number(self) -> str:
        """Its place now; where it is gone, its place before."""
        row = self.after or self.before
        assert row is not None
        return row.number

    @property
    def differs(self) -> bool:
        return self.moved or self.how != SAME

    @property
    def what_changed(self) -> tuple[str, ...]:
        """The names of what is not as it was."""
        if self.how != CHANGED:
            return ()
        text = ("the text",) if any(piece.how != SAME for piece in self.text) else ()
        return (*text, *(detail.name.lower() for detail in self.details))


@dataclass(frozen=True)
class SectionCompared:
    """One section with its rows, those that are gone standing where they stood."""

    key: str
    heading: str
    rows: tuple[RowCompared, ...]

    @property
    def differs(self) -> bool:
        return any(row.differs for row in self.rows)

    def of(self, how: str) -> tuple[RowCompared, ...]:
        """The rows that were added, taken out, changed, moved or left."""
        return tuple(row for row in self.rows if (row.moved if how == MOVED else row.how == how))


@dataclass(frozen=True)
class Compared:
    """Two versions beside each other."""

    sections: tuple[SectionCompared, ...]

    @property
    def differs(self) -> bool:
        return any(section.differs for section in self.sections)

    def count(self, how: str) -> int:
        return sum(len(section.of(how)) for section in self.sections)


def compare(before: Content, after: Content, held: SectionSet) -> Compared:
    """What was added, taken out, moved and changed from one content to another, in the order of a set of sections.

    A section that only one of them has, because the set changed meanwhile, stands at the end under its key.
    """
    headings = {section.key: section.heading for section in held.sections}
    known = [
        *headings,
        *dict.fromkeys(row.section for row in (*before.rows, *after.rows) if row.section not in headings),
    ]
    return Compared(
        tuple(SectionCompared(key, headings.get(key, ""), tuple(rows_compared(key, before, after))) for key in known)
    )


def rows_compared(section: str, before: Content, after: Content) -> Iterator[RowCompared]:
    """The rows of one section as they stand now, and each that is gone behind the row it followed."""
    was, now = before.rows_in(section), after.rows_in(section)
    old = {row.key: row for row in was}
    kept = {row.key for row in now}
    moved = out_of_order([row.key for row in was if row.key in kept], [row.key for row in now if row.key in old])
    gone = gone_behind(was, kept)
    yield from (row_out(row) for row in gone.get("", ()))
    for row in now:
        yield pair(old.get(row.key), row, before, after, moved=row.key in moved)
        yield from (row_out(each) for each in gone.get(row.key, ()))


def gone_behind(was: Sequence[RowSaid], kept: set[str]) -> dict[str, list[RowSaid]]:
    """The rows that are gone, by the key of the last row before them that is still there."""
    gone: dict[str, list[RowSaid]] = {}
    last = ""
    for row in was:
        if row.key in kept:
            last = row.key
        else:
            gone.setdefault(last, []).append(row)
    return gone


def out_of_order(was: list[str], now: list[str]) -> set[str]:
    """The fewest keys that must have been moved to turn one order into the other."""
    place = {key: number for number, key in enumerate(was)}
    tails: list[int] = []
    chains: list[list[str]] = []  # the longest chain of keys in their old order that ends with each length
    for key in now:
        at = bisect_left(tails, place[key])
        chain = [*(chains[at - 1] if at else []), key]
        tails[at : at + 1], chains[at : at + 1] = [place[key]], [chain]
    return set(now) - set(chains[-1] if chains else [])


def row_out(row: RowSaid) -> RowCompared:
    return RowCompared(row.key, OUT, False, row, None, (Piece(OUT, row.text),) if row.text else ())


def pair(was: RowSaid | None, now: RowSaid, before: Content, after: Content, *, moved: bool) -> RowCompared:
    """One row that is there now, beside what it was."""
    if was is None:
        return RowCompared(now.key, ADDED, False, None, now, (Piece(ADDED, now.text),) if now.text else ())
    text = by_word(was.text, now.text)
    details = tuple(details_compared(was, now, before, after))
    differs = details or any(piece.how != SAME for piece in text)
    return RowCompared(now.key, CHANGED if differs else SAME, moved, was, now, text, details)


def details_compared(was: RowSaid, now: RowSaid, before: Content, after: Content) -> Iterator[Detail]:
    """The details that are not as they were, what the row is for and what it rests on among them."""
    for name, called in words.LABELS.items():
        old, new = words.said(name, was.details), words.said(name, now.details)
        if old != new:
            yield Detail(called, old, new)
    if set(was.answers_to) != set(now.answers_to):
        yield Detail("For", numbers(was, before), numbers(now, after))
    old, new = sources(was), sources(now)
    if old != new:
        yield Detail("Based on", old, new)


def numbers(row: RowSaid, content: Content) -> str:
    return words.listed([each.number for each in content.rows if each.key in row.answers_to])


def sources(row: RowSaid) -> str:
    """The advice a row cites, each with the words that are cited."""
    return "; ".join(
        dict.fromkeys(f"{each.source}: “{each.quote}”" if each.quote else each.source for each in row.cites)
    )
