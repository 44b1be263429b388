"""What may be entered about a complaint, case by case; and what the numbers may show."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.complaints import rules
from countywide.casework.complaints.types import Count, Counted
from countywide.law import clocks

MONDAY, TUESDAY, NEXT = date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 12)


@pytest.mark.parametrize(
    ("clock", "given", "day"),
    [
        ("CO-ACK", {}, date(2026, 10, 12)),
        ("CO-ONE", {}, date(2026, 10, 19)),
        ("CO-ONE", {"working_days": 20}, date(2026, 11, 2)),
        ("CO-TWO-ACK", {}, date(2026, 10, 12)),
        ("CO-TWO", {}, date(2026, 11, 2)),
        ("CO-TWO", {"working_days": 40}, date(2026, 11, 30)),
        ("CO-OMBUDSMAN", {}, date(2027, 10, 4)),
    ],
)
def test_the_days_are_those_of_the_code(clock, given, day):
    assert clocks.answer(clock, MONDAY, **given).legal_due == day


def test_bank_holidays_are_no_working_days():
    assert clocks.answer("CO-ACK", date(2026, 12, 21)).legal_due == date(2026, 12, 30)


GOOD = {
    "words": "You were late.", "name": "Robin Lune", "about": ["DELAY"], "offered": ["DELAY", "CONDUCT"], "maker": "PARENT",
    "consent": "", "reached": True, "known_on": None, "received_on": MONDAY, "on": TUESDAY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, None),
        ({"words": "  "}, "what went wrong"),
        ({"words": "Late"}, None),
        ({"name": ""}, "Give a name"),
        ({"about": []}, "at least one thing"),
        ({"about": ["WEATHER"]}, "at least one thing"),
        ({"reached": False}, "we cannot answer"),
        ({"maker": "BEHALF"}, "agreed that you complain"),
        ({"maker": "BEHALF", "consent": "A signed note"}, None),
        ({"received_on": NEXT}, "until today"),
        ({"known_on": MONDAY}, None),
        ({"known_on": TUESDAY}, "later than you complain"),
        ({"known_on": date(2019, 1, 1)}, None),
    ],
)
def test_what_a_complaint_needs(changed, says):
    bar = rules.bar_to_making(**{**GOOD, **changed})
    assert bar is None if says is None else bar and says in bar


def test_the_same_words_are_the_same_but_for_spaces_capitals_and_stops():
    assert rules.is_same("You were late", ["you  were LATE."])
    assert not rules.is_same("You were late", ["You were late again"])


FREE = {
    "is_open": True, "answered": False, "may": True, "is_complained_of": False, "held_case": False, "wrote_about_it": False,
    "looked_before": False, "is_maker": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, None),
        ({"is_open": False}, "closed"),
        ({"answered": True}, "answered"),
        ({"may": False}, "does not answer complaints"),
        ({"is_maker": True}, "made the complaint"),
        ({"is_complained_of": True}, "about this person"),
        ({"wrote_about_it": True}, "their own decision"),
        ({"held_case": True}, "their own work"),
        ({"looked_before": True}, "Stage 2 is for somebody who did not"),
    ],
)
def test_nobody_looks_into_what_they_did_themselves(changed, says):
    bar = rules.bar_to_asking(**{**FREE, **changed})
    assert bar is None if says is None else bar and says in bar


LONGER = {
    "is_open": True, "acknowledged": True, "answered": False, "extended": False, "days": 10, "most": 10, "due_on": NEXT,
    "reasons": "The school is closed.", "on": TUESDAY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, None),
        ({"on": NEXT}, None),
        ({"on": date(2026, 10, 13)}, "has passed"),
        ({"days": 11}, "1 to 10 working days"),
        ({"days": 0}, "1 to 10 working days"),
        ({"extended": True}, "already"),
        ({"acknowledged": False}, "Acknowledge"),
        ({"answered": True}, "answered"),
        ({"is_open": False}, "closed"),
        ({"reasons": "Busy"}, "why more time"),
    ],
)
def test_more_time_is_given_once_before_the_day_and_with_a_reason(changed, says):
    bar = rules.bar_to_extending(**{**LONGER, **changed})
    assert bar is None if says is None else bar and says in bar


ANSWER = {
    "is_open": True, "answered": False, "acknowledged_on": TUESDAY, "answered_on": NEXT, "received_on": MONDAY,
    "began_on": MONDAY, "has_investigator": True, "findings": ["NOT_UPHELD"], "remedies": 0, "needs_consent": False, "on": NEXT,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, None),
        ({"answered_on": date(2026, 10, 2)}, "before the complaint came"),
        ({"answered_on": MONDAY}, "before the acknowledgement"),
        ({"answered_on": date(2026, 10, 13)}, "between"),
        ({"acknowledged_on": None}, "Acknowledge"),
        ({"has_investigator": False}, "Ask somebody"),
        ({"needs_consent": True}, "agrees"),
        ({"findings": []}, "at least one point"),
        ({"findings": ["NOT_UPHELD", "PARTLY"]}, "put right"),
        ({"findings": ["UPHELD"], "remedies": 1}, None),
        ({"findings": ["WITHDRAWN"]}, None),
        ({"answered": True}, "answered"),
        ({"is_open": False}, "closed"),
    ],
)
def test_what_an_answer_needs(changed, says):
    bar = rules.bar_to_answering(**{**ANSWER, **changed})
    assert bar is None if says is None else bar and says in bar


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, None),
        ({"number": 2}, "last stage"),
        ({"answered_on": None}, "not answered yet"),
        ({"why": " "}, "not content"),
        ({"asked_on": MONDAY}, "between"),
        ({"is_open": False}, "closed"),
    ],
)
def test_when_stage_2_can_be_asked_for(changed, says):
    given = {"is_open": True, "answered_on": TUESDAY, "number": 1, "asked_on": NEXT, "why": "No.", "on": NEXT}
    bar = rules.bar_to_stage_two(**{**given, **changed})
    assert bar is None if says is None else bar and says in bar


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, None),
        ({"what": ""}, "what is to be done"),
        ({"sort": "GIFT"}, "Choose"),
        ({"sort": "PAYMENT"}, "how much"),
        ({"sort": "PAYMENT", "pence": 30_000}, None),
        ({"pence": 1}, "Only a payment"),
        ({"due_on": MONDAY}, "from today on"),
    ],
)
def test_what_is_promised_has_a_day_and_a_payment_a_sum(changed, says):
    given = {"what": "We say sorry.", "sort": "APOLOGY", "pence": None, "due_on": NEXT, "from_on": TUESDAY}
    bar = rules.bar_to_remedy(**{**given, **changed})
    assert bar is None if says is None else bar and says in bar


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, None),
        ({"decided": True}, "decided"),
        ({"came_on": date(2026, 10, 2)}, "between"),
        ({"answer_by": None}, "Give the day"),
        ({"answer_by": MONDAY}, "before the day"),
        ({"sort": "PREMATURE"}, "own procedure"),
        ({"sort": "PREMATURE", "answer_by": None}, None),
    ],
)
def test_what_the_ombudsman_sends_has_the_day_it_sets(changed, says):
    given = {
        "decided": False,
        "sort": "INVESTIGATION",
        "came_on": TUESDAY,
        "answer_by": NEXT,
        "from_on": MONDAY,
        "on": NEXT,
    }
    bar = rules.bar_to_step(**{**given, **changed})
    assert bar is None if says is None else bar and says in bar


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, None),
        ({"decided": True}, "already"),
        ({"outcome": ""}, "what the Ombudsman decided"),
        ({"decided_on": date(2026, 10, 2)}, "between"),
        ({"reasons": "Delay"}, "reasons"),
        ({"is_public": True}, None),
        ({"is_public": True, "outcome": "NOT_UPHELD"}, "where fault was found"),
    ],
)
def test_a_public_report_is_about_fault(changed, says):
    given = {
        "decided": False, "outcome": "UPHELD", "decided_on": TUESDAY, "came_on": MONDAY, "reasons": "The plan was 21 weeks late.",
        "is_public": False, "on": NEXT,
    }  # fmt: skip
    bar = rules.bar_to_deciding(**{**given, **changed})
    assert bar is None if says is None else bar and says in bar


def one(area: str, *, answered: bool = True, in_time: bool = True, upheld: bool = True) -> Counted:
    return Counted((area,), area, answered, in_time, upheld)


def test_a_number_below_five_is_not_shown_nor_one_that_gives_it_away():
    held = [*[one("Coast")] * 9, *[one("Vale", in_time=False)] * 6, *[one("Fen")] * 4]
    rows = rules.counted(held, lambda each: [each.area])
    assert rows == [Count("Coast", 9, 100, 100), Count("Fen", None), Count("Vale", None)]


def test_two_small_numbers_hide_each_other():
    held = [*[one("Coast", upheld=False)] * 5, *[one("Vale")] * 2, *[one("Fen")] * 4]
    assert rules.counted(held, lambda each: [each.area])[0] == Count("Coast", 5, 100, 0)


def test_shares_are_of_what_was_answered_where_that_is_enough():
    held = [*[one("Coast", answered=False, in_time=False, upheld=False)] * 3, *[one("Coast")] * 4]
    assert rules.counted(held, lambda each: [each.area]) == [Count("Coast", 7)]
