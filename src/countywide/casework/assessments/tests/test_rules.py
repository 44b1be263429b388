"""The rules of the twenty weeks as tables: one row for each sentence of law and each boundary."""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from datetime import date, timedelta

import pytest

from countywide.casework.assessments import rules
from countywide.casework.assessments.types import Answered, Proposing
from countywide.casework.cases.enums import OVER, Stage
from countywide.law import clocks

DAY = date(2026, 9, 14)
LATER = DAY + timedelta(days=30)
TWENTY = " ".join(["word"] * 20)
NAMES = (
    "checked_on", "evidence_asked_on", "evidence_in_on", "ready_on", "agreed_on", "refused_on", "advice_in_on",
    "issue_agreed_on", "issue_refused_on", "draft_on", "final_sent_on", "withdrawn_on", "still_attention", "moved_on",
    "ended_on",
)  # fmt: skip
Facts = make_dataclass("Facts", [(name, object, None) for name in NAMES])


@pytest.mark.parametrize(
    ("dates", "stage"),
    [
        ((), "RECEIVED"),
        (("checked_on",), "VALIDATED"),
        (("checked_on", "evidence_asked_on"), "EVIDENCE_REQUESTED"),
        (("checked_on", "evidence_asked_on", "evidence_in_on"), "EVIDENCE_IN"),
        (("checked_on", "evidence_asked_on", "ready_on"), "READY"),
        (("checked_on", "ready_on", "agreed_on"), "AGREED"),
        (("checked_on", "ready_on", "agreed_on", "advice_in_on"), "ADVICE_IN"),
        (("agreed_on", "advice_in_on", "issue_agreed_on"), "DECIDED_TO_ISSUE"),
        (("agreed_on", "issue_agreed_on", "draft_on"), "DRAFT_ISSUED"),
        (("agreed_on", "issue_agreed_on", "draft_on", "final_sent_on"), "FINAL_ISSUED"),
        (("checked_on", "ready_on", "refused_on"), "REFUSED_TO_ASSESS"),
        (("agreed_on", "advice_in_on", "issue_refused_on"), "REFUSED_TO_ISSUE"),
        (("agreed_on", "withdrawn_on"), "WITHDRAWN"),
        (("agreed_on", "moved_on"), "TRANSFERRED"),
        (("agreed_on", "ended_on"), "ENDED"),
    ],
)
def test_where_it_stands_follows_from_its_dates(dates, stage):
    assert rules.stage(Facts(**dict.fromkeys(dates, DAY))) == stage
    assert stage in Stage.values


def test_a_withdrawn_request_goes_on_where_the_child_is_still_brought_to_attention():
    assert rules.stage(Facts(checked_on=DAY, withdrawn_on=DAY, still_attention=True)) == "VALIDATED"
    assert {name.name for name in fields(Facts)} == set(NAMES)


@pytest.mark.parametrize(
    ("stage", "comments_open", "whom"),
    [
        ("EVIDENCE_REQUESTED", False, "SCHOOL"),
        ("AGREED", False, "ADVISERS"),
        ("DRAFT_ISSUED", True, "FAMILY"),
        ("DRAFT_ISSUED", False, ""),
        ("READY", False, ""),
        ("VALIDATED", False, ""),
    ],
)
def test_whom_the_council_waits_for(stage, comments_open, whom):
    assert rules.waiting_on(stage, comments_open=comments_open) == whom
    assert stage not in OVER


@pytest.mark.parametrize(
    ("clock", "key", "steps"),
    [
        ("NA-DECIDE", "", ("DECIDE",)),
        ("OR-ASSESS", "", ("DECIDE",)),
        ("RA-FINAL", "", ("FINAL",)),
        ("ME-DO", "OR-ASSESS-FINAL", ("FINAL",)),
        ("ME-DO", "", ()),
        ("OR-RECONSIDER", "", ("REFUSE", "DRAFT")),
        ("NA-REPS", "draft:1", ()),
        ("NA-ADVICE-S31", "advice:1", ()),
    ],
)
def test_which_step_meets_a_clock(clock, key, steps):
    assert rules.step_of(clock, key) == steps


def test_every_clock_of_a_step_is_one_of_the_law():
    named = {clock for each in rules.STEPS.values() for clock in each}
    assert named - set(clocks.CLOCKS) == set()


