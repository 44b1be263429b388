"""By when a school is promised to hear of its money, and whether it did."""

from __future__ import annotations

from datetime import date

from ..types import YearDays
from .awarding import said


def promised_on(month_and_day: tuple[int, int] | None, year: YearDays) -> date | None:
    """A promised day in the calendar year in which the funding year begins: one before its first day lies in the weeks before."""
    return date(year.starts_on.year, *month_and_day) if month_and_day else None


def days_late(promised: date, told_on: date | None, on: date) -> int:
    """How many days after the promised one a school was told, or waits to be told; nought when it is in time."""
    return max((min(told_on or on, on) - promised).days, 0)


def telling_in_words(what: str, promised: date | None, told_on: date | None, on: date) -> str:
    """ "Indicative amount: told 12 June 2026, promised by 18 June 2026: in time." Lateness is said, not hidden (Q46)."""
    told = f"told {said(told_on)}" if told_on and told_on <= on else "not told yet"
    if promised is None:
        return f"{what}: {told}." if told_on else ""
    late = days_late(promised, told_on, on)
    how = f"{late} day{'' if late == 1 else 's'} late" if late else "in time" if told_on else "not due yet"
    return f"{what}: {told}, promised by {said(promised)}: {how}."


def school_year_of(on: date) -> tuple[date, date]:
    """The academy year around a day, 1 September to 31 August: academies budget by it."""
    first = on.year if on.month >= 9 else on.year - 1
    return date(first, 9, 1), date(first + 1, 8, 31)
