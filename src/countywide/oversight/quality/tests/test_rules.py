"""Samples, allocation, grades, moderation and figures: tables of cases, no database."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from countywide.oversight.quality import rules
from countywide.oversight.quality.types import Auditor, Candidate, Seat, Thresholds, Weighed

DAY = date(2026, 11, 26)
STEPS = Thresholds(outstanding=0.9, good=0.7, improve=0.45)


def county(**layers: int) -> list[Candidate]:
    names = [name for name, number in layers.items() for _ in range(number)]
    return [Candidate(number, name) for number, name in enumerate(names, 1)]


@pytest.mark.parametrize(
    ("counts", "size", "places"),
    [
        ({"a": 60, "b": 30, "c": 10}, 10, {"a": 6, "b": 3, "c": 1}),
        ({"a": 96, "b": 3, "c": 1}, 10, {"a": 8, "b": 1, "c": 1}),  # one of each comes first
        ({"a": 96, "b": 3, "c": 1}, 2, {"a": 1, "b": 1, "c": 0}),  # not possible: the largest layers
        ({"a": 2, "b": 2}, 10, {"a": 2, "b": 2}),  # never more than there are
        ({"a": 1, "b": 50}, 20, {"a": 1, "b": 19}),
        ({}, 5, {}),
    ],
)
def test_places_are_shared_out_in_proportion_with_one_of_each(counts, size, places):
    assert rules.shared_out(counts, size) == places


def test_the_same_seed_draws_the_same_cases_and_another_seed_others():
    candidates = county(coast=40, hills=20)
    once = rules.drawn(candidates, size=12, seed="one")
    assert once == rules.drawn(list(reversed(candidates)), size=12, seed="one")
    assert once != rules.drawn(candidates, size=12, seed="two")
    assert len(set(once)) == 12


def test_a_sample_holds_every_layer_in_its_proportion():
    candidates = county(coast=40, hills=20)
    layer = {each.key: each.layer for each in candidates}
    found = Counter(layer[key] for key in rules.drawn(candidates, size=12, seed="one"))
    assert found == {"coast": 8, "hills": 4}


def test_every_case_of_a_layer_has_the_same_chance():
    drawn = Counter(key for seed in range(2_000) for key in rules.drawn(county(a=10), size=1, seed=str(seed)))
    assert set(drawn) == set(range(1, 11))
    assert all(140 < number < 260 for number in drawn.values())


def seat(key: int, *, by: set[int] = frozenset(), teams: set[int] = frozenset()) -> Seat:
    return Seat(key, frozenset(by), frozenset(teams))


def auditor(key: int, *teams: int) -> Auditor:
    return Auditor(key, frozenset(teams))


@pytest.mark.parametrize(
    ("handled", "teams", "may"),
    [(set(), set(), True), ({7}, set(), False), ({8}, set(), True), (set(), {70}, False), (set(), {80}, True)],
)
def test_nobody_audits_their_own_work_or_their_teams(handled, teams, may):
    assert rules.may_audit(seat(1, by=handled, teams=teams), auditor(7, 70)) is may


def test_cases_go_round_in_turn():
    given = rules.allocated([seat(key) for key in (1, 2, 3, 4)], [auditor(7), auditor(8)])
    assert given == {1: 7, 2: 8, 3: 7, 4: 8}


def test_what_only_one_person_may_audit_is_given_to_them_first():
    seats = [seat(1), seat(2), seat(3, by={7}), seat(4, by={7})]
    assert rules.allocated(seats, [auditor(7), auditor(8)]) == {1: 7, 2: 7, 3: 8, 4: 8}


def test_a_case_that_nobody_may_audit_has_no_auditor():
    assert rules.allocated([seat(1, by={7, 8})], [auditor(7), auditor(8)]) == {1: None}


@pytest.mark.parametrize(
    ("failed", "whole", "result"),
    [(0, 0, "NONE"), (0, 3, "MET"), (1, 4, "PART"), (1, 3, "NOT"), (2, 8, "PART"), (3, 3, "NOT")],
)
def test_a_quarter_that_failed_is_partly_met(failed, whole, result):
    assert rules.result_of(failed=failed, whole=whole) == result


@pytest.mark.parametrize(
    ("results", "comes_to"),
    [
        ([Weighed("MET")], "OUTSTANDING"),
        ([Weighed("MET", 9), Weighed("NOT", 1)], "OUTSTANDING"),  # 0.90
        ([Weighed("MET", 8), Weighed("NOT", 2)], "GOOD"),
        ([Weighed("MET", 4), Weighed("PART", 6)], "GOOD"),  # 0.70
        ([Weighed("PART")], "IMPROVE"),
        ([Weighed("MET", 2), Weighed("NOT", 3)], "INADEQUATE"),  # 0.40
        ([Weighed("MET", 9), Weighed("NOT", 1, is_essential=True)], "IMPROVE"),
        ([Weighed("MET", 9), Weighed("PART", 1, is_essential=True)], "OUTSTANDING"),
        ([Weighed("NOT", 1, is_essential=True)], "INADEQUATE"),  # it holds a grade down, never up
        ([Weighed("MET"), Weighed("NONE", 50)], "OUTSTANDING"),
        ([Weighed("NONE")], None),
        ([], None),
    ],
)
def test_a_grade_follows_from_results(results, comes_to):
    assert rules.grade(results, STEPS) == comes_to


def test_agreement_counts_the_same_grade_and_the_one_next_to_it():
    found = rules.agreement([("GOOD", "GOOD"), ("GOOD", "IMPROVE"), ("INADEQUATE", "OUTSTANDING")])
    assert (found.moderated, found.same, found.next_to) == (3, 1, 1)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 5, "b": 6}, {"a": 5, "b": 6}),
        ({"a": 4, "b": 6, "c": 9}, {"a": None, "b": None, "c": 9}),  # the sum would tell
        ({"a": 4, "b": 3, "c": 9}, {"a": None, "b": None, "c": 9}),
        ({"a": 0, "b": 6}, {"a": 0, "b": 6}),
        ({"a": 0, "b": 3, "c": 9}, {"a": 0, "b": None, "c": None}),
        ({"a": 2, "b": 2}, {"a": None, "b": None}),
        ({"a": 4}, {"a": None}),
    ],
)
def test_no_figure_below_five_is_shown_or_can_be_worked_out(counts, shown):
    assert rules.shown(counts) == shown


PLANNED = {"theme": "Reviews", "first": date(2026, 9, 1), "last": DAY, "size": 20, "parts": ["plan"], "on": DAY}


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"theme": " "}, "Say what the audit is about."),
        ({"first": DAY, "last": date(2026, 11, 25)}, "The last day of the time looked at comes before the first."),
        ({"last": date(2026, 11, 27)}, "An audit looks back: the last day cannot be in the future."),
        ({"size": 0}, "Draw between 1 and 400 cases."),
        ({"size": 401}, "Draw between 1 and 400 cases."),
        ({"parts": []}, "Choose at least one part to look at."),
    ],
)
def test_planning(given, bar):
    assert rules.bar_to_planning(**{**PLANNED, **given}) == bar


SUBMITTED = {"is_auditor": True, "submitted_on": None, "missing": [], "unexplained": [], "comes_to": "GOOD"}


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"is_auditor": False}, "Only the auditor of this case can hand its record in."),
        ({"submitted_on": DAY}, "This record was handed in already."),
        ({"missing": ["One", "Two"]}, "Give a result for: One; Two."),
        ({"unexplained": ["One"]}, "Say in a note what you found where it is not fully met: One."),
        ({"comes_to": None}, "Nothing in this record applies to the case. At least one result must."),
    ],
)
def test_handing_in(given, bar):
    assert rules.bar_to_submitting(**{**SUBMITTED, **given}) == bar


MODERATED = {
    "is_auditor": False, "has_handled": False, "submitted_on": DAY, "moderated_on": None, "changes": False, "because": "",
}  # fmt: skip
OWN = "Somebody who audited this case or worked on it cannot moderate its record."


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"is_auditor": True}, OWN),
        ({"has_handled": True}, OWN),
        ({"submitted_on": None}, "This record is not handed in yet."),
        ({"moderated_on": DAY}, "This record was moderated already."),
        ({"changes": True}, "Say why the grade is another."),
        ({"changes": True, "because": "Two results were too kind."}, None),
    ],
)
def test_moderating(given, bar):
    assert rules.bar_to_moderating(**{**MODERATED, **given}) == bar


FOUND = "word " * 20
NOT_YET = "Every record is moderated, and its contributors told, before the themes are published."


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"published_on": DAY}, "This audit is published already."),
        ({"waiting": 1}, NOT_YET),
        ({"records": 0}, NOT_YET),
        ({"themes": "word " * 19}, "Say what was found in at least 20 words."),
        ({"themes": f"{FOUND} as in EHC-4KD9-R2PQ"}, "The themes name a case. Take its reference out."),
    ],
)
def test_publishing(given, bar):
    ready = {"published_on": None, "waiting": 0, "records": 20, "themes": FOUND}
    assert rules.bar_to_publishing(**{**ready, **given}) == bar


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"may": False}, "Only its owner, or somebody who plans audits, can close this action."),
        ({"closed_on": DAY}, "This action is closed already."),
        ({"because": " "}, "Say what was done."),
    ],
)
def test_closing_an_action(given, bar):
    assert rules.bar_to_closing_action(**{"may": True, "closed_on": None, "because": "Done.", **given}) == bar


@pytest.mark.parametrize(
    ("moderated_on", "sent_on", "bar"),
    [
        (None, None, "Feedback goes once the record is moderated."),
        (DAY, None, None),
        (DAY, DAY, "Feedback on this case was sent already."),
    ],
)
def test_feedback(moderated_on, sent_on, bar):
    assert rules.bar_to_feedback(moderated_on=moderated_on, sent_on=sent_on) == bar


@pytest.mark.parametrize(
    ("audience", "read"),
    [
        ("OFFICER", {"clocks", "reasons", "sending", "school", "family", "replies", "advice"}),
        ("SCHOOL", {"clocks", "school"}),
        ("PROFESSIONAL", {"advice"}),
        ("FAMILY", set()),
    ],
)
def test_facts_about_the_familys_letters_stay_with_the_council(audience, read):
    readings = ("clocks", "reasons", "sending", "school", "family", "replies", "advice")
    assert {each for each in readings if rules.may_read_facts(audience=audience, reading=each)} == read