# --- beginning -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"checked_on": DAY}, "checked already"),
        ({"is_over": True}, "over"),
        ({"on": DAY - timedelta(days=1)}, "before the request"),
        ({"young_person_decides": True}, "Ask whether they agree"),
        ({"young_person_decides": True, "says": "AGREES"}, None),
        ({"young_person_decides": True, "says": "DISAGREES"}, "does not want this"),
    ],
)
def test_a_request_is_checked_once_and_by_whose_rights_it_is(given, bar):
    said = {
        "checked_on": None,
        "is_over": False,
        "requested_on": DAY,
        "on": DAY,
        "young_person_decides": False,
        "says": "",
    }
    found = rules.bar_to_checking(**{**said, **given})
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("earlier", "requested", "second"),
    [
        (None, DAY, False),
        (date(2026, 3, 14), date(2026, 9, 13), True),
        (date(2026, 3, 14), date(2026, 9, 14), False),
        (date(2026, 8, 31), date(2027, 2, 27), True),
        (date(2026, 8, 31), date(2027, 2, 28), False),
        (DAY, date(2026, 9, 1), False),
    ],
)
def test_a_second_request_comes_within_six_months_of_an_assessment(earlier, requested, second):
    assert rules.is_second_request(requested_on=requested, earlier_on=earlier) is second


@pytest.mark.parametrize(
    ("act_by", "by"),
    [
        (None, date(2026, 9, 29)),
        (date(2026, 10, 26), date(2026, 9, 29)),
        (date(2026, 9, 25), date(2026, 9, 20)),
        (date(2026, 9, 16), date(2026, 9, 15)),
    ],
)
def test_views_are_wanted_in_fifteen_days_and_before_the_decision(act_by, by):
    assert rules.views_by(on=DAY, act_by=act_by) == by


@pytest.mark.parametrize(
    ("asked_by", "only", "words"),
    [
        ("PARENT", True, "You"),
        ("PARENT", False, "A parent"),
        ("YOUNG_PERSON", True, "You"),
        ("SCHOOL", True, "Otter School"),
        ("PROFESSIONAL", True, "Somebody who works with your family"),
        ("COUNCIL", True, "Another part of the council"),
    ],
)
def test_a_family_reads_who_asked(asked_by, only, words):
    assert rules.who_asked(asked_by, school="Otter School", only_reader=only) == words


# --- deciding --------------------------------------------------------------------------------

FULL = Answered(True, "the reports say", "small groups daily", "some gain seen", "", "", "", True, "it may be")


@pytest.mark.parametrize(
    ("answered", "complete", "bar"),
    [
        (Answered(), False, None),
        (FULL, True, None),
        (Answered(True, "the reports say"), True, "both questions"),
        (Answered(**{**vars(FULL), "tried": ""}), True, "what has been tried"),
        (Answered(**{**vars(FULL), "conclusion": "Yes"}), True, "your conclusion"),
    ],
)
def test_a_worksheet_is_complete_when_both_halves_of_the_test_are_answered_with_why(answered, complete, bar):
    found = rules.bar_to_worksheet(answered=answered, complete=complete, is_over=False, decided=False)
    assert found is None if bar is None else bar in found


def test_a_worksheet_is_not_changed_after_the_decision():
    assert "decided already" in rules.bar_to_worksheet(answered=FULL, complete=True, is_over=False, decided=True)


YES = Proposing("YES", "needs beyond what school can do")
NO = Proposing("NO", TWENTY, "small groups", "ring us today")


