"""When a round would be done at the pace of the last four weeks, and what it takes to be done in time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countywide.casework.transfers.presenters import forecast as shown
from countywide.casework.transfers.rules.forecasting import forecast, left_on
from countywide.casework.transfers.types import Came, Limit

ON, UNTIL = date(2027, 1, 4), date(2027, 2, 15)  # six weeks
BEGAN = date(2026, 9, 1)
LAW = Limit("PT", "reg 18", UNTIL, UNTIL, UNTIL, UNTIL)


def came(number: int, *, named: date | None = None, left: date | None = None, area: str = "Coast") -> Came:
    return Came(area, BEGAN, left, named, number)


@pytest.mark.parametrize(
    ("named_on", "number", "left", "ends_on", "needed", "late"),
    [
        (ON, 40, 60, date(2027, 2, 15), 10, 0),  # 40 in four weeks: 60 take 42 days
        (ON - timedelta(days=27), 40, 60, date(2027, 2, 15), 10, 0),
        (ON, 40, 61, date(2027, 2, 16), 11, 1),
        (ON - timedelta(days=28), 40, 60, None, 10, 0),  # too long ago to say anything
        (ON + timedelta(days=1), 40, 100, None, 17, 0),  # not yet
        (ON, 10, 0, ON, 0, 0),
    ],
)
def test_what_is_left_is_done_at_the_pace_of_four_weeks(named_on, number, left, ends_on, needed, late):
    waiting = left - (number if named_on > ON else 0)
    rows = [came(number, named=named_on), *([came(waiting)] if waiting else [])]
    found = forecast(rows, until=UNTIL, on=ON)
    assert (found.left, found.ends_on, found.needed, found.days_late) == (left, ends_on, needed, late)


def test_once_the_day_has_passed_no_number_a_week_is_named():
    found = forecast([came(5), came(4, named=ON)], until=ON - timedelta(days=1), on=ON)
    assert (found.left, found.needed, found.ends_on) == (5, None, ON + timedelta(days=35))
    assert shown.said(found)[0] == "5 are late: the last working day in law was 3 January 2027."


def test_who_left_or_had_not_come_yet_is_not_left():
    rows = [came(3, left=ON), came(2, left=ON + timedelta(days=1)), came(7)]
    assert left_on(rows, ON) == 9
    assert left_on(rows, BEGAN - timedelta(days=1)) == 0


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([came(4, named=ON)], "Nothing is left to do"),
        ([came(60), came(40, named=ON)], "the last is named on 15 February 2027, in time."),
        ([came(61), came(40, named=ON)], "on 16 February 2027, 1 day too late."),
        ([came(61)], "nobody can say when all are done"),
    ],
)
def test_it_is_said_in_words(rows, words):
    assert words in " ".join(shown.said(forecast(rows, until=UNTIL, on=ON)))


def test_areas_stand_apart_the_latest_first_and_those_that_are_done_not_at_all():
    rows = [
        came(60, area="Fen"), came(40, named=ON, area="Fen"), came(80), came(40, named=ON), came(3, area="Wold"),
        came(4, named=ON, area="Vale"),
    ]  # fmt: skip
    assert [each["key"] for each in shown.by_area(rows, LAW, on=ON)] == ["Wold", "Coast", "Fen"]
    assert shown.by_area([came(3)], LAW, on=ON) == []
