"""What may be said, logged, merged and shown: sentence by sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countywide.law.clocks import Calendar
from countywide.support.coverage import rules
from countywide.support.coverage.policies import policy_on
from countywide.support.coverage.types import Figures, GapSaid, News, Provided

ON = date(2026, 11, 27)
POLICY = policy_on(ON)


def news(**given):
    usual = {
        "words": "The contract is signed and begins soon.", "provider": "Community Health", "scope": "", "starts_on": None,
        "interim": "", "next_on": ON + timedelta(days=14),
    }  # fmt: skip
    return News(**{**usual, **given})


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"words": "Nothing new."}, "Say what is new in at least 5 words"),
        ({"next_on": ON}, "must be in the future"),
        ({"next_on": ON + timedelta(days=1)}, None),
        ({"next_on": ON + timedelta(days=92)}, None),
        ({"next_on": ON + timedelta(days=93)}, "by 27 February 2027 at the latest"),
        ({"starts_on": ON, "provider": " "}, "Say who provides it"),
        ({"provider": ""}, None),  # no date and nobody yet: that is honest
    ],
)
def test_whoever_says_something_promises_when_there_is_news_again(given, bar):
    found = rules.bar_to_saying(news(**given), policy=POLICY, on=ON)
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("starts_on", "state"),
    [(None, "NO_DATE"), (ON, "RUNS"), (ON + timedelta(days=1), "STARTS"), (date(2020, 9, 1), "RUNS")],
)
def test_the_state_follows_from_the_start(starts_on, state):
    assert rules.state_of(starts_on, on=ON) == state


@pytest.mark.parametrize(("next_on", "days"), [(ON, 0), (ON + timedelta(days=3), 0), (ON - timedelta(days=9), 9)])
def test_silence_is_counted_from_the_day_after_the_promised_one(next_on, days):
    assert rules.days_silent(next_on, on=ON) == days


def test_the_manager_is_told_two_working_days_later():
    assert rules.manager_on(date(2026, 11, 27), policy=POLICY, calendar=Calendar()) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("There is NO therapist, here!", "there is no therapist here", True),
        ("Schools pay for therapy from strained budgets. What is done?", "What is done? Schools pay for therapy from strained budgets", True),
        ("Schools pay for therapy from strained budgets", "Where do we book a forum place", False),
    ],
)  # fmt: skip
def test_two_texts_are_the_same_question_however_they_are_written(one, other, same):
    assert rules.alike(rules.words_key(one), rules.words_key(other), least=POLICY.alike) is same


PUPILS = [("Tabitha", "Tibby", "Larkrise-Moon"), ("Will", "", "Marsh"), ("José", "", "Ottermere")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Eleven pupils wait for speech therapy in our school.", False),
        ("Tabitha Larkrise-Moon waits for a therapist.", True),
        ("LARKRISE, TABITHA waits.", True),
        ("It is Tibby who waits longest.", True),
        ("Since May T. Moon has seen nobody.", True),
        ("Will somebody come? Will it be free?", False),  # a common word of English
        ("Will Marsh has seen nobody.", True),
        ("The marsh will flood.", False),
        ("Jose Ottermere waits.", True),
        ("Schools in Ottermere wait.", False),  # a surname alone, and a place
    ],
)
def test_a_text_that_names_a_pupil_is_noticed(text, names):
    assert rules.names_a_pupil(text, PUPILS, places=["Ottermere"]) is names


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"words": "No therapist."}, "at least 5 words"),
        ({"waiting": 0}, "how many pupils wait"),
        ({"since_on": ON + timedelta(days=1)}, "must be in the past"),
        ({"words": "The pupil with number 943 476 5919 waits for a therapist."}, "a long number"),
        ({"words": "The pupil A123456789012 waits for a therapist."}, "a long number"),
        ({"words": "Our Tabitha waits for a speech therapist."}, "seem to name a pupil"),
    ],
)
def test_a_gap_says_what_is_missing_and_tells_of_no_child(given, bar):
    said = GapSaid(**{"words": "Eleven pupils wait for a speech therapist.", "waiting": 11, **given})
    found = rules.bar_to_logging(said, pupils=PUPILS, places=[], on=ON)
    assert found is None if bar is None else bar in found
    assert "Tabitha" not in (found or "")  # what is said back holds no name


@pytest.mark.parametrize(
    ("next_on", "asked_as", "bar"),
    [
        (None, "What will be done here, and when?", None),
        (ON, "What will be done here, and when?", "must be after today"),
        (ON + timedelta(days=93), "What will be done here, and when?", "by 27 February 2027"),
        (ON + timedelta(days=9), "What now?", "as everybody may read it"),
    ],
)
def test_an_answer_has_a_question_and_a_day_ahead(next_on, asked_as, bar):
    words = "A new contract begins in January."
    found = rules.bar_to_replying(words, asked_as, next_on=next_on, on=ON, within_days=92)
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"same": True}, "into itself"),
        ({"is_merged": True}, "merged already"),
        ({"other": ("salt", "larkvale")}, "the same service and the same district"),
    ],
)
def test_two_gaps_become_one_where_they_are_about_the_same(given, bar):
    usual = {"same": False, "place": ("salt", "reedfen"), "other": ("salt", "reedfen"), "is_merged": False}
    found = rules.bar_to_merging(**{**usual, **given})
    assert found is None if bar is None else bar in found


def test_need_beside_provision_is_worked_by_hand():
    """263 pupils of whom 81 are in need: 308 in a thousand, 255.3 to 366.2 (Wilson). 40 sessions for 81 pupils are 493.8 for a
    thousand; for 0.3662 × 263 = 96.3 pupils 415.3, for 0.2553 × 263 = 67.1 pupils 595.8. Nine who wait: 34.2 in a thousand, and
    4.115 to 17.085 (exact Poisson) are 15.6 to 65.0."""
    (found,) = rules.compared({"Fen": Figures(263, 21, 60)}, {"Fen": Provided(40, 260)}, {"Fen": 9})
    assert [round(each, 1) for each in found.need] == [308.0, 255.3, 366.2]
    assert [round(each, 1) for each in found.provision] == [493.8, 415.3, 595.8]
    assert [round(each, 1) for each in found.waiting] == [34.2, 15.6, 65.0]
    assert (found.sessions, found.staff) == (40, 2.6)


def test_what_has_not_begun_is_not_given_yet():
    (found,) = rules.compared({"Fen": Figures(263, 21, 60)}, {"Fen": Provided(40, 260, is_coming=True)}, {})
    assert (found.sessions, found.coming, found.staff) == (0, 40, None)
    assert found.provision == (0, 0, 0)


def test_small_numbers_are_neither_shown_nor_compared():
    figures = {"A": Figures(100, 2, 2), "B": Figures(100, 3, 4), "C": Figures(100, 10, 10)}
    waits = {"A": 4, "B": 6, "C": 30}
    a, b, c = rules.compared(figures, dict.fromkeys(figures, Provided(40)), waits)
    assert (a.need, a.provision, a.waiting) == (None, None, None)
    assert (b.need, b.provision, b.waiting) == (None, None, None)  # with C and the whole, A could be worked out
    assert c.need is not None and c.provision is not None and c.waiting is not None


def test_gaps_are_counted_once_a_school_and_small_numbers_left_out():
    found = rules.gap_totals(
        [
            ("ot", "fen", 1, 8),
            ("ot", "fen", 1, 9),
            ("ot", "fen", 2, 4),
            ("ot", "vale", 3, 2),
            ("salt", "fen", None, None),
        ]
    )
    shown = [(each.service, each.place, each.gaps, each.schools, each.waiting) for each in found]
    assert shown == [("ot", "fen", 3, 2, None), ("ot", "vale", 1, 1, None), ("salt", "fen", 1, 0, None)]
    (alone,) = rules.gap_totals([("ot", "fen", 1, 8), ("ot", "fen", 2, 4)])
    assert alone.waiting == 12
