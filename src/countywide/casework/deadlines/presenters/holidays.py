"""Bank holidays as a page shows them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.law import clocks
from countywide.platform.kit.tags.saying import short_date

from ..enums import Change, Said
from ..models import BankHoliday, Recount

YEARS, FEW, MOST = 3, 20, 10_000
TURNED = {Change.ADDED: Change.REMOVED, Change.REMOVED: Change.ADDED}


def years(calendar: clocks.Calendar, own: list[BankHoliday], *, on: date) -> list[dict[str, Any]]:
    """The days of this year and the next two on which the council's offices rest, by year."""
    named = {each.day: each.name for each in own}
    plain = clocks.Calendar()
    return [
        {
            "year": year,
            "days": [
                (f"{day:%A} {short_date(day)}", named.get(day) or plain.holiday_name(day))
                for day in sorted(calendar.holidays)
                if day.year == year and day.weekday() < 5
            ],
        }
        for year in range(on.year, on.year + YEARS)
    ]


def own_row(holiday: BankHoliday) -> dict[str, Any]:
    """One day of which the council said something."""
    return {
        "key": short_date(holiday.day),
        "value": f"{holiday.name}: {Change(holiday.change).label.lower()}, said on {short_date(holiday.said_on)}",
        "change_url": reverse("deadlines:forget-bank-holiday", args=[holiday.pk]),
        "change_words": "Put back",
    }


def summary(holiday: BankHoliday) -> list[dict[str, Any]]:
    """The day that would go back to what the data says."""
    return [
        {"key": "Day", "value": holiday.day},
        {"key": "Name", "value": holiday.name},
        {"key": "The council said", "value": Change(holiday.change).label},
    ]


def recount_row(said: Recount) -> dict[str, Any]:
    """What somebody said of a day, and how many dates it moved."""
    if said.done_at is None:
        outcome = "The time limits are being counted again."
    else:
        outcome = f"{many(said.moved or 0, 'date')} moved, of {many(said.seen or 0, 'time limit')} that ran."
    return {
        "title": f"{said.name}, {short_date(said.day)}: {Said(said.change).label.lower()}",
        "when": said.said_on,
        "text": outcome,
        "by": said.said_by.name if said.said_by else "",
        "state": "done" if said.done_at else "now",
    }


def many(number: int, thing: str) -> str:
    """So many, and never more than we count to."""
    if number > MOST:
        return f"More than {MOST:,} {thing}s"
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
