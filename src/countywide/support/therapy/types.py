"""Values of the room for link therapists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Tier:
    """How many contacts a term a school can expect from some need on."""

    at_least: int
    contacts: int
    says: str


@dataclass(frozen=True)
class Programme:
    """What link therapy promises, as a dated file says. A council may have its own."""

    begins: date
    record_working_days: int
    nudge_working_days: int
    raise_working_days: int
    grace_days: int
    parts_of_a_term: int
    remind_days: int
    topic: str
    pupils_each: int
    support: int
    plan: int
    tiers: tuple[Tier, ...]
    planned: dict[str, date]  # by code of a council outside the area, where a day is planned
    records_answered: str


@dataclass(frozen=True)
class Figures:
    """What the need of a school is worked out from; None where the register does not say."""

    pupils: int | None
    support: int | None
    plans: int | None


@dataclass(frozen=True)
class Expected:
    """The contacts a school can expect in a term, and why so many."""

    contacts: int
    need: int
    says: str


@dataclass(frozen=True)
class Term:
    """A term as people speak of it: autumn, spring, summer."""

    name: str
    first_day: date
    last_day: date
    half: date  # the day on which its second half begins


@dataclass(frozen=True)
class LinkFacts:
    """What the standing of a link follows from."""

    has_lead: bool
    had_lead: bool
    changes: bool  # the lead's last day is known, or the next one's first
    is_paused: bool
    is_booked: bool
    has_met: bool


@dataclass(frozen=True)
class Pupil:
    """What gives a pupil away in free text."""

    surname: str
    forename: str
    known_as: str
    born_on: date
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """What the record of a meeting says."""

    mode: str
    present: tuple[str, ...]
    universal: str = ""
    targeted: str = ""
    specialist: str = ""
    training: str = ""
    children: int = 0
    next_on: date | None = None
    no_next: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All free text of it."""
        return tuple(
            each for each in (self.universal, self.targeted, self.specialist, self.training, self.no_next) if each
        )


@dataclass(frozen=True)
class Wanted:
    """An action to agree."""

    what: str
    owner: str
    due_on: date
    strand: int
    level: int
    teacher_id: int | None = None
    meeting_id: int | None = None
