"""Values of the quality room: what can be drawn, what is looked at, what the record says, what figures may be shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """A case that can be drawn, and the layer of the county it stands for."""

    key: int
    layer: str


@dataclass(frozen=True)
class Seat:
    """A case that waits for an auditor: who had a hand in it, and the teams that held it."""

    key: int
    handled_by: frozenset[int]
    teams: frozenset[int]


@dataclass(frozen=True)
class Auditor:
    """Somebody who may audit, and the organisations in which they work."""

    key: int
    works_in: frozenset[int]


@dataclass(frozen=True)
class Weighed:
    """One result with the weight of what was looked at; `is_essential` where no good grade stands without it."""

    result: str
    weight: int = 1
    is_essential: bool = False


@dataclass(frozen=True)
class Thresholds:
    """The least share of the weight, from 0 to 1, that earns each grade but the last."""

    outstanding: float
    good: float
    improve: float


@dataclass(frozen=True)
class Agreement:
    """How often the second look came to the grade of the first."""

    moderated: int
    same: int
    next_to: int  # one grade apart


@dataclass(frozen=True)
class Found:
    """What the record says of one criterion on one case: a result, and the facts it rests on."""

    result: str
    says: tuple[str, ...] = ()
