"""Whether a round will be done by its date in law at the pace of the last four weeks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil

from ..types import Came, Forecast

LOOKS_BACK = 28  # days: long enough that a week of holidays does not rule it


def left_on(came: Iterable[Came], day: date) -> int:
    """How many were in the round on a day and had no next place named."""
    return sum(
        each.number
        for each in came
        if each.identified_on <= day
        and (each.left_on is None or each.left_on > day)
        and (each.named_on is None or each.named_on > day)
    )


def forecast(came: Iterable[Came], *, until: date, on: date) -> Forecast:
    """How many are left, how many were named in four weeks, the day on which none would be left at that pace, and how many a
    week it takes to be done in time. No day where nothing was named; no number once the day in law has passed."""
    rows = list(came)
    left = left_on(rows, on)
    first = on - timedelta(days=LOOKS_BACK)
    named = sum(each.number for each in rows if each.named_on and first < each.named_on <= on)
    ends_on = on + timedelta(days=ceil(left * LOOKS_BACK / named)) if named else None
    weeks = (until - on).days / 7
    needed = ceil(left / max(1, weeks)) if weeks > 0 else None
    return Forecast(left, named, on if not left else ends_on, needed, until)
