"""What may be put before a panel and kept of it, as tables."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countywide.casework.panels import forms, rules

DAY = date(2026, 10, 20)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


def holds(found, bar):
    return found is None if bar is None else bar in found


@pytest.mark.parametrize(("meets_on", "bar"), [(DAY, None), (AFTER, None), (BEFORE, "past")])
def test_a_panel_is_called_for_today_or_later(meets_on, bar):
    assert holds(rules.bar_to_calling(meets_on=meets_on, on=DAY), bar)


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"held": 11}, None),
        ({"held": 12}, "full: it takes 12"),
        ({"is_over": True}, "has met or was called off"),
        ({"is_on_an_agenda": True}, "on an agenda already"),
        ({"closed_on": DAY}, "closed"),
    ],
)
def test_an_open_case_goes_on_one_agenda_that_has_room(given, bar):
    said = {"is_over": False, "held": 0, "most": 12, "is_on_an_agenda": False, "closed_on": None}
    assert holds(rules.bar_to_proposing(**{**said, **given}), bar)


@pytest.mark.parametrize(("act_by", "warned"), [(None, False), (DAY, False), (AFTER, False), (BEFORE, True)])
def test_a_panel_after_the_day_to_act_by_is_warned_of(act_by, warned):
    assert bool(rules.warning_of_date(meets_on=DAY, act_by=act_by)) is warned


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"on": BEFORE}, "has not met yet"),
        ({"settled_on": DAY}, "settled already"),
        ({"cancelled_on": DAY}, "called off"),
    ],
)
def test_a_case_is_settled_once_at_the_meeting_or_after(given, bar):
    said = {"settled_on": None, "meets_on": DAY, "on": DAY, "cancelled_on": None}
    assert holds(rules.bar_to_settling(**{**said, **given}), bar)


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"on": BEFORE}, "has not met yet"),
        ({"came": 0}, "who came"),
        ({"waiting": 1}, "1 of the cases on the agenda is not settled"),
        ({"waiting": 2}, "2 of the cases on the agenda are not settled"),
        ({"minutes": "Nothing much"}, "what the panel discussed"),
        ({"cancelled_on": DAY}, "nothing to keep"),
    ],
)
def test_minutes_are_kept_when_nothing_is_left_open(given, bar):
    said = {
        "meets_on": DAY, "on": DAY, "waiting": 0, "came": 2, "cancelled_on": None,
        "minutes": "Advice from health comes later and later",
    }  # fmt: skip
    assert holds(rules.bar_to_minutes(**{**said, **given}), bar)


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"decided": 1}, "decided a case already"),
        ({"minutes_on": DAY}, "over"),
        ({"cancelled_on": DAY}, "over"),
        ({"because": "Snow"}, "Say why"),
    ],
)
def test_a_panel_is_called_off_before_it_decided_anything(given, bar):
    said = {"cancelled_on": None, "minutes_on": None, "decided": 0, "because": "Too few can come"}
    assert holds(rules.bar_to_cancelling(**{**said, **given}), bar)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (
            "Health lead, clinical officer\n\n Head of SEND ",
            [("Health lead", "clinical officer"), ("Head of SEND", "Member")],
        ),
        ("", []),
    ],
)
def test_who_sits_on_a_panel_is_read_line_by_line(typed, found):
    assert forms.seats(typed) == found
