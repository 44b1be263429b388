"""What may be done about a sitting, a booking, an item and a poll, in tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django import forms as plain

from countywide.garden.forum import rules
from countywide.garden.forum.enums import Place, Standing
from countywide.garden.forum.forms.planning import read_time

BEGINS = datetime(2027, 2, 2, 15, 45, tzinfo=UTC)
ENDS = BEGINS + timedelta(hours=1)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("now", "placed", "cancelled", "ended", "stands"),
    [
        (BEGINS - DAY, 4, False, False, Standing.OPEN),
        (BEGINS - DAY, 5, False, False, Standing.FULL),
        (BEGINS - DAY, 6, False, False, Standing.FULL),  # places were taken away after people had booked
        (BEGINS, 5, False, False, Standing.LIVE),
        (ENDS - MINUTE, 0, False, False, Standing.LIVE),
        (ENDS, 0, False, False, Standing.ENDED),
        (BEGINS + MINUTE, 0, False, True, Standing.ENDED),  # the host ended it early
        (BEGINS - DAY, 0, True, False, Standing.CANCELLED),
        (ENDS + DAY, 0, True, False, Standing.CANCELLED),
    ],
)
def test_where_a_sitting_stands(now, placed, cancelled, ended, stands):
    given = {"starts_at": BEGINS, "ends_at": ENDS, "capacity": 5}
    assert rules.standing(**given, now=now, placed=placed, cancelled=cancelled, ended=ended) == stands


@pytest.mark.parametrize(
    ("cancelled", "placed", "attended", "is_over", "stands"),
    [
        (False, True, False, False, Place.BOOKED),
        (False, False, False, False, Place.WAITING),
        (True, True, False, False, Place.CANCELLED),
        (False, True, True, True, Place.CAME),
        (False, True, False, True, Place.MISSED),
        (False, False, False, True, Place.MISSED),  # waited in vain: gets the pack all the same
    ],
)
def test_where_a_booking_stands(cancelled, placed, attended, is_over, stands):
    assert rules.place(cancelled=cancelled, placed=placed, attended=attended, is_over=is_over) == stands


@pytest.mark.parametrize(
    ("announced", "standing", "says"),
    [
        (True, Standing.OPEN, None),
        (True, Standing.FULL, None),  # one waits
        (True, Standing.LIVE, None),  # nobody is turned away at the door
        (True, Standing.ENDED, "over"),
        (True, Standing.CANCELLED, "does not take place"),
        (False, Standing.OPEN, "not announced"),
    ],
)
def test_when_one_may_book(announced, standing, says):
    bar = rules.bar_to_booking(announced=announced, standing=standing)
    assert (says in bar) if says else bar is None


@pytest.mark.parametrize(
    ("sittings", "items", "why", "says"),
    [
        (2, 1, "", None),
        (3, 1, "", None),
        (1, 1, "", "2 sittings"),
        (1, 1, "The hall burnt", None),
        (0, 1, "The hall burnt", "Add a sitting"),
        (2, 0, "", "Add an item"),
    ],
)
def test_two_sittings_on_different_days_are_the_rule(sittings, items, why, says):
    bar = rules.bar_to_announcing(sittings=sittings, wanted=2, items=items, why_fewer=why, invited=1, why_none="")
    assert (says in bar) if says else bar is None


@pytest.mark.parametrize(
    ("invited", "why", "says"), [(1, "", None), (0, "", "Invite a service"), (0, "A short update only", None)]
)
def test_services_are_asked_before_anybody_can_book(invited, why, says):
    bar = rules.bar_to_announcing(sittings=2, wanted=2, items=1, why_fewer="", invited=invited, why_none=why)
    assert (says in bar) if says else bar is None


@pytest.mark.parametrize(
    ("minutes", "answers", "says"), [(20, 5, None), (20, 4, "at least 5"), (20, 20, "leave some"), (5, 5, "leave some")]
)
def test_every_item_keeps_minutes_for_answers(minutes, answers, says):
    bar = rules.bar_to_item(minutes=minutes, answer_minutes=answers, least=5)
    assert (says in bar) if says else bar is None


@pytest.mark.parametrize(
    ("begins", "ends", "others", "says"),
    [
        (BEGINS, ENDS, [], None),
        (BEGINS, BEGINS, [], "ends after it begins"),
        (BEGINS, ENDS, [BEGINS], "already"),
        (BEGINS - 9 * DAY, ENDS - 9 * DAY, [], "lies ahead"),
    ],
)
def test_when_a_sitting_can_be(begins, ends, others, says):
    bar = rules.bar_to_sitting(starts_at=begins, ends_at=ends, now=BEGINS - DAY, others=others)
    assert (says in bar) if says else bar is None


@pytest.mark.parametrize(
    ("on", "chosen", "says"),
    [
        (date(2027, 3, 1), 1, None),
        (date(2027, 3, 14), 2, None),
        (date(2027, 2, 28), 1, "not opened"),
        (date(2027, 3, 15), 1, "closed"),
        (date(2027, 3, 2), 0, "at least one"),
    ],
)
def test_when_one_may_vote_on_times(on, chosen, says):
    bar = rules.bar_to_voting(opens_on=date(2027, 3, 1), closes_on=date(2027, 3, 14), on=on, chosen=chosen)
    assert (says in bar) if says else bar is None


@pytest.mark.parametrize(
    ("before", "is_open"), [(16, False), (15, True), (0, True), (-59, True), (-60, False)]
)  # fmt: skip
def test_the_room_opens_a_quarter_of_an_hour_before(before, is_open):
    assert rules.is_open(starts_at=BEGINS, ends_at=ENDS, minutes=15, now=BEGINS - before * MINUTE) is is_open


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("3.45pm", time(15, 45)), ("3:45 pm", time(15, 45)), ("15:45", time(15, 45)), ("9.30am", time(9, 30)), ("9", time(9)),
        ("12am", time(0)), ("12.15pm", time(12, 15)),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_as_people_write_it(typed, means):
    assert read_time(typed) == means


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "13pm", "0am", "9:75", "9.5", "3.45pm today"])
def test_a_time_that_is_none_is_refused(typed):
    with pytest.raises(plain.ValidationError, match=r"3\.45pm"):
        read_time(typed)
