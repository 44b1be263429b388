"""The counting rules of the law: weeks, months and periods. An event's own day is left out unless a rule says otherwise."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from .calendar import Calendar

DAY = timedelta(days=1)
FIRST_AFTER_AUGUST = (9, 1)


def within_weeks(day: date, weeks: int) -> date:
    """The last day within so many weeks of an event: the same weekday. Holidays and weekends count."""
    return day + timedelta(weeks=weeks)


def within_days(day: date, days: int) -> date:
    """The last day within so many calendar days of an event."""
    return day + timedelta(days=days)


def days_beginning_with(day: date, days: int) -> date:
    """The last of so many days of which the given day is the first."""
    return day + timedelta(days=days - 1)


def add_months(day: date, months: int) -> date:
    """The same day so many months on (or back), or the last day of that month where there is no such day."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def period_starting_with(day: date, months: int) -> date:
    """The last day of a period of months that starts with a day; the anniversary itself is too late."""
    end = add_months(day, months)
    return end - DAY if end.day == day.day else end


def rolled_for_tribunal(raw_end: date, calendar: Calendar) -> date:
    """The last day on which the Tribunal takes an appeal as in time (HESC Rules r.12). Tested once, on the raw end."""
    if raw_end.month == 8:
        return calendar.next_working_day(date(raw_end.year, *FIRST_AFTER_AUGUST))
    if (raw_end.month == 12 and raw_end.day >= 25) or (raw_end.month == 1 and raw_end.day == 1):
        year = raw_end.year + (raw_end.month == 12)
        return calendar.next_working_day(date(year, 1, 2))
    return calendar.next_working_day(raw_end)


def in_words(day: date) -> str:
    """A day as a sentence holds it: Monday 26 October 2026."""
    return f"{day:%A} {day.day} {day:%B %Y}"
