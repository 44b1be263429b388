"""Some sections of a plan, row by row without what each rests on: for a sheet that goes beside the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from countywide.platform.kit.paper.blocks import Block, as_written, clean, facts, heading

from ..sections import read
from ..types import Content, RowSaid
from . import words


def brief_of(content: Content, keys: Collection[str]) -> Iterator[Block]:
    """The sections of these keys that say anything, in the order of the plan."""
    for section in read(content.kind, date.fromisoformat(content.begins)).sections:
        rows = content.rows_in(section.key) if section.key in keys else ()
        if rows:
            yield heading(f"{section.heading} (section {section.key})")
        for row in rows:
            yield from row_of(row)


def row_of(row: RowSaid) -> Iterator[Block]:
    """The row's own words whole, and how much of what, by whom."""
    yield heading(row.number, 3)
    yield from as_written(row.text)
    said = [(called, clean(words.said(name, row.details))) for name, called in words.LABELS.items()]
    if rows := [(called, value) for called, value in said if value and value != row.text]:
        yield facts(rows)
