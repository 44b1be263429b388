"""Values the mapping room works with and hands to others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LOWEST, HIGHEST = 0, 4
LEVELS = tuple(range(LOWEST, HIGHEST + 1))


@dataclass(frozen=True)
class Area:
    """One of the six areas of need: how much it weighs, and what each level from 0 to 4 says."""

    key: str
    name: str
    weight: int
    levels: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """A step of a ladder: from how many points a child stands on it, and what it is worth in a year."""

    level: int
    name: str
    from_points: int
    pence: int


@dataclass(frozen=True)
class Exemplar:
    """An invented child without a name: what is seen, the levels that were agreed, and why."""

    key: str
    title: str
    story: str
    levels: dict[str, int]
    why: dict[str, str]


@dataclass(frozen=True)
class Descriptors:
    """One version of the published descriptors."""

    version: str
    title: str
    valid_from: date
    is_draft: bool
    withdrawn_on: date | None
    withdrawn_because: str
    published_on: date | None
    consult_until: date | None
    changes: tuple[str, ...]
    points: tuple[int, ...]  # what a level is worth before it is weighted
    areas: tuple[Area, ...]
    year_r: tuple[Step, ...]
    tiers: tuple[Step, ...]
    exemplars: tuple[Exemplar, ...]

    def area(self, key: str) -> Area:
        return next(each for each in self.areas if each.key == key)

    def exemplar(self, key: str) -> Exemplar | None:
        return next((each for each in self.exemplars if each.key == key), None)

    def ladder(self, basis: str) -> tuple[Step, ...]:
        """The steps of Year R, or those of plans."""
        return self.tiers if basis == "PLAN_TIER" else self.year_r


@dataclass(frozen=True)
class Row:
    """One line of the working: an area, its level, what the level is worth, the weight, the points."""

    area: str
    level: int
    points: int
    weight: int
    total: int


@dataclass(frozen=True)
class Scored:
    """What levels come to on one ladder, with every step of the sum."""

    rows: tuple[Row, ...]
    points: int
    step: Step | None  # none: below the lowest step

    @property
    def level(self) -> int:
        return self.step.level if self.step else 0

    @property
    def pence(self) -> int:
        return self.step.pence if self.step else 0


@dataclass(frozen=True)
class Intake:
    """The published dates for the children who start in one September."""

    year: int
    profile_by: date
    amounts_by: date


@dataclass(frozen=True)
class Terms:
    """The council's own rules for profiles and amounts, from one dated file."""

    begins: date
    method: (
        str  # VALUE: each level has its value, reduced together where the pot is short; SHARE: the whole pot by weight
    )
    late_days: int
    answer_school_days: int
    query_school_days: int
    evidence_from: int
    reason_letters: int
    band_letters_by: tuple[int, int]  # month and day
    not_taken_back: bool
    not_cut_before: tuple[int, int]  # month and day of the year after the first day
    intakes: tuple[Intake, ...]

    def intake(self, year: int) -> Intake | None:
        return next((each for each in self.intakes if each.year == year), None)


@dataclass(frozen=True)
class Child:
    """What decides which stream a child's help is paid from."""

    has_plan: bool = False
    is_special_place: bool = False
    waits_for_specialist: bool = False
    is_assessed: bool = False
    starts_reception: bool = False
    has_profile: bool = False
    has_year_r_award: bool = False
    is_mover: bool = False
    in_community: bool = True


@dataclass(frozen=True)
class Stated:
    """The one stream, why, by which rule, who decides, and what comes next."""

    stream: str
    reason: str
    rule: str
    decides: str
    next: str


@dataclass(frozen=True)
class Pool:
    """The Reception money of one intake in the whole county, and how many amounts came in time."""

    allocated: int
    left: int
    needed: int
    schools: int
    issued: int
    in_time: int

    @property
    def even(self) -> int:
        """What each school with mapped children would get of an even share."""
        return self.allocated // self.schools if self.schools else 0

    @property
    def short(self) -> int:
        return max(0, self.needed - self.allocated)


@dataclass(frozen=True)
class Agreement:
    """How far two who mapped the same children agree."""

    pairs: int
    same: int
    per_cent: float
    kappa: float | None
    weighted: float | None
