"""Blind papers, who scores, what must be talked about, offers and terms: tables of what holds."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.garden.champions.rules import blind, offering, scoring, serving

NAMES = ["Merrick Will Ashdown"]
SCHOOLS = ["Pebblebank Primary School", "Otterly Learning Trust"]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("I am Merrick Ashdown, SENCO.", "I am [name], SENCO."),
        ("MERRICK ASHDOWN led it", "[name] led it"),
        ("We will try; ash trees", "We will try; ash trees"),
        ("At Pebblebank Primary School we began", "At [school] we began"),
        ("Pebblebank’s staff", "[school]'s staff"),
        ("in every primary school", "in every primary school"),
        ("the Otterly trust", "the [school] trust"),
        ("Mr Ashdown asked Mrs. Lark", "[name] asked Lark"),
        ("She said he helped her with his work herself", "They said they helped their with their work themselves"),
        ("As headmistress and mother of two", "As head and parent of two"),
        ("after my maternity leave", "after my family leave"),
        ("Write to m.ashdown@pebblebank.example or 01632 960 123", "Write to [address] or [address]"),
        ("see https://pebblebank.example/day", "see [address]"),
        ("boys and girls of Year 3", "boys and girls of Year 3"),
        ("the theme of the other hero", "the theme of the other hero"),
    ],
)
def test_a_paper_names_nobody(said, read):
    assert blind.blinded(said, names=NAMES, schools=SCHOOLS) == read


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"has_declared": False}, "Say first"),
        ({"same_school": True}, "not yours to score"),
        ({"is_own": True}, "not yours to score"),
        ({"interest": "We worked together"}, "declared an interest"),
        ({"left": True}, "no longer"),
        ({"decided": True}, "decided already"),
    ],
)
def test_who_may_score(given, says):
    usual = {
        "has_declared": True,
        "same_school": False,
        "interest": "",
        "left": False,
        "is_own": False,
        "decided": False,
    }
    said = scoring.bar_to_scoring(**{**usual, **given})
    assert says in said if says else said is None


def points(*rows):
    return [scoring.Given(paper, member, criterion, number) for paper, member, criterion, number in rows]


def test_a_total_is_the_middle_of_the_readers_and_counts_weights():
    given = [
        scoring.Given(1, 1, "a", 2, 2),
        scoring.Given(1, 1, "b", 1),
        scoring.Given(1, 2, "a", 3, 2),
        scoring.Given(1, 2, "b", 1),
    ]
    assert scoring.totals(given) == {1: 6.0}
    assert scoring.totals([*given, scoring.Given(2, 1, "a", 2, 2), scoring.Given(2, 1, "b", 2)]) == {1: 6.0, 2: 6.0}


def test_readers_further_apart_than_the_policy_says_must_talk():
    near, far = points((1, 1, "a", 1), (1, 2, "a", 2)), points((1, 1, "a", 0), (1, 2, "a", 2))
    assert scoring.to_talk_about(near, apart=1, places=1) == []
    assert scoring.to_talk_about(far, apart=1, places=1) == [scoring.Point("FAR", (1,), "a", 0, 2)]
    assert scoring.to_talk_about(far, apart=2, places=1) == []


@pytest.mark.parametrize(
    ("totals", "places", "level", "tied"),
    [
        ({1: 6, 2: 5}, 1, 0, []),
        ({1: 6, 2: 6}, 1, 0, [(1, 2)]),
        ({1: 6, 2: 6, 3: 5}, 2, 0, []),
        ({1: 6, 2: 5, 3: 5}, 2, 0, [(2, 3)]),
        ({1: 6, 2: 5.5}, 1, 0.5, [(1, 2)]),
        ({1: 6, 2: 6}, 2, 0, []),
        ({}, 1, 0, []),
    ],
)
def test_a_tie_matters_where_one_gets_a_place_and_one_does_not(totals, places, level, tied):
    assert [each.papers for each in scoring.ties(totals, places=places, level=level)] == tied


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"scored": False}, "scored it"),
        ({"waiting": 1}, "talk about"),
        ({"reasons": "No."}, "8 words"),
        ({"decided": True}, "already"),
    ],
)
def test_shortlisting_follows_points_talk_and_reasons(given, says):
    usual = {"scored": True, "waiting": 0, "reasons": "one two three four five six seven eight", "decided": False}
    said = scoring.bar_to_shortlisting(**{**usual, **given})
    assert says in said if says else said is None


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 27), 12, date(2027, 11, 27)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day, months, then):
    assert offering.months_after(day, months) == then


def test_two_wanted_in_one_district_and_none_in_another():
    found = offering.seats({1: 2, 2: 0}, [1, 3], [1, 2, 3])
    assert [(each.wanted, each.held, each.vacant) for each in found] == [(2, 1, 1), (0, 0, 0), (0, 1, 0)]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"answered": True}, "already"),
        ({"on": date(2026, 3, 11)}, "has ended"),
        ({"ended": True}, "has ended"),
    ],
)
def test_an_offer_is_answered_once_and_in_time(given, says):
    usual = {"answered": False, "reply_by": date(2026, 3, 10), "on": date(2026, 3, 10), "ended": False}
    said = offering.bar_to_answer(**{**usual, **given})
    assert says in said if says else said is None


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"waiting": 3}, "come first"),
        ({"about": "Help"}, "few words"),
        ({"first": date(2026, 3, 1)}, "still to come"),
        ({"last": date(2026, 3, 2)}, "after the first"),
    ],
)
def test_a_school_asks_for_days_to_come(given, says):
    usual = {
        "about": "How to keep playtimes calm", "first": date(2026, 3, 5), "last": date(2026, 3, 20), "on": date(2026, 3, 1),
        "waiting": 0, "most": 3,
    }  # fmt: skip
    said = serving.bar_to_asking(**{**usual, **given})
    assert says in said if says else said is None


def test_a_day_belongs_to_the_school_term_that_had_begun():
    terms = [("2026", 1, date(2026, 9, 2), date(2026, 10, 23)), ("2026", 2, date(2026, 11, 2), date(2026, 12, 18))]
    assert serving.term_of(date(2026, 10, 28), terms) == "Term 1, from 2 September 2026"
    assert serving.term_of(date(2026, 11, 2), terms) == "Term 2, from 2 November 2026"
    assert serving.term_of(date(2026, 3, 2), terms) == "2026"
