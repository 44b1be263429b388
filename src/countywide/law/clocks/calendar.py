"""The days that count: working days in England and Wales, across the United Kingdom, and before the Tribunal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

import holidays
from dateutil.easter import easter

FIRST_YEAR, LAST_YEAR = 2014, 2045
DAY = timedelta(days=1)
SATURDAY = 5


class Calendar:
    """Bank holidays as the data knows them, with days that the council added and without those it took away.

    A day in both is taken away. Saturdays, Sundays, Good Friday and 25 December stay non-working whatever is said.
    """

    __slots__ = ("added", "holidays", "removed", "uk_holidays")

    def __init__(self, added: Iterable[date] = frozenset(), removed: Iterable[date] = frozenset()) -> None:
        self.added, self.removed = frozenset(added), frozenset(removed)
        self.holidays, self.uk_holidays = _days_off(self.added, self.removed)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Calendar) and (self.added, self.removed) == (other.added, other.removed)

    def __hash__(self) -> int:
        return hash((self.added, self.removed))

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, and no bank holiday of England and Wales."""
        return day.weekday() < SATURDAY and day not in self.holidays

    def is_uk_working_day(self, day: date) -> bool:
        """Monday to Friday, and no bank holiday anywhere in the United Kingdom (Freedom of Information Act s.10)."""
        return day.weekday() < SATURDAY and day not in self.uk_holidays

    def is_tribunal_day(self, day: date) -> bool:
        """A working day outside August and outside 25 December to 1 January (HESC Rules r.12)."""
        month, number = day.month, day.day
        closed = month == 8 or (month == 12 and number >= 25) or (month == 1 and number == 1)
        return not closed and self.is_working_day(day)

    def last_working_day(self, day: date) -> date:
        """The last working day on or before a day: when to act."""
        while not self.is_working_day(day):
            day -= DAY
        return day

    def next_working_day(self, day: date) -> date:
        """The first working day on or after a day."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def working_days_after(self, day: date, number: int) -> date:
        """The nth working day after a day."""
        return nth_after(day, number, self.is_working_day)

    def working_days_from(self, day: date, number: int) -> date:
        """The nth working day, counting the day itself if it is one."""
        return nth_after(day - DAY, number, self.is_working_day)

    def working_days_before(self, day: date, number: int) -> date:
        """The nth working day before a day."""
        while number:
            day -= DAY
            number -= self.is_working_day(day)
        return day

    def holiday_name(self, day: date) -> str:
        """What keeps a day from being a working day, in words; empty for a working day."""
        if self.is_working_day(day):
            return ""
        if day.weekday() >= SATURDAY:
            return "a Saturday" if day.weekday() == SATURDAY else "a Sunday"
        name = _named().get(day, "a bank holiday")
        return name.split(" (")[0]


def nth_after(day: date, number: int, counts: Callable[[date], bool]) -> date:
    """The nth day after a day of those that count."""
    while number:
        day += DAY
        number -= counts(day)
    return day


@lru_cache(maxsize=512)
def _days_off(added: frozenset[date], removed: frozenset[date]) -> tuple[frozenset[date], frozenset[date]]:
    always = _never_worked()
    return (
        ((_england_and_wales() | added) - removed) | always,
        ((_united_kingdom() | added) - removed) | always,
    )


@lru_cache(maxsize=1)
def _named() -> dict[date, str]:
    """The bank holidays of England and Wales with their names, substitute days and one-off days among them."""
    known = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
    return {day: str(name) for day, name in known.items()}


@lru_cache(maxsize=1)
def _england_and_wales() -> frozenset[date]:
    return frozenset(_named())


@lru_cache(maxsize=1)
def _never_worked() -> frozenset[date]:
    years = range(FIRST_YEAR - 2, LAST_YEAR + 3)
    return frozenset(easter(year) - 2 * DAY for year in years) | frozenset(date(year, 12, 25) for year in years)


@lru_cache(maxsize=1)
def _united_kingdom() -> frozenset[date]:
    """England and Wales with the days of Scotland and Northern Ireland; one at a weekend moves to the next free weekday."""
    days = set(_england_and_wales())
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        august = date(year, 8, 1)
        first_monday = august + timedelta(days=-august.weekday() % 7)
        fixed = [(1, 2), (3, 17), (7, 12), (11, 30), *([(6, 15)] if year == 2026 else [])]
        for day in (first_monday, *(date(year, month, number) for month, number in fixed)):
            days.add(moved_from_weekend(day, days))
    return frozenset(days)


def moved_from_weekend(day: date, taken: set[date]) -> date:
    """A holiday at a weekend is kept on the next weekday that is not one already."""
    if day.weekday() < SATURDAY:
        return day
    while day.weekday() >= SATURDAY or day in taken:
        day += DAY
    return day
