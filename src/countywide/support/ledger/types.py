"""Values that the ledger hands to other rooms, and the source of mapped children that a room above fills."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


class YearDays(Protocol):
    """A funding year as the rules need it: its first and last day."""

    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Year:
    """A funding year as plain days."""

    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Rate:
    """So much a year, from a day until another rate or the end."""

    from_on: date
    annual_pence: int


@dataclass(frozen=True)
class Balance:
    """What was put into a pot, what of it is promised and not paid, what is paid, and what is left. In pence."""

    allocated: int
    committed: int
    paid: int
    left: int


@dataclass(frozen=True)
class Share:
    """A part of a pot that is divided: for a community or an area, or for nobody yet."""

    pence: int
    community_id: int | None = None
    area_id: int | None = None


@dataclass(frozen=True)
class SchoolShare:
    """What one school has of a pot that is shared out among schools for a whole year."""

    school_id: int
    pence: int


@dataclass(frozen=True)
class Month:
    """What one month brings a school: what is certain, and what is merely indicative."""

    first: date
    confirmed: int = 0
    indicative: int = 0


@dataclass(frozen=True)
class Proof:
    """Whether a year's ledger balances, said in one sentence, with what was counted and every fault that was found."""

    holds: bool
    says: str
    transactions: int
    lines: int
    allocated: int
    committed: int
    paid: int
    left: int
    returned: int
    carried: int
    head: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class SchoolRow:
    """A school in a scenario: plain numbers, so that any method can be tried on them."""

    school_id: int  # accounts.Organisation
    name: str
    pupils: int
    mapped: Mapping[int, int] = field(default_factory=dict)  # level: number of children


Source = Callable[[str, date], Mapping[int, Mapping[int, int]]]
"""Asked for a stream on a day, answers for each school (its organisation) how many mapped children stand at each level."""

_sources: list[Source] = []


def map_children_by(source: Source) -> None:
    """Let a room above say how many children are mapped at which level in each school. Called in its `apps.ready`."""
    if source not in _sources:
        _sources.append(source)


def mapped_children(stream: str, on: date) -> dict[int, dict[int, int]]:
    """Children mapped at each level, by school: what every source says, added up."""
    found: dict[int, dict[int, int]] = {}
    for source in _sources:
        for school_id, levels in source(stream, on).items():
            held = found.setdefault(school_id, {})
            for level, number in levels.items():
                held[level] = held.get(level, 0) + number
    return found
