"""Ending a plan: the grounds, who is consulted and told, and that the plan is held as long as the law says (s.45)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from countywide.casework.letters.models import Letter
from countywide.casework.plans import actions, rules, signals, tasks
from countywide.casework.plans.models import Ending
from countywide.casework.plans.tests import factories as make
from countywide.casework.plans.tests.factories import sent
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken

people = make.assessments
MADE, ASKED = date(2026, 3, 2), date(2026, 9, 7)
DAY = timedelta(days=1)
TOLD = ASKED + 20 * DAY
OF_LAW = {
    "made_on": MADE,
    "ceased_on": None,
    "amendment_open": False,
    "open_ending": False,
    "ground": "NOT_NECESSARY",
    "age": 12,
    "left_education": False,
    "reviewed_on": None,
    "finding": "",
    "outcomes": "",
    "because": "Every outcome in the plan is reached.",
}
OUTCOMES = "All of the outcomes in section E."


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"because": "It is over."}, "Say why the plan would end"),
        ({"made_on": None}, "not final yet"),
        ({"ceased_on": ASKED}, "has ended already"),
        ({"open_ending": True}, "considered already"),
        ({"amendment_open": True}, "looking at proposed changes"),
        # reg 29: under 18
        ({"age": 17, "ground": "NOT_RESPONSIBLE"}, "only when it is no longer necessary"),
        ({"age": 17, "left_education": True, "finding": "NOT_RETURN"}, "review the plan and amend it instead"),
        # reg 30: 18 and over, and no longer in education
        ({"age": 18, "left_education": True, "outcomes": OUTCOMES}, "First review the plan"),
        ({"age": 18, "left_education": True, "outcomes": OUTCOMES, "finding": "NOT_RETURN"}, "First review the plan"),
        ({"age": 18, "left_education": True, "outcomes": OUTCOMES, "reviewed_on": MADE, "finding": "NEITHER"}, "First review"),
        ({"age": 18, "left_education": True, "outcomes": OUTCOMES, "reviewed_on": MADE, "finding": "NOT_RETURN"}, None),
        ({"age": 18, "left_education": True, "outcomes": OUTCOMES, "reviewed_on": MADE, "finding": "NOT_APPROPRIATE"}, None),
        # s.45(3): from 18 the outcomes are looked at; age alone is no reason
        ({"age": 19}, "which outcomes of the plan are achieved"),
        ({"age": 19, "outcomes": OUTCOMES}, None),
        ({"age": 19, "ground": "NOT_RESPONSIBLE"}, None),
    ],
)  # fmt: skip
def test_on_which_grounds_a_plan_may_end(given, says):
    bar = rules.bar_to_considering(**{**OF_LAW, **given})
    assert (bar is None) if says is None else (bar is not None and says in bar)


@pytest.fixture
def held(db):
    return make.in_force(MADE)


def test_family_and_head_are_asked_first_and_the_plan_goes_on(held):
    ending = make.considered(held, ASKED)
    assert sent(held, f"consult:{ending.pk}") == [
        ("plans.ending-considered", "FAMILY"),
        ("plans.ending-considered-others", "SCHOOL"),
    ]
    assert (ending.family_told_on, ending.head_told_on) == (ASKED, ASKED)
    assert (make.fresh(held).case.stage, make.fresh(held).ceased_on) == ("IN_FORCE", None)


def test_it_is_not_decided_before_both_could_answer(held):
    ending = make.considered(held, ASKED)
    given = {"by": people.manager(), "reasons": people.REASONS}
    with pytest.raises(RuleBroken, match="The family has until 21 September 2026"):
        actions.decide_to_end(ending, on=ASKED + 14 * DAY, **given)
    actions.note_ending_said(ending, by=people.officer(), on=ASKED, of="FAMILY", said_on=ASKED, words="We agree")
    with pytest.raises(RuleBroken, match="The head or principal has until 21 September 2026"):
        actions.decide_to_end(ending, on=ASKED + 14 * DAY, **given)
    actions.decide_to_end(ending, on=ASKED + 15 * DAY, **given)


def test_the_decision_goes_to_family_setting_and_health_and_the_plan_is_held(held):
    ending = make.ended(held, TOLD)
    assert sent(held, f"end:{ending.pk}") == [
        ("plans.plan-ends", "FAMILY"),
        ("plans.plan-ends-others", "NAMED"),
        ("plans.plan-ends-others", "HEALTH"),
    ]
    ran = make.clocks(held)
    assert ran[f"CE-HOLD {ending.key}"].trigger_on == ran[f"ME-CONTACT end:{ending.pk}"].trigger_on == TOLD
    assert (ran["AR-YEAR"].met_on, ran["AR-YEAR"].ended_on) == (None, None)  # every duty under the plan goes on
    assert (make.fresh(held).case.stage, make.fresh(held).ceased_on) == ("CEASING", None)


def appealed(held, on):
    """The room that keeps disputes says that the family appealed."""
    with audit.in_one_go():
        actions.note_disputed(held.case, "plans.plan-ends", how="APPEAL", told_on=on, by=people.officer(), on=on)


def appeal_over(held, on, outcome, *duties):
    """It says how the appeal ended, and what the council must then do."""
    said = {"how": "APPEAL", "outcome": outcome, "duties": duties, "from_on": on}
    with audit.in_one_go():
        actions.note_dispute_over(held.case, "plans.plan-ends", **said, by=people.officer(), on=on)


def test_an_appeal_holds_the_plan_until_it_is_decided(held):
    ending = make.ended(held, TOLD)
    appealed(held, TOLD + 30 * DAY)
    assert make.clocks(held)[f"CE-HOLD {ending.key}"].legal_due is None
    assert tasks.lapse(TOLD + 300 * DAY) == 0
    over = TOLD + 310 * DAY
    appeal_over(held, over, "STANDS")
    assert tasks.lapse(over + DAY) == 1
    assert make.fresh(held).ceased_on == over + DAY


def test_an_appeal_that_was_allowed_lets_the_plan_go_on_and_tells_everybody(held):
    ending = make.ended(held, TOLD)
    on = TOLD + 30 * DAY
    appealed(held, on)
    appeal_over(held, on + DAY, "ORDERED", "CONTINUE")
    assert sent(held, f"goes-on:{ending.pk}") == [
        ("plans.plan-goes-on", "FAMILY"),
        ("plans.plan-goes-on-others", "SCHOOL"),
    ]
    assert make.fresh(held).case.stage == "IN_FORCE"
    assert make.clocks(held)[f"CE-HOLD {ending.key}"].ended_because == "The plan goes on"
    assert tasks.lapse(TOLD + 400 * DAY) == 0


def test_a_decision_that_came_back_holds_the_plan_until_the_family_knows(held):
    from django.db import transaction

    from countywide.casework.letters import actions as letters

    ending = make.ended(held, TOLD)
    with transaction.atomic():
        letters.came_back(Letter.objects.get(kind="plans.plan-ends").pk, by=make.BY, on=TOLD + DAY)
    assert Ending.objects.get().told_on is None
    assert make.clocks(held)[f"CE-HOLD {ending.key}"].ended_because == "The decision came back"
    assert tasks.lapse(TOLD + 400 * DAY) == 0


def test_a_plan_that_lapsed_closes_its_case_and_leaves_nothing_running(held):
    said = []

    def hear(sender, plan, on, **_):
        said.append((plan.pk, on))

    signals.plan_ceased.connect(hear)
    make.ended(held, TOLD)
    closes = make.clocks(held)[f"CE-HOLD {Ending.objects.get().key}"].legal_due
    tasks.lapse(closes + DAY)
    signals.plan_ceased.disconnect(hear)
    held = make.fresh(held)
    assert (held.ceased_on, held.case.stage, held.case.act_by) == (closes + DAY, "CEASED", None)
    assert held.case.deadlines.running().count() == 0
    assert said == [(held.pk, closes + DAY)]


def test_nothing_is_proposed_once_it_was_decided_to_end_the_plan(held):
    make.ended(held, TOLD)
    with pytest.raises(RuleBroken, match="decided to end this plan"):
        make.proposed(held, TOLD + DAY)