@pytest.mark.parametrize(
    ("proposing", "given", "bar"),
    [
        (YES, {}, None),
        (NO, {"may_be_necessary": False}, None),
        (NO, {}, "the law says that the council must assess"),
        (YES, {"may_be_necessary": False}, "not both yes"),
        (YES, {"may_have_sen": False}, "not both yes"),
        (YES, {"checked_on": None}, "Check the request first"),
        (YES, {"worksheet_complete": False}, "Complete the worksheet"),
        (YES, {"is_open": False}, "nothing to propose"),
        (YES, {"is_over": True}, "over"),
        (Proposing("NO", "word " * 19, "groups", "ring us today"), {"may_be_necessary": False}, "There are 19"),
        (Proposing("NO", TWENTY, "  ", "ring us today"), {"may_be_necessary": False}, "what can help"),
        (Proposing("NO", TWENTY, "groups", ""), {"may_be_necessary": False}, "meet us"),
        (YES, {"question": "ISSUE"}, "advice is not in"),
        (YES, {"question": "ISSUE", "advice_in_on": DAY}, None),
        (NO, {"question": "ISSUE", "advice_in_on": DAY, "may_be_necessary": True}, None),
    ],
)
def test_what_an_officer_may_propose(proposing, given, bar):
    said = {
        "question": "ASSESS", "is_over": False, "checked_on": DAY, "is_open": True, "worksheet_complete": True,
        "may_have_sen": True, "may_be_necessary": True, "advice_in_on": None,
    }  # fmt: skip
    found = rules.bar_to_proposing(proposing=proposing, **{**said, **given})
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"decider": 1}, "Somebody else must decide"),
        ({"has_proposal": False, "proposed_by": None}, "has not proposed"),
        ({"has_proposal": False, "proposed_by": None, "route": "ORDER"}, None),
        ({"route": "MEDIATION", "outcome": "NO", "may_be_necessary": False}, "must carry it out"),
        ({"route": "CHANGED_MIND", "has_proposal": False}, "has not proposed"),
        ({"outcome": "NO"}, "must assess"),
        ({"outcome": "NO", "may_be_necessary": False, "reasons": TWENTY, "support": "x", "meeting": "a b c"}, None),
        ({"outcome": "NO", "may_be_necessary": False, "reasons": "short", "support": "x"}, "at least 20 words"),
        ({"stands": True}, "nothing to decide"),
        ({"is_open": False}, "nothing to decide"),
        ({"on": DAY - timedelta(days=1)}, "before the request"),
        ({"question": "ISSUE", "may_be_necessary": None, "may_have_sen": None}, None),
        ({"question": "ISSUE", "route": "ORDER", "has_proposal": False}, "has not proposed"),
        # a child with a plan who is assessed again (reg 27): to change the plan is decided here, to leave it or end it there
        ({"question": "ISSUE", "route": "AGAIN"}, None),
        ({"question": "ISSUE", "route": "AGAIN", "outcome": "NO"}, "The child has a plan"),
    ],
)
def test_who_may_decide_what(given, bar):
    said = {
        "question": "ASSESS", "outcome": "YES", "is_over": False, "stands": False, "is_open": True, "requested_on": DAY,
        "on": LATER, "proposed_by": 1, "has_proposal": True, "decider": 2, "route": "ORDINARY", "may_have_sen": True,
        "may_be_necessary": True, "reasons": "needs beyond what school can do", "support": "", "meeting": "",
    }  # fmt: skip
    found = rules.bar_to_deciding(**{**said, **given})
    assert found is None if bar is None else bar in found


# --- advice ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("senses", "year", "has_setting", "kinds"),
    [
        ("NEITHER", 3, True, ["a", "b:", "c:MEDICAL", "d:PSYCHOLOGY", "e:SOCIAL_CARE"]),
        ("", 3, False, ["a", "b:EDUCATION", "c:MEDICAL", "d:PSYCHOLOGY", "e:SOCIAL_CARE"]),
        ("HEARING", -1, True, ["a", "b:", "b:SENSORY", "c:MEDICAL", "d:PSYCHOLOGY", "e:SOCIAL_CARE"]),
        ("BOTH", 8, True, ["a", "b:", "b:SENSORY", "c:MEDICAL", "d:PSYCHOLOGY", "e:SOCIAL_CARE"]),
        ("NEITHER", 9, True, ["a", "b:", "c:MEDICAL", "d:PSYCHOLOGY", "e:SOCIAL_CARE", "g:ADULTHOOD"]),
        ("NEITHER", 14, False, ["a", "b:EDUCATION", "c:MEDICAL", "d:PSYCHOLOGY", "e:SOCIAL_CARE", "g:ADULTHOOD"]),
    ],
)
def test_whom_the_law_wants_asked(senses, year, has_setting, kinds):
    wanted = rules.needed_advice(senses=senses, year_group=year, has_setting=has_setting)
    assert [each.kind if each.kind == "a" else f"{each.kind}:{each.desk}" for each in wanted] == kinds


@pytest.mark.parametrize(
    ("year", "covered", "missing"),
    [
        (3, "abcde", ""),
        (3, "abce", "d"),
        (8, "abcde", ""),
        (9, "abcde", "g"),
        (9, "bcdeg", ""),
        (3, "", "bcde"),
    ],
)
def test_what_nobody_is_asked_for(year, covered, missing):
    assert [kind.value for kind in rules.missing_advice(year_group=year, covered=set(covered))] == list(missing)


