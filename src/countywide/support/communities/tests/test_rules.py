"""The rules of communities in tables: one row for each sentence and each boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from countywide.support.communities import policies
from countywide.support.communities.enums import Held, State, Step
from countywide.support.communities.rules import asking, deciding, meetings, provision

from .factories import ADVICE, ASKED, MONEY, ON, REASONS

WORKING = policies.working_on(ON)


@pytest.mark.parametrize(
    ("code", "is_well"),
    [
        ("AB04-7K2M", True), ("ZZ00-AAAA", True), ("AB4-7K2M", False), ("ab04-7K2M", False), ("ABC4-7K2M", False),
        ("AB04-7K2", False), ("AB04-7K2MX", False), ("", False), ("AB04 7K2M", False),
    ],
)  # fmt: skip
def test_a_pupil_is_known_by_a_code(code, is_well):
    said = asking.bar_to_code(replace(ASKED, pupil_code=code))
    assert (said is None) == is_well


def test_a_pupil_with_a_plan_is_named_to_the_council_alone():
    assert "choose the pupil" in asking.bar_to_code(replace(ASKED, stage="PLAN"))
    assert asking.bar_to_code(replace(ASKED, stage="PLAN", child_id=1)) is None
    assert "year group" in asking.bar_to_code(replace(ASKED, year=None))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, None),
        ({"tried": ()}, "at least one thing that you have tried"),
        ({"picture": "Hard."}, "Describe what you see"),
        ({"asks": "Help."}, "Say what you ask"),
        ({"measure": ""}, "how you will know"),
        ({"parent_informed_on": None}, "Tell the parents first"),
        ({"parent_informed_on": date(2026, 11, 3)}, "today or earlier"),
        ({"sort": "GROUP", "tried": (), "parent_informed_on": None, "pupil_code": "", "year": None}, None),
    ],
)
def test_what_a_request_says_before_it_is_sent(changes, says):
    found = asking.bar_to_sending(replace(ASKED, **changes), on=ON)
    assert (found is None) if says is None else says in found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The pupil speaks in class.", 0),
        ("Yesterday Zephaniah spoke in class.", 2),
        ("Yesterday zephaniah spoke in class.", 0),  # not written as a name, and no surname beside it
        ("zephaniah quillbrook spoke.", 1),
        ("Quillbrook, Zephaniah: see the notes.", 1),
        ("May comes before June.", 0),  # an everyday word by itself
        ("Ask May Otterling first.", 2),
        ("We asked Otterling’s mother.", 3),
    ],
)
def test_names_of_a_schools_pupils_are_found_and_everyday_words_are_not(text, place):
    pupils = [("Zephaniah", "Quillbrook"), ("May", "Otterling")]
    said = asking.bar_to_names([("What you see", text)], pupils)
    if not place:
        assert said is None
    else:
        assert f"(word {place})" in said and "Zephaniah" not in said and "Otterling" not in said


@pytest.mark.parametrize(
    ("state", "to", "may"),
    [
        (State.DRAFT, State.SENT, True), (State.DRAFT, State.LISTED, False), (State.SENT, State.LISTED, True),
        (State.LISTED, State.DECIDED, False), (State.LISTED, State.DISCUSSED, True), (State.DISCUSSED, State.DECIDED, True),
        (State.DISCUSSED, State.WITHDRAWN, False), (State.ADVISED, State.CLOSED, True), (State.CLOSED, State.SENT, False),
        (State.DELIVERED, State.REVIEW, True), (State.REVIEW, State.IMPACT, True), (State.IMPACT, State.CLOSED, True),
    ],
)  # fmt: skip
def test_which_state_may_follow_which(state, to, may):
    assert (asking.bar_to_going(state, to) is None) == may


@pytest.mark.parametrize(("members", "needed"), [(2, 2), (3, 3), (5, 3), (6, 3), (7, 4), (8, 4), (21, 11)])
def test_half_of_the_schools_and_three_at_least_are_a_quorum(members, needed):
    assert deciding.quorum_of(members, WORKING) == needed
    assert deciding.bar_to_meeting(members=members, present=needed, policy=WORKING) is None
    assert "no quorum" in deciding.bar_to_meeting(members=members, present=needed - 1, policy=WORKING)


def test_who_asks_and_who_has_an_interest_does_not_decide():
    assert deciding.deciders([5, 3, 9, 7], asks=3, declared=[9]) == (5, 7)
    assert deciding.deciders([3, 9], asks=3, declared=[9]) == ()


@pytest.mark.parametrize(
    ("decided", "takes_money", "says"),
    [
        (ADVICE, True, None),
        (MONEY, True, None),
        (replace(ADVICE, help=()), True, "Choose what was decided"),
        (replace(ADVICE, help=("NONE", "ADVICE")), True, "not both"),
        (replace(ADVICE, reasons="x" * 79), True, "at least 80 letters"),
        (replace(ADVICE, reasons="x" * 80), True, None),
        (replace(ADVICE, said=" "), True, "what was discussed"),
        (replace(ADVICE, pence=100), True, "where none is"),
        (replace(MONEY, pence=0), True, "say how much"),
        (MONEY, False, "cannot have money"),
        (replace(MONEY, ends_on=date(2026, 11, 30)), True, "not before its first"),
        (replace(MONEY, ends_on=None), True, "from when until when"),
        (replace(MONEY, review_on=ON), True, "after today"),
        (replace(MONEY, review_on=None), True, "after today"),
    ],
)
def test_what_an_outcome_must_say(decided, takes_money, says):
    found = deciding.bar_to_deciding(decided, policy=WORKING, on=ON, takes_money=takes_money)
    assert (found is None) if says is None else says in found


def test_a_dispute_goes_to_the_chair_and_then_to_the_board_and_no_further():
    why = "The terms of reference ask for a second school to speak, and none did."
    given = {"is_decided": True, "is_waiting": False, "why": why}
    assert deciding.bar_to_disputing(steps=set(), **given) is None and deciding.next_step(set()) == Step.CHAIR
    assert deciding.bar_to_disputing(steps={"CHAIR"}, **given) is None and deciding.next_step({"CHAIR"}) == Step.BOARD
    assert "final for the fund" in deciding.bar_to_disputing(steps={"CHAIR", "BOARD"}, **given)
    assert "under way already" in deciding.bar_to_disputing(steps=set(), **{**given, "is_waiting": True})
    assert "no outcome yet" in deciding.bar_to_disputing(steps=set(), **{**given, "is_decided": False})


@pytest.mark.parametrize(
    ("held", "to", "on", "says"),
    [
        (Held.PLANNED, Held.OPEN, ON, None),
        (Held.PLANNED, Held.PAPERS, ON, "not its next step"),
        (Held.OPEN, Held.PAPERS, date(2026, 11, 16), "once requests are closed"),
        (Held.OPEN, Held.PAPERS, date(2026, 11, 17), None),
        (Held.PAPERS, Held.MEETING, date(2026, 11, 25), "not yet"),
        (Held.PAPERS, Held.MEETING, date(2026, 11, 26), None),
        (Held.CONFIRMED, Held.MINUTED, date(2026, 12, 1), "not its next step"),
    ],
)
def test_the_steps_of_a_meeting(held, to, on, says):
    found = meetings.bar_to_step(held, to, meets_on=date(2026, 11, 26), closes=date(2026, 11, 16), on=on)
    assert (found is None) if says is None else says in found


def test_requests_close_ten_days_before_and_the_turn_to_question_goes_round():
    assert meetings.closes_on(date(2026, 11, 26), WORKING) == date(2026, 11, 16)
    assert meetings.challenger_for([4, 7, 9], []) == 4
    assert meetings.challenger_for([4, 7, 9], [4]) == 7
    assert meetings.challenger_for([4, 7, 9], [9, 7, 4]) == 4
    assert meetings.challenger_for([], [9]) is None


@pytest.mark.parametrize(
    ("reasons", "points"),
    [
        ("Please ask your community for this.", True),
        ("The school should go back to the community fund.", True),
        ("Refer the school to its CoS.", True),
        ("Apply to the shared pot until Easter.", True),
        ("Use the Community of Schools meanwhile.", True),
        ("The community nurse visits each week from Monday, and the council pays.", False),
        ("We asked the community health team for a visit.", False),
        ("The council pays for ten hours of teaching from Monday.", False),
    ],
)
def test_no_case_ends_with_ask_the_community(reasons, points):
    assert provision.points_to_community(reasons) == points
    given = {"secured": "MONEY", "is_closed": False, "policy": WORKING.provision}
    said = provision.bar_to_closing(reasons=f"{reasons} {REASONS}", **given)
    assert (said is not None) == points and (not points or "s.42" in said)
    assert "not among the ways" in provision.bar_to_closing(**{**given, "secured": "COMMUNITY"}, reasons=REASONS)
    assert "not among the ways" in provision.bar_to_closing(**{**given, "secured": ""}, reasons=REASONS)
