"""The rules of a request, one row for each sentence of law and each boundary day."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.requests import rules
from countywide.law.clocks import Calendar, Closure

D = date


@pytest.mark.parametrize(
    ("requester", "is_request", "attention"),
    [
        ("PARENT", True, ""),
        ("YOUNG_PERSON", True, ""),
        ("SCHOOL", True, ""),
        ("POST_16", True, ""),
        ("PROFESSIONAL", False, "TO_DECIDE"),
        ("COUNCIL", False, "YES"),
    ],
)
def test_four_kinds_of_requester_can_ask_and_others_bring_to_attention(requester, is_request, attention):
    """CFA 2014 ss.23, 24, 36(1)."""
    assert rules.is_request(requester) is is_request
    assert rules.attention_of(requester) == attention


@pytest.mark.parametrize(
    ("requester", "work", "source"),
    [
        ("PARENT", "", 1),
        ("YOUNG_PERSON", "", 1),
        ("SCHOOL", "", 2),
        ("POST_16", "", 2),
        ("PROFESSIONAL", "EARLY_YEARS", 2),
        ("PROFESSIONAL", "HEALTH", 3),
        ("PROFESSIONAL", "CARE", 4),
        ("PROFESSIONAL", "YOUTH_JUSTICE", 5),
        ("PROFESSIONAL", "OTHER", 5),
        ("COUNCIL", "", 5),
    ],
)
def test_the_source_is_the_one_of_the_national_return(requester, work, source):
    assert rules.source_of(requester, work) == source


@pytest.mark.parametrize(
    ("born_on", "on", "barred"),
    [
        (D(2026, 9, 14), D(2026, 9, 14), False),  # born today
        (D(2026, 9, 15), D(2026, 9, 14), True),  # born tomorrow
        (D(2001, 9, 15), D(2026, 9, 14), False),  # 25 tomorrow
        (D(2001, 9, 14), D(2026, 9, 14), True),  # 25 today
        (D(2001, 9, 13), D(2026, 9, 14), True),
    ],
)
def test_nobody_is_asked_for_before_birth_or_from_the_25th_birthday(born_on, on, barred):
    """CFA 2014 s.83(2)."""
    assert bool(rules.bar_to_birth_date(born_on, on=on)) is barred


@pytest.mark.parametrize(
    ("on", "passed"),
    [(D(2026, 6, 26), False), (D(2026, 6, 27), True)],  # the last Friday in June of the year they turn 16
)
def test_the_right_passes_after_compulsory_school_age(on, passed):
    """CFA 2014 s.83; Education Act 1996 s.8."""
    born_on = D(2010, 3, 1)
    assert rules.rights_passed(born_on, on=on) is passed
    assert (rules.bar_to_asking_oneself(born_on, on=on) is None) is passed


@pytest.mark.parametrize(
    ("upn", "day", "name", "same"),
    [(True, True, True, True), (True, True, False, False), (True, False, True, False), (False, True, True, False)],
)
def test_only_upn_birth_date_and_name_together_make_the_same_child(upn, day, name, same):
    assert rules.is_same_child(upn="A" * 13, same_upn=upn, same_day=day, same_name=name) is same
    assert rules.is_same_child(upn="", same_upn=True, same_day=True, same_name=True) is False


@pytest.mark.parametrize(
    ("closed_on", "received_on", "soon"),
    [
        (None, D(2026, 9, 14), False),
        (D(2026, 3, 15), D(2026, 9, 14), True),
        (D(2026, 3, 14), D(2026, 9, 14), False),  # six months to the day
        (D(2026, 8, 31), D(2027, 2, 27), True),
        (D(2026, 8, 31), D(2027, 2, 28), False),  # the month is shorter
        (D(2026, 9, 15), D(2026, 9, 14), False),
    ],
)
def test_a_second_request_within_six_months_is_noticed(closed_on, received_on, soon):
    """CFA 2014 s.36(7)."""
    assert rules.soon_after(closed_on, received_on) is soon


@pytest.mark.parametrize(
    ("lives_here", "other", "by_postcode", "to_check"),
    [
        ("YES", "", "", False),
        ("YES", "", "886", False),
        ("YES", "", "887", True),
        ("NO", "", "", True),
        ("UNSURE", "", "886", True),
        ("YES", "887", "", True),
    ],
)
def test_doubt_about_the_area_is_looked_at_and_never_refused(lives_here, other, by_postcode, to_check):
    """CFA 2014 s.24."""
    said = rules.responsible(lives_here=lives_here, other_council=other, by_postcode=by_postcode, ours="886")
    assert (said == "TO_CHECK") is to_check


@pytest.mark.parametrize(
    ("received_on", "because", "says"),
    [
        (D(2026, 9, 14), "", None),
        (D(2026, 9, 15), "", "in the future"),
        (D(2026, 9, 11), "", "Say where it was"),
        (D(2026, 9, 11), "unread in the old mailbox", None),
        (D(2025, 9, 12), "in a drawer of the archive", "more than a year ago"),
        (D(2025, 12, 25), "in a drawer of the archive", None),  # any day counts, Christmas too
    ],
)
def test_a_request_counts_from_the_day_it_reached_any_address(received_on, because, says):
    """Rulebook 2.3: a closed office or a mailbox nobody reads does not delay it."""
    bar = rules.bar_to_received_on(received_on, today=D(2026, 9, 14), because=because)
    assert (bar is None) if says is None else (bar is not None and says in bar)


SUMMER = Closure(D(2026, 7, 23), D(2026, 9, 2))


@pytest.mark.parametrize(
    ("closure", "received_on", "noted"),
    [
        (SUMMER, D(2026, 7, 25), True),
        (SUMMER, D(2026, 7, 13), True),  # closes within the six weeks
        (SUMMER, D(2026, 6, 11), True),  # the last day is the first day closed
        (SUMMER, D(2026, 6, 10), False),  # over the day before
        (SUMMER, D(2026, 9, 1), True),  # the day before it opens
        (SUMMER, D(2026, 9, 2), False),  # open again
        (Closure(D(2026, 7, 27), D(2026, 8, 24)), D(2026, 7, 25), True),  # exactly four weeks
        (Closure(D(2026, 7, 25), D(2026, 8, 21)), D(2026, 7, 25), False),  # a day short
        (Closure(D(2026, 12, 19), D(2027, 1, 4)), D(2026, 12, 1), False),  # Christmas
    ],
)
def test_a_closure_of_four_weeks_that_the_six_weeks_meet_is_noted(closure, received_on, noted):
    """SEND Regulations 2014 reg 5(4)(a)."""
    met = rules.long_closure([closure], received_on=received_on, decide_by=rules.decide_by(received_on))
    assert (met == closure) is noted and (met is None) is not noted


def test_the_six_weeks_are_42_days_and_what_is_not_a_working_day_is_said():
    """Q13: 25 July 2026 gives 5 September, a Saturday."""
    assert rules.decide_by(D(2026, 7, 25)) == D(2026, 9, 5)
    assert rules.counting_words(D(2026, 7, 25), D(2026, 9, 5), D(2026, 9, 4)) == (
        "Day 0 is Saturday 25 July 2026, the day we get the request.",
        "We count 6 weeks of 7 days. Weekends, bank holidays and school holidays all count.",
        "The last day is Saturday 5 September 2026.",
        "That is not a working day, so we aim to tell you by Friday 4 September 2026.",
    )


def test_the_words_about_a_closure_name_the_school_or_most_schools():
    assert rules.closure_words("Sedgebank School", SUMMER).startswith(
        "Sedgebank School is closed from 23 July 2026 and opens again on 2 September 2026. Our 6 weeks go on"
    )
    assert rules.closure_words("", SUMMER).startswith(
        "Most schools here are closed from 23 July 2026 and open again on"
    )


def test_a_request_is_looked_at_within_two_working_days():
    assert rules.check_by(D(2026, 12, 24), Calendar()) == D(2026, 12, 30)


@pytest.mark.parametrize(
    ("attention", "reason", "barred"),
    [
        ("TO_DECIDE", "Two health visitors describe the same delay in speech", False),
        ("TO_DECIDE", "Not enough", True),
        ("", "Two health visitors describe the same delay in speech", True),
        ("YES", "Two health visitors describe the same delay in speech", True),
    ],
)
def test_attention_is_decided_once_and_with_a_reason(attention, reason, barred):
    assert bool(rules.bar_to_attention(attention=attention, reason=reason)) is barred


OPEN = {"is_settled": False, "likeness": False, "responsible_to_check": False, "has_case": True}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_settled": True}, "already"),
        ({"has_case": False}, "attention"),
        ({"likeness": True}, "child we know"),
        ({"responsible_to_check": True}, "our area"),
        ({"family_is_checked": False}, "parental responsibility"),
        ({"says": ""}, "right to ask"),
        ({"says": "DISAGREES"}, "does not want"),
        ({"says": "CANNOT"}, None),
    ],
)
def test_a_request_is_settled_once_every_question_is_answered(given, says):
    bar = rules.bar_to_settling(**{**OPEN, **given})
    assert (bar is None) if says is None else (bar is not None and says in bar)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("ask 7k4m 2p9q", "ASK-7K4M-2P9Q"),
        ("ASK-7K4M-2P9Q", "ASK-7K4M-2P9Q"),
        ("7k4m2p9qxz3t", "7K4M-2P9Q-XZ3T"),
        (" 7K4M-2P9Q-XZ3T ", "7K4M-2P9Q-XZ3T"),
        ("", ""),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed, tidy):
    assert rules.tidy_code(typed) == tidy


def test_keys_references_and_codes_say_nothing_and_do_not_repeat():
    assert len({rules.new_key() for _ in range(500)}) == 500
    assert rules.tidy_code(rules.new_code().lower()).count("-") == 2
    assert rules.new_reference().startswith("ASK-")