@pytest.mark.parametrize(
    ("given", "on", "state"),
    [
        ({}, DAY, "PLANNED"),
        ({"asked_on": DAY}, DAY, "ASKED"),
        ({"asked_on": DAY, "due_on": LATER}, LATER, "ASKED"),
        ({"asked_on": DAY, "due_on": LATER}, LATER + timedelta(days=1), "LATE"),
        ({"asked_on": DAY, "due_on": LATER, "received_on": LATER}, LATER + timedelta(days=9), "RECEIVED"),
        ({"asked_on": DAY, "due_on": DAY, "received_on": LATER}, LATER, "RECEIVED_LATE"),
        ({"asked_on": DAY, "due_on": DAY, "enough_on": DAY}, LATER, "ENOUGH"),
        ({"asked_on": DAY, "enough_on": DAY, "withdrawn_on": DAY}, LATER, "WITHDRAWN"),
    ],
)
def test_how_advice_stands(given, on, state):
    said = dict.fromkeys(("asked_on", "due_on", "received_on", "enough_on", "withdrawn_on"))
    assert rules.advice_state(**{**said, **given}, on=on) == state


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"giver_agreed_on": None}, "All three must agree"),
        ({"family_agreed_on": None}, "All three must agree"),
        ({"kind": "a"}, "always asked for"),
        ({"received_on": DAY}, "received already"),
        ({"family_agreed_on": LATER}, "in the future"),
    ],
)
def test_advice_that_exists_is_enough_when_all_three_agree(given, bar):
    said = {"kind": "d", "received_on": None, "giver_agreed_on": DAY, "family_agreed_on": DAY, "on": DAY}
    found = rules.bar_to_enough(**{**said, **given})
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"asked_on": None}, "has not been asked"),
        ({"withdrawn_on": DAY}, "no longer asked"),
        ({"received_on": LATER + timedelta(days=1)}, "in the future"),
        ({"received_on": DAY - timedelta(days=1)}, "before the day we asked"),
        ({"written_on": LATER, "received_on": DAY}, "cannot be after"),
    ],
)
def test_when_advice_counts_as_received(given, bar):
    said = {"asked_on": DAY, "withdrawn_on": None, "written_on": DAY, "received_on": DAY, "on": LATER}
    found = rules.bar_to_receiving(**{**said, **given})
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"asked_of": " "}, "whom to ask"),
        ({"email": ""}, "address at which this service"),
        ({"organisation": False}, "postal address"),
        ({"organisation": False, "address": "2 Reed Walk"}, None),
        ({"decided_to_issue": True}, "decided already"),
    ],
)
def test_somebody_asked_can_be_reached(given, bar):
    said = {
        "is_over": False, "decided_to_issue": False, "asked_of": "A Desk", "organisation": True, "email": "a@b.example",
        "address": "",
    }  # fmt: skip
    found = rules.bar_to_asking(**{**said, **given})
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("agreed", "advice_in", "outstanding", "because", "bar"),
    [
        (DAY, None, 2, "The school does not answer us", None),
        (DAY, None, 0, "", None),
        (DAY, None, 2, "Too late now", "at least five words"),
        (None, None, 2, "The school does not answer us", "not decided to assess"),
        (DAY, DAY, 0, "The school does not answer us", "in already"),
    ],
)
def test_the_council_goes_on_without_advice_and_says_why(agreed, advice_in, outstanding, because, bar):
    found = rules.bar_to_going_on(agreed_on=agreed, advice_in_on=advice_in, outstanding=outstanding, because=because)
    assert found is None if bar is None else bar in found


# --- the plan --------------------------------------------------------------------------------

