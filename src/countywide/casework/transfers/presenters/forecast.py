"""How what is left of a round goes down, and whether it will be done in time: the whole, and each area."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from countywide.platform.kit import charts

from ..rules.forecasting import forecast, left_on
from ..rules.review import in_words
from ..types import Came, Forecast, Limit

NO_AREA = "No area"


def burn_down(came: list[Came], law: Limit, *, on: date, opens: date) -> Any:
    """How many final plans were still to send, month by month up to today, and what the pace says."""
    days = [*firsts(max(opens, min((each.identified_on for each in came), default=on)), on), on]
    numbers = [(f"{day.day} {day:%b}", left_on(came, day)) for day in dict.fromkeys(days)]
    says = " ".join(said(forecast(came, until=law.act_by, on=on)))
    return charts.columns("Plans still to name the next place", numbers, what="Day", says=says)


def firsts(first: date, last: date) -> list[date]:
    """The first of each month between two days."""
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months][-11:]


def said(found: Forecast) -> list[str]:
    """What is left, what it takes, and when it would be done at the pace of the last four weeks, a sentence each."""
    if not found.left:
        return ["Nothing is left to do: every plan of the round names the next place."]
    if found.needed is None:
        until = f"{found.left:,} are late: the last working day in law was {in_words(found.until)}."
    else:
        until = f"{found.left:,} are left. To be done by {in_words(found.until)} takes {found.needed:,} each week."
    return [until, at_this_pace(found)]


def at_this_pace(found: Forecast) -> str:
    if found.ends_on is None:
        return "No plan has named a place in the last four weeks, so nobody can say when all are done."
    day = f"{found.named:,} were named in the last four weeks. At that pace the last is named on {in_words(found.ends_on)}"
    if found.needed is None:
        return f"{day}."
    late = found.days_late
    return f"{day}, {late} {'day' if late == 1 else 'days'} too late." if late else f"{day}, in time."


def by_area(came: Iterable[Came], law: Limit, *, on: date) -> list[dict[str, Any]]:
    """Each area with something left, those that would be latest first; none where a round has but one area."""
    areas = {
        area: list(rows) for area, rows in groupby(sorted(came, key=lambda each: each.area), lambda each: each.area)
    }
    found = [(area, forecast(rows, until=law.act_by, on=on)) for area, rows in areas.items()]
    left = [(area, each) for area, each in found if each.left]
    left.sort(key=lambda pair: (pair[1].ends_on is not None, -pair[1].days_late, pair[0]))
    return [{"key": area or NO_AREA, "value": " ".join(said(each))} for area, each in left] if len(areas) > 1 else []
