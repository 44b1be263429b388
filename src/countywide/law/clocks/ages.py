"""Ages, year groups, and the day on which rights pass from parent to young person."""

from __future__ import annotations

from datetime import date, timedelta

from .counting import add_months

FRIDAY = 4


def age_on(born: date, on: date) -> int:
    """Full years lived by a day. Somebody born on 29 February has their birthday on 28 February in common years."""
    years = on.year - born.year
    return years if add_months(born, 12 * years) <= on else years - 1


def birthday(born: date, age: int) -> date:
    """The day somebody reaches an age."""
    return add_months(born, 12 * age)


def school_year(day: date) -> int:
    """The calendar year in which the school year of a day began, on 1 September."""
    return day.year if day.month >= 9 else day.year - 1


def year_group(born: date, on: date) -> int:
    """The year group of somebody's age: Reception is 0, Year 1 is 1; before Reception it is below 0."""
    turned_four = school_year(birthday(born, 4)) + 1  # the September after the fourth birthday
    return school_year(on) - turned_four


def end_of_compulsory_school_age(born: date) -> date:
    """The last Friday in June of the school year in which they turn 16 (Education Act 1996 s.8)."""
    last = date(school_year(birthday(born, 16)) + 1, 6, 30)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7)


def deemed_served(posted_on: date, method: str, calendar: object) -> date:
    """When a letter counts as received: the second working day after first-class posting; at once by hand or agreed email."""
    from .calendar import Calendar

    assert isinstance(calendar, Calendar)
    return calendar.working_days_after(posted_on, 2) if method == "post" else posted_on
