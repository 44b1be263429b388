"""Values of the room for children without a named place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True)
class Step:
    """One level of the ladder: who owns it and what they do."""

    level: int
    owner: str
    does: str


@dataclass(frozen=True)
class Ladder:
    """From when a search stands at which level, as a dated file says. A council may have its own."""

    begins: date
    contact_within: timedelta
    interim_within: timedelta
    reply_working_days: int
    named_by: tuple[int, int]  # month and day of the year in which the next place begins
    named_by_post_16: tuple[int, int]
    head_within: timedelta  # before the next place begins
    daily_within: int  # school days before the present place ends
    steps: tuple[Step, ...]

    def step(self, level: int) -> Step:
        return next(each for each in self.steps if each.level == level)


@dataclass(frozen=True)
class Standing:
    """What the level of a search follows from."""

    needed_on: date | None  # the next place begins
    ends_on: date | None  # the last day of the present place
    school_days_left: int | None  # until then, counting it
    is_post_16: bool
    is_flagged: bool


@dataclass(frozen=True)
class AtSchool:
    """A case as the school sees it where the child is: it belongs to the school, whose own pupil it is about."""

    case: Any
    pk: int

    @property
    def organisation_id(self) -> int | None:
        return self.case.school_id  # type: ignore[no-any-return]