SERVED = date(2026, 12, 14)
FROM = SERVED + timedelta(days=15)


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"on": FROM - timedelta(days=1)}, "has until 28 December 2026"),
        ({"on": FROM - timedelta(days=1), "finished_on": FROM - timedelta(days=1)}, None),
        ({"final_from": None}, "has not reached everybody"),
        ({"drafts": 0}, "Send a draft first"),
        ({"final_on": DAY}, "final already"),
        ({"consulted": False}, "Consult this setting"),
        ({"answer_due": FROM + timedelta(days=1)}, "has until 30 December 2026 to answer"),
        ({"answer_due": FROM}, None),
        ({"answer_due": FROM + timedelta(days=1), "final_due": FROM}, None),
        ({"meetings_open": 1}, "asked for a meeting"),
        ({"meetings_open": 1, "final_due": FROM}, None),
        ({"named": ""}, "Say which setting"),
        ({"preference": "Yes"}, "at least five words"),
        ({"is_type_only": True, "consulted": False}, "contact the family next"),
        ({"is_type_only": True, "consulted": False, "next_contact_on": FROM + timedelta(days=14)}, None),
        ({"is_type_only": True, "consulted": False, "next_contact_on": FROM + timedelta(days=15)}, "coming two weeks"),
    ],
)
def test_when_a_plan_can_be_made_final(given, bar):
    said = {
        "is_over": False, "final_on": None, "drafts": 1, "final_from": FROM, "finished_on": None, "on": FROM,
        "is_type_only": False, "consulted": True, "answer_due": None, "final_due": date(2027, 2, 1), "meetings_open": 0,
        "named": "Otter School", "preference": "The family asked for it", "next_contact_on": None,
    }  # fmt: skip
    found = rules.bar_to_final(**{**said, **given})
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("final_on", "by"),
    [
        (date(2026, 12, 29), date(2027, 12, 28)),
        (date(2028, 2, 29), date(2029, 2, 27)),
        (date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_a_plan_is_reviewed_within_twelve_months_beginning_with_the_day_it_is_made(final_on, by):
    assert rules.review_by(final_on) == by


@pytest.mark.parametrize(
    ("number", "because", "given", "bar"),
    [
        (1, "", {}, None),
        (2, "The family asked for other words", {}, None),
        (2, "Changes", {}, "why there is a new draft"),
        (1, "", {"issue_agreed_on": None}, "Decide first"),
        (1, "", {"final_on": DAY}, "final already"),
    ],
)
def test_when_a_draft_goes_out(number, because, given, bar):
    said = {"is_over": False, "issue_agreed_on": DAY, "final_on": None}
    found = rules.bar_to_draft(number=number, because=because, **{**said, **given})
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({"comments": "Sleep is missing"}, None),
        ({"school": True}, None),
        ({"wants_meeting": True}, None),
        ({"is_finished": True}, None),
        ({}, "Write what you think"),
        ({"comments": "Sleep", "may_speak": False}, "young person’s now"),
        ({"comments": "Sleep", "final_on": DAY}, "final now"),
    ],
)
def test_what_a_family_may_say_of_a_draft(given, bar):
    said = {
        "final_on": None, "may_speak": True, "comments": "", "school": False, "wants_meeting": False, "is_finished": False,
    }  # fmt: skip
    found = rules.bar_to_saying(**{**said, **given})
    assert found is None if bar is None else bar in found


# --- endings and challenges ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({}, None),
        ({"withdrawn_on": DAY - timedelta(days=1)}, "between the day of the request and today"),
        ({"withdrawn_on": LATER + timedelta(days=1)}, "between"),
        ({"withdrawn_by": ""}, "who withdrew it"),
        ({"because": "Yes"}, "no longer brought"),
        ({"because": "Yes", "still_attention": True}, "still brought"),
        ({"final_on": DAY}, "cannot be withdrawn"),
    ],
)
def test_how_a_request_is_withdrawn(given, bar):
    said = {
        "is_over": False, "final_on": None, "withdrawn_on": DAY, "requested_on": DAY, "on": LATER, "withdrawn_by": "Mother",
        "still_attention": False, "because": "The school copes well",
    }  # fmt: skip
    found = rules.bar_to_withdrawing(**{**said, **given})
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("because", "given", "bar"),
    [
        ("DIED", {}, None),
        ("TWENTY_FIVE", {"age": 24}, "not 25 yet"),
        ("TWENTY_FIVE", {"age": 25}, None),
        ("DUPLICATE", {}, "which case"),
        ("DUPLICATE", {"has_other_case": True}, "Twins each have a case"),
        ("DUPLICATE", {"has_other_case": True, "other_is_same_child": True}, None),
        ("DIED", {"ended_on": LATER + timedelta(days=1)}, "between"),
    ],
)
def test_why_an_assessment_cannot_go_on(because, given, bar):
    said = {
        "is_over": False, "age": 9, "has_other_case": False, "other_is_same_child": False, "ended_on": DAY,
        "requested_on": DAY, "on": LATER,
    }  # fmt: skip
    found = rules.bar_to_ending(because=because, **{**said, **given})
    assert found is None if bar is None else bar in found


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({"moved_on": DAY}, None),
        ({"moved_on": LATER + timedelta(days=1)}, "between"),
        ({"council": " "}, "which council"),
        ({"is_over": True}, "over"),
    ],
)
def test_how_a_case_passes_to_another_council(given, bar):
    said = {"is_over": False, "moved_on": DAY, "requested_on": DAY, "on": LATER, "council": "Quaymouth"}
    found = rules.bar_to_moving(**{**said, **given})
    assert found is None if bar is None else bar in found
