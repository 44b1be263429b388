"""What a round has done by a day, and what it owes: counted by the date in law, however the plan was late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..types import Counted, Decided


def counted(rows: Iterable[Decided], *, strict: date) -> Counted:
    """The plan of each child was sent in time, was sent late, or is owed (SEND Regulations 2014 reg 18). A plan that names a type
    alone keeps the date, and the child has no place all the same: it is counted beside."""
    in_time = late = owed = type_only = 0
    for row in rows:
        if row.met_on is None:
            owed += 1
            continue
        in_time += row.met_on <= strict
        late += row.met_on > strict
        type_only += not row.has_place
    return Counted(in_time, late, owed, type_only)


def by_area(rows: Iterable[Decided], *, strict: date) -> dict[str, Counted]:
    """The same for each area that has children in the round, by name."""
    areas: dict[str, list[Decided]] = {}
    for row in rows:
        areas.setdefault(row.area, []).append(row)
    return {area: counted(found, strict=strict) for area, found in sorted(areas.items())}


def days_late(*, strict: date, on: date) -> int:
    """Whole days since the date in law; none before it."""
    return max(0, (on - strict).days)
