"""How high up the council a search stands on a day, as the ladder in force says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from ..enums import Level
from ..types import Ladder, Standing

DAY = timedelta(days=1)


def level_of(standing: Standing, ladder: Ladder, on: date) -> Level:
    """The highest level whose day has come. A flag leads to the head of service at least (processes §2.5, A-04)."""
    return max(reached(standing, ladder, on))


def reached(standing: Standing, ladder: Ladder, on: date) -> set[Level]:
    """Every level whose day has come."""
    found, needed = {Level.ONE}, standing.needed_on
    if standing.is_flagged:
        found.add(Level.THREE)
    if needed is not None:
        named_by = date(needed.year, *(ladder.named_by_post_16 if standing.is_post_16 else ladder.named_by))
        if on >= named_by:
            found.add(Level.TWO)
        if on >= needed - ladder.head_within:
            found.add(Level.THREE)
        if on >= needed:
            found.add(Level.FIVE)
    if standing.school_days_left is not None and standing.school_days_left <= ladder.daily_within:
        found.add(Level.FOUR)
    if standing.ends_on is not None and on > standing.ends_on and (needed is None or on >= needed):
        found.add(Level.FIVE)
    return found


def school_days_until(last: date, *, on: date, calendar: Any, closures: Iterable[Any]) -> int:
    """How many days of school are left after a day, up to and with the last: none on weekends, holidays and closed days."""
    shut, left, day = list(closures), 0, on + DAY
    while day <= last:
        left += calendar.is_working_day(day) and not any(each.holds(day) for each in shut)
        day += DAY
    return left


def interim_is_due(*, needed_on: date | None, ends_on: date | None, ladder: Ladder, on: date) -> bool:
    """Whether it must be said what happens meanwhile: the next place begins, or the present one ends, within sixty days."""
    return any(day is not None and day - ladder.interim_within <= on for day in (needed_on, ends_on))
