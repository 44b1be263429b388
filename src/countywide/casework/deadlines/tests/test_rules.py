"""How a clock stands on a day, and what an exception needs."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.deadlines import rules

DUE, ACT = date(2026, 12, 26), date(2026, 12, 24)
WINDOW = (date(2026, 7, 16), date(2026, 8, 26))


@pytest.mark.parametrize(
    ("on", "met_on", "ended_on", "superseded", "has_claim", "state"),
    [
        (date(2026, 12, 13), None, None, False, False, "RUNNING"),
        (date(2026, 12, 14), None, None, False, False, "DUE_SOON"),
        (date(2026, 12, 25), None, None, False, False, "DUE_SOON"),  # past the day to act by, not past the law's
        (DUE, None, None, False, False, "DUE_SOON"),
        (date(2026, 12, 27), None, None, False, False, "OVERDUE"),
        (date(2026, 12, 27), None, None, False, True, "EXCEPTION"),
        (date(2027, 1, 5), DUE, None, False, False, "MET"),
        (date(2027, 1, 5), date(2026, 12, 27), None, False, False, "MET_LATE"),
        (date(2027, 1, 5), None, date(2026, 12, 1), False, False, "ENDED"),
        (date(2027, 1, 5), None, date(2026, 12, 1), True, False, "SUPERSEDED"),
    ],
)
def test_how_a_clock_stands(on, met_on, ended_on, superseded, has_claim, state):
    stood = rules.state(
        legal_due=DUE,
        act_by=ACT,
        met_on=met_on,
        ended_on=ended_on,
        superseded=superseded,
        has_claim=has_claim,
        on=on,
    )
    assert stood == state


@pytest.mark.parametrize(("on", "state"), [(DUE, "DUE_SOON"), (date(2026, 12, 27), "PASSED")])
def test_nobody_is_late_who_did_not_use_a_right(on, state):
    stands = {"met_on": None, "ended_on": None, "superseded": False, "has_claim": False}
    assert rules.state(legal_due=DUE, act_by=ACT, on=on, is_right=True, **stands) == state


def claim(**changed):
    said = {
        "known": True,
        "available": True,
        "title": "School closed",
        "window": WINDOW,
        "is_over": False,
        "claimed_already": False,
        "impractical_because": "The only teacher who knows the child is away until the school opens again",
        "evidence": "The school's own closure notice",
        "target_on": date(2026, 9, 20),
        "review_on": date(2026, 9, 7),
        "on": date(2026, 8, 20),
    }
    return rules.bar_to_claiming(**{**said, **changed})


@pytest.mark.parametrize(
    ("changed", "bar"),
    [
        ({}, None),
        ({"is_over": True}, "This time limit is no longer running, so there is nothing to except."),
        ({"known": False}, "The law gives no such exception for this time limit."),
        ({"claimed_already": True}, "This exception is recorded already. End it first if its facts have changed."),
        (
            {"available": False},
            "The facts do not allow this exception (school closed): it must fall between 16 July 2026 and 26 August 2026.",
        ),
        (
            {"available": False, "window": None},
            "The facts do not allow this exception (school closed): no closure of four weeks or more is known.",
        ),
        (
            {"impractical_because": "Holidays"},
            "Say in at least 10 words why this makes the time limit impractical. The family reads it.",
        ),
        ({"evidence": " "}, "Say what evidence you hold for it."),
        ({"target_on": date(2026, 8, 20)}, "The day you aim for must be later than today."),
        ({"review_on": date(2026, 9, 21)}, "Look at it again after today and no later than the day you aim for."),
        ({"review_on": date(2026, 8, 20)}, "Look at it again after today and no later than the day you aim for."),
    ],
)
def test_what_an_exception_needs(changed, bar):
    assert claim(**changed) == bar


def test_a_step_is_not_done_before_its_time_began():
    assert rules.bar_to_meeting(trigger_on=DUE, on=DUE) is None
    assert rules.bar_to_meeting(trigger_on=DUE, on=ACT) == ("This cannot be dated before the day its time limit began.")


@pytest.mark.parametrize(
    ("legal_due", "on", "barred"),
    [
        (date(2026, 8, 13), date(2026, 7, 15), True),  # a decision before the meeting
        (date(2026, 8, 13), date(2026, 7, 16), False),
        (date(2026, 7, 2), date(2026, 7, 1), False),  # notice of the meeting, given before it
        (date(2026, 7, 2), date(2026, 7, 10), False),  # and late, but before it
    ],
)
def test_a_step_is_done_after_what_starts_its_time_unless_its_time_is_counted_back(legal_due, on, barred):
    assert bool(rules.bar_to_meeting(trigger_on=date(2026, 7, 16), on=on, legal_due=legal_due)) is barred
