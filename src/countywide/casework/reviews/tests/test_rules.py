"""What may be decided at each step: one row for each sentence of law and each boundary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from countywide.casework.reviews import rules
from countywide.casework.reviews.rules import cohort
from countywide.casework.reviews.types import Answering, Deciding
from countywide.law.clocks import Calendar

DUE, MET, ON = date(2027, 1, 11), date(2026, 11, 2), date(2026, 11, 20)
DAY = date(2026, 10, 1)
WORDS = (
    "The report and the advice show steady progress with the help that the plan gives now, and the needs are the same."
)
WHY = "The advice of May says that the hours in the plan are enough for now."


@dataclass
class Facts:
    """A review as far as it has come."""

    planned_on: date | None = None
    invited_on: date | None = None
    papers_out_on: date | None = None
    met_on: date | None = None
    report_on: date | None = None
    returned_on: date | None = None
    decided_on: date | None = None
    told_on: date | None = None
    over_on: date | None = None
    due_by: date = DUE
    outcome: str = ""
    dropped_because: str = ""


STEPS = [
    ({}, False, "SCHEDULED"),
    ({"planned_on": DAY}, False, "PLANNED"),
    ({"planned_on": DAY, "invited_on": DAY}, False, "GATHERING"),
    ({"planned_on": DAY, "invited_on": DAY, "papers_out_on": DAY}, False, "PAPERS_OUT"),
    ({"met_on": MET}, False, "MET"),
    ({"met_on": MET, "report_on": DAY}, False, "REPORTED"),
    ({"met_on": MET, "report_on": DAY, "returned_on": DAY}, False, "RETURNED"),
    ({"met_on": MET, "report_on": DAY}, True, "PROPOSED"),
    ({"met_on": MET, "decided_on": DAY, "outcome": "MAINTAIN"}, True, "DECIDED"),
    ({"met_on": MET, "decided_on": DAY, "outcome": "AMEND"}, True, "DECIDED"),
    ({"met_on": MET, "decided_on": DAY, "outcome": "AMEND", "told_on": DAY}, True, "AMENDING"),
    ({"met_on": MET, "decided_on": DAY, "outcome": "MAINTAIN", "told_on": DAY, "over_on": DAY}, True, "OVER"),
    ({"over_on": DAY, "dropped_because": "The plan has ended"}, False, "DROPPED"),
]


@pytest.mark.parametrize(("given", "proposed", "stands"), STEPS)
def test_where_a_review_stands_follows_from_its_facts(given, proposed, stands):
    assert rules.standing(Facts(**given), is_proposed=proposed) == stands


@pytest.mark.parametrize(
    ("given", "on", "late"),
    [
        ({}, DUE, False),
        ({}, date(2027, 1, 12), True),
        ({"met_on": MET}, date(2026, 11, 30), False),  # four weeks from the meeting, to the day
        ({"met_on": MET}, date(2026, 12, 1), True),
        ({"met_on": MET, "decided_on": DAY}, date(2026, 12, 1), True),  # decided and nobody told is not notified
        ({"met_on": MET, "told_on": DAY}, date(2027, 3, 1), False),
        ({"over_on": DAY}, date(2027, 3, 1), False),
    ],
)
def test_late_is_what_the_law_calls_late(given, on, late):
    assert rules.is_overdue(Facts(**given), on=on) is late


@pytest.mark.parametrize(
    ("standing", "now", "stage"),
    [
        ("SCHEDULED", "IN_FORCE", "IN_FORCE"),
        ("GATHERING", "IN_FORCE", "REVIEW_PLANNED"),
        ("MET", "REVIEW_PLANNED", "REVIEW_HELD"),
        ("RETURNED", "REVIEW_REPORTED", "REVIEW_REPORTED"),
        ("OVER", "REVIEW_REPORTED", "IN_FORCE"),
        ("MET", "AMENDING", "AMENDING"),
        ("OVER", "CEASING", "CEASING"),
    ],
)
def test_the_case_says_what_the_review_says_unless_the_plan_is_amended_or_ends(standing, now, stage):
    assert rules.case_stage(standing, now=now) == stage


# --- what kind of review ---


@pytest.mark.parametrize(
    ("born_on", "kind"),
    [
        (date(2022, 6, 1), "UNDER_FIVE"),
        (date(2018, 6, 1), "ANNUAL"),  # Year 4 in January 2027
        (date(2016, 10, 1), "TRANSFER"),  # Year 5
        (date(2016, 6, 1), "TRANSFER"),  # Year 6
        (date(2015, 6, 1), "ANNUAL"),  # Year 7
        (date(2013, 6, 1), "ANNUAL"),  # Year 8
        (date(2010, 12, 1), "TRANSFER"),  # Year 11
    ],
)
def test_the_type_follows_from_the_childs_year_when_it_is_due(born_on, kind):
    assert cohort.kind(born_on=born_on, due_by=DUE, year_group=None) == kind


@pytest.mark.parametrize(
    ("group", "type_code", "section_41", "required"),
    [
        ("4", "01", None, True),  # maintained
        ("10", "34", None, True),  # academy
        ("5", "08", None, True),  # non-maintained special
        ("3", "10", None, False),  # other independent special: can only be asked
        ("3", "10", True, True),  # unless it is approved under s.41
        ("1", "18", None, False),  # further education
    ],
)
def test_whom_the_council_can_require_to_hold_the_meeting(group, type_code, section_41, required):
    assert rules.can_be_required(group=group, type_code=type_code, section_41=section_41) is required


# --- before the meeting ---


@pytest.mark.parametrize(
    ("changed", "bar"),
    [
        ({}, None),
        ({"meeting_on": DAY}, None),
        ({"meeting_on": date(2026, 9, 30)}, "The meeting cannot be planned for a day that has passed."),
        ({"place": " "}, "Say where people meet."),
        ({"place": "", "mode": "ONLINE"}, None),
        ({"over": True}, "This review is over."),
        ({"met_on": MET}, "The meeting was held on 2 November 2026. This can no longer be changed."),
    ],
)
def test_a_meeting_is_planned_for_a_day_to_come_at_a_place(changed, bar):
    given = {"over": False, "met_on": None, "meeting_on": MET, "on": DAY, "mode": "IN_PERSON", "place": "Room 2"}
    assert rules.bar_to_planning(**{**given, **changed}) == bar


@pytest.mark.parametrize(
    ("meeting_on", "on", "closed", "said"),
    [
        (date(2026, 12, 14), DAY, False, []),  # 28 days before the year ends
        (date(2026, 12, 15), DAY, False, ["less than four weeks"]),
        (date(2027, 1, 12), DAY, False, ["after 11 January 2027"]),
        (date(2026, 10, 16), DAY, False, []),  # fifteen clear days
        (date(2026, 10, 15), DAY, False, ["at least two weeks before"]),
        (MET, DAY, True, ["closed on that day"]),
    ],
)
def test_what_speaks_against_a_day_is_said_and_forbids_nothing(meeting_on, on, closed, said):
    found = rules.cautions(meeting_on=meeting_on, due_by=DUE, on=on, closed=closed)
    assert len(found) == len(said) and all(words in each for words, each in zip(said, found, strict=True))


@pytest.mark.parametrize(
    ("invited", "has_setting", "missing"),
    [
        (("FAMILY", "HEAD", "COUNCIL", "HEALTH", "CARE"), True, ""),
        (("FAMILY", "COUNCIL", "HEALTH", "CARE"), False, ""),
        (("FAMILY", "COUNCIL", "HEALTH", "CARE"), True, "the head, principal or early years lead (reg 20(2))"),
        (
            ("FAMILY", "HEAD", "COUNCIL", "OTHER"),
            True,
            "named by the health board; an officer of the council for social care",
        ),
        (("COUNCIL", "HEALTH", "CARE"), False, "the parent or young person (reg 21(2))"),
    ],
)
def test_the_law_says_who_is_invited(invited, has_setting, missing):
    bar = rules.bar_to_inviting(over=False, met_on=None, meeting_on=MET, invited=invited, has_setting=has_setting)
    assert (missing in bar) if missing else bar is None


def test_nobody_is_invited_to_a_day_that_is_not_set():
    bar = rules.bar_to_inviting(over=False, met_on=None, meeting_on=None, invited=rules.FIVE, has_setting=True)
    assert bar == "Plan the meeting first, so that the invitation says when it is."


@pytest.mark.parametrize(
    ("meeting_on", "on", "by"),
    [
        (date(2026, 11, 16), DAY, date(2026, 10, 26)),  # three weeks before
        (date(2026, 10, 19), DAY, date(2026, 10, 2)),  # too near for that: at once
    ],
)
def test_advice_is_asked_for_in_time_to_go_round(meeting_on, on, by):
    assert rules.advice_by(meeting_on=meeting_on, on=on) == by


@pytest.mark.parametrize(
    ("changed", "bar"),
    [
        ({}, None),
        ({"met_on": date(2026, 11, 21)}, "The meeting cannot have been held on a day in the future."),
        ({"met_before": MET}, "The meeting was held on 2 November 2026. This can no longer be changed."),
        ({"planned_on": None}, "Plan the meeting first: everybody must be invited to it (reg 20(2), 20(3))."),
        ({"met_on": date(2026, 1, 1)}, "The meeting cannot have been held before this review was due to be arranged."),
        ({"absent": ["OTHER"]}, None),
        (
            {"absent": ["HEALTH"]},
            "Not there: a health professional named by the health board. Say why the meeting went on without them.",
        ),
        ({"absent": ["HEALTH"], "quorum_note": "Ill, and sent her advice"}, None),
    ],
)
def test_a_meeting_is_held_on_a_day_that_has_been_and_who_was_missing_is_said(changed, bar):
    given = {
        "over": False, "met_before": None, "planned_on": DAY, "scheduled_on": date(2026, 1, 12), "met_on": MET, "on": ON,
        "absent": [], "quorum_note": "",
    }  # fmt: skip
    assert rules.bar_to_holding(**{**given, **changed}) == bar


# --- the report ---


@pytest.mark.parametrize(
    ("changed", "bar"),
    [
        ({}, None),
        ({"met_on": None}, "Enter first on which day the meeting was held, and who came."),
        ({"missing": ["Attendance", "Files"]}, "These pages are not finished: Attendance; Files."),
        ({"signed_by": " "}, "Give the name of the head or principal who signs it."),
        ({"report_on": ON}, "This report was sent on 20 November 2026, and everybody has it. Its reference is EHC/1."),
        ({"report_on": ON, "returned_on": ON}, None),
        ({"decided": True}, "The council has decided after this review."),
    ],
)
def test_a_report_is_whole_signed_and_sent_once(changed, bar):
    given = {
        "over": False, "met_on": MET, "report_on": None, "returned_on": None, "reference": "EHC/1", "decided": False,
        "signed_by": "A Head", "missing": [],
    }  # fmt: skip
    found = rules.bar_to_signing(**{**given, **changed})
    assert found is None if bar is None else found.startswith(bar)


@pytest.mark.parametrize(
    ("standing", "defects", "because", "bar"),
    [
        ("REPORTED", ["EMPTY"], "The page of attendance is empty", None),
        ("REPORTED", [], "The page of attendance is empty", "Choose what is wrong from the list."),
        ("REPORTED", ["OPINION"], "We do not think so at all", "Choose what is wrong from the list."),
        ("REPORTED", ["EMPTY"], "Mend it", "Say in a sentence what the school should mend."),
        ("MET", ["EMPTY"], "The page of attendance is empty", "There is no report to send back."),
        ("RETURNED", ["EMPTY"], "The page of attendance is empty", "The report is with the school already."),
    ],
)
def test_a_report_goes_back_only_for_what_is_listed(standing, defects, because, bar):
    found = rules.bar_to_sending_back(standing=standing, defects=defects, known=["EMPTY", "FILE"], because=because)
    assert found is None if bar is None else found.startswith(bar)


# --- the decision ---

CRITERIA = {"new-need": "ACCEPT", "no-evidence": "DECLINE"}
ACCEPT = Answering(1, "ACCEPT", "new-need")
DECLINE = Answering(1, "DECLINE", "no-evidence", WHY)
PART = Answering(1, "PART", "new-need", WHY, "Writing takes effort.")
ASKED = rules.Asked(1, "the change to B1", is_stale=False)
STALE = rules.Asked(1, "the change to B1", is_stale=True)


def decided(outcome: str = "MAINTAIN", *answers: Answering, **given: object) -> dict[str, object]:
    return {"deciding": Deciding(outcome, WORDS, answers, **given)}


DECISIONS = [
    (decided("MAINTAIN", DECLINE), None),
    (decided("AMEND", ACCEPT), None),
    (decided("AMEND", PART), None),
    ({"asked": [], **decided("MAINTAIN")}, None),
    (decided("CEASE"), None),
    # who and when
    (
        {"met_on": None, **decided("MAINTAIN", DECLINE)},
        "The meeting has not been held. Nothing can be decided before it",
    ),
    ({"on": date(2026, 11, 1), **decided("MAINTAIN", DECLINE)}, "The decision cannot be dated before the meeting."),
    ({"decided": True, **decided("MAINTAIN", DECLINE)}, "This review has been decided already."),
    ({"proposed_by": None, **decided("MAINTAIN", DECLINE)}, "An officer proposes first"),
    ({"proposed_by": 8, **decided("MAINTAIN", DECLINE)}, "You proposed this yourself."),
    # without its report: only once the two weeks are over
    ({"report_on": None, "on": date(2026, 11, 16), **decided("MAINTAIN", DECLINE)}, "The report has not come."),
    ({"report_on": None, "on": date(2026, 11, 17), **decided("MAINTAIN", DECLINE)}, None),
    # reasons
    ({"deciding": Deciding("MAINTAIN", "No change is needed", (DECLINE,))}, "Give reasons that the family"),
    ({"deciding": Deciding("", WORDS, (DECLINE,))}, "Choose whether the plan is kept"),
    # each change
    (decided("MAINTAIN"), "Answer the change to B1"),
    (decided("MAINTAIN", Answering(1, "DECLINE", "new-need", WHY)), "Choose the published criterion"),
    (
        decided("MAINTAIN", Answering(1, "DECLINE", "no-evidence", "x" * 59)),
        "Say why you do not accept the change to B1, in",
    ),
    (decided("MAINTAIN", Answering(1, "DECLINE", "no-evidence", "x" * 60)), None),
    (decided("AMEND", Answering(1, "ACCEPT", "no-evidence")), "Choose the published criterion"),
    (
        decided("AMEND", Answering(1, "PART", "new-need", "Too short", "Words")),
        "Say why you do not accept the change to B1 in full",
    ),
    (decided("AMEND", Answering(1, "PART", "new-need", WHY, " ")), "Write what the plan will say"),
    # an older version of the plan
    ({"asked": [STALE], **decided("AMEND", ACCEPT)}, "The plan has changed since the change to B1 was asked for."),
    ({"asked": [STALE], **decided("AMEND", ACCEPT, confirmed=frozenset({1}))}, None),
    ({"asked": [STALE], **decided("MAINTAIN", DECLINE)}, None),
    # the whole fits its parts
    (decided("MAINTAIN", ACCEPT), "You accept a change, so the plan must be changed."),
    (decided("AMEND", DECLINE), "You accept none of the changes, so there is nothing to amend."),
    ({"asked": [], **decided("AMEND")}, "No change is asked for."),
    ({"amendment_open": True, **decided("AMEND", ACCEPT)}, "An amendment of this plan is open already."),
    # Q29a: a plan that goes on to the next phase with outcomes that are past
    (
        {"past_outcomes": 2, "prepares_a_move": True, **decided("MAINTAIN", DECLINE)},
        "2 outcomes of this plan are past their day",
    ),
    (
        {"past_outcomes": 1, "prepares_a_move": True, **decided("MAINTAIN", DECLINE)},
        "1 outcome of this plan is past their day",
    ),
    ({"past_outcomes": 2, "prepares_a_move": True, **decided("MAINTAIN", DECLINE, despite=WHY)}, None),
    ({"past_outcomes": 2, "prepares_a_move": False, **decided("MAINTAIN", DECLINE)}, None),
    ({"past_outcomes": 2, "prepares_a_move": True, **decided("AMEND", ACCEPT)}, None),
]


@pytest.mark.parametrize(("changed", "bar"), DECISIONS)
def test_what_may_be_decided_after_a_review(changed, bar):
    given = {
        "over": False, "met_on": MET, "report_on": DAY, "decided": False, "on": ON, "proposed_by": 7, "decider": 8,
        "asked": [ASKED], "criteria": CRITERIA, "past_outcomes": 0, "prepares_a_move": False, "amendment_open": False,
    }  # fmt: skip
    found = rules.bar_to_deciding(**{**given, **changed})
    assert found is None if bar is None else found is not None and found.startswith(bar), found


@pytest.mark.parametrize(
    ("before", "now", "stale"),
    [("Reading", "Reading", False), ("Reading ", "Reading", False), ("Reading", "Writing", True), ("Reading", None, True), ("", None, False)],
)  # fmt: skip
def test_a_change_is_stale_once_the_plan_says_something_else(before, now, stale):
    assert rules.is_stale(before, now) is stale


@pytest.mark.parametrize(("accepted", "decided", "rate"), [(2, 4, None), (2, 5, 40), (0, 5, 0), (5, 7, 71)])
def test_a_rate_of_fewer_than_five_is_not_shown(accepted, decided, rate):
    assert rules.rate(accepted, decided) == rate


# --- what is asked around a review ---


def test_an_answer_is_promised_in_ten_working_days():
    assert rules.answer_by(date(2026, 12, 18), Calendar()) == date(2027, 1, 6)  # over Christmas
    assert rules.answer_by(date(2026, 10, 5), Calendar()) == date(2026, 10, 19)


LONG = "x" * 100


@pytest.mark.parametrize(
    ("answer", "because", "amendment_open", "review_held", "bar"),
    [
        ("AGREE", LONG, False, False, None),
        ("DECLINE", LONG, False, False, None),
        ("DECLINE", "x" * 99, False, False, "Give your reasons in at least 100 letters."),
        ("DECLINE", LONG, True, False, "This plan is being reviewed or changed now. That is no reason to decline"),
        ("DECLINE", LONG, False, True, "This plan is being reviewed or changed now. That is no reason to decline"),
        ("MERGE", LONG, True, False, None),
        ("MERGE", LONG, False, True, None),
        ("MERGE", LONG, False, False, "Nothing is under way"),
        ("AGREE", LONG, True, False, "This plan is being reviewed or changed now. Take what is asked into it."),
        ("", LONG, False, False, "Choose what you answer."),
    ],
)
def test_an_early_review_is_never_declined_because_an_amendment_is_open(
    answer, because, amendment_open, review_held, bar
):
    found = rules.bar_to_answering_early(
        answered=False, answer=answer, because=because, amendment_open=amendment_open, review_held=review_held
    )
    assert found is None if bar is None else found.startswith(bar)


@pytest.mark.parametrize(
    ("changed", "bar"),
    [
        ({}, None),
        ({"is_own": False}, "Only the school or setting whose review it was can ask this."),
        ({"told": False}, "Nothing has been decided and told yet."),
        ({"open_already": True}, "You asked for this already, and we have not replied yet."),
        ({"text": "x" * 49}, "Say what we should look at again, in at least 50 letters."),
    ],
)
def test_a_school_asks_again_after_it_was_told(changed, bar):
    given = {"decided": True, "told": True, "is_own": True, "open_already": False, "text": "x" * 50}
    assert rules.bar_to_asking_again(**{**given, **changed}) == bar


@pytest.mark.parametrize(
    ("changed", "bar"),
    [
        ({}, None),
        ({"replies": 7}, "You decided this yourself. Somebody else must look at it again."),
        ({"stands": None}, "Say whether the decision stands."),
        ({"reply": "x" * 59}, "Write your reply in at least 60 letters."),
        ({"replied": True}, "We replied to this already."),
    ],
)
def test_whoever_looks_again_is_not_whoever_decided(changed, bar):
    given = {"replied": False, "decider": 7, "replies": 8, "stands": True, "reply": "x" * 60}
    assert rules.bar_to_replying(**{**given, **changed}) == bar


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "first"), (2, "second"), (10, "tenth"), (11, "11th"), (21, "21st"), (112, "112th"), (33, "33rd")],
)
def test_a_place_in_a_row_as_it_is_said(number, said):
    assert rules.ordinal(number) == said


@pytest.mark.parametrize(
    ("care_review_on", "cautioned"),
    [
        (None, False),
        (date(2026, 10, 12), False),
        (date(2026, 10, 26), False),
        (date(2026, 9, 28), False),
        (date(2026, 10, 27), True),
        (date(2026, 9, 27), True),
    ],
)
def test_the_review_of_a_looked_after_child_goes_with_that_of_the_care_plan(care_review_on, cautioned):
    found = rules.cautions(
        meeting_on=date(2026, 10, 12), due_by=date(2027, 1, 11), on=date(2026, 8, 1), closed=False,
        care_review_on=care_review_on,
    )  # fmt: skip
    assert ["care plan is reviewed" in each for each in found] == ([True] if cautioned else [])
