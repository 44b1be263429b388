"""Assessing again: who may ask and when, what is refused and agreed, who is told, and what comes of it (regs 23 to 27)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from countywide.casework.assessments.models import FinalPlan
from countywide.casework.cases.tests import factories as cases
from countywide.casework.letters import actions as letters
from countywide.casework.letters.models import Letter
from countywide.casework.plans import actions, queries, rules, tasks
from countywide.casework.plans.models import Reassessment
from countywide.casework.plans.tests import factories as make
from countywide.casework.plans.tests.factories import sent
from countywide.casework.plans.tests.pages import at, on_day, posted, words
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Notice

people = make.assessments
MADE, ASKED = date(2026, 1, 12), date(2026, 9, 7)
DAY = timedelta(days=1)
TOLD = ASKED + 7 * DAY
OF_LAW = {
    "made_on": MADE, "ceased_on": None, "open_already": False, "asked_on": ASKED, "last_assessed_on": MADE, "on": ASKED,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"last_assessed_on": None}, None),
        ({"made_on": None}, "not final yet"),
        ({"ceased_on": ASKED}, "We do not maintain this plan any more"),
        ({"open_already": True}, "asked for or under way already"),
        ({"asked_on": MADE - DAY}, "lies between the day the plan was made and today"),
        ({"asked_on": ASKED + DAY}, "lies between the day the plan was made and today"),
        ({"last_assessed_on": ASKED + DAY}, "cannot be later than the request"),
    ],
)
def test_who_can_be_assessed_again(given, says):
    bar = rules.bar_to_assessing_again(**{**OF_LAW, **given})
    assert (bar is None) if says is None else (bar is not None and says in bar)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"ground": "SIX_MONTHS"}, "This ground needs one since 8 March 2026"),
        ({"ground": "SIX_MONTHS", "last_assessed_on": None}, "on no day that we know of"),
        ({"ground": "SIX_MONTHS", "last_assessed_on": date(2026, 3, 9)}, None),
        ({"ground": ""}, "Choose the ground"),
        # reg 16: a health board that is new to the child and cannot arrange what the plan says
        ({"is_bound": True}, "We must assess again, or review the plan"),
        ({"is_bound": True, "ground": "SIX_MONTHS", "last_assessed_on": date(2026, 3, 9)}, "We must assess again"),
        ({"is_bound": True, "ground": "REVIEW"}, None),
        ({"ground": "REVIEW"}, "A review instead is for a health board"),
        ({"reasons": "No need."}, "Give the reasons"),
    ],
)
def test_on_which_grounds_it_is_refused(given, says):
    held = {
        "ground": "NOT_NECESSARY",
        "asked_on": ASKED,
        "last_assessed_on": MADE,
        "is_bound": False,
        "reasons": people.REASONS,
    }
    bar = rules.bar_to_refusing_again(**{**held, **given})
    assert (bar is None) if says is None else (bar is not None and says in bar)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, None),
        ({"is_open": False}, "not assessing again at present"),
        ({"agreed": None}, "not assessing again at present"),
        ({"advice_in_on": None}, "The advice is not in"),
        ({"draft_on": TOLD}, "The family has a draft"),
        ({"final_on": TOLD}, "final already"),
    ],
)
def test_a_plan_is_left_as_it_is_only_once_the_advice_is_in(given, says):
    held = {"is_open": True, "agreed": True, "advice_in_on": TOLD, "draft_on": None, "final_on": None}
    bar = rules.bar_to_leaving_unchanged(**{**held, **given})
    assert (bar is None) if says is None else (bar is not None and says in bar)


@pytest.fixture
def held(db):
    return make.in_force(MADE)


def test_a_request_counts_from_the_day_it_reached_us_and_comes_once(held):
    made = actions.ask_again(
        held, by=people.officer(), on=ASKED + 3 * DAY, asking=make.AskingAgain("SCHOOL", ASKED, "Much has changed.")
    )
    assert make.clocks(held)[f"RA-DECIDE {made.key}"].legal_due == ASKED + 15 * DAY
    with pytest.raises(RuleBroken, match="asked for or under way already"):
        make.asked_again(held, ASKED + 4 * DAY)
    assert make.fresh(held).case.next_clock == "RA-DECIDE"


def test_refused_the_family_has_its_rights_and_the_plan_goes_on(held):
    made = make.refused_again(held, ASKED)
    what = f"again:{made.pk}"
    assert sent(held, what) == [
        ("plans.not-again", "FAMILY"), ("plans.not-again-others", "NAMED"), ("plans.not-again-others", "HEALTH"),
    ]  # fmt: skip
    ran = make.clocks(held)
    assert (ran[f"RA-DECIDE {made.key}"].met_on, made.told_on, made.is_open) == (ASKED, ASKED, False)
    assert ran[f"AP-LODGE {what}"].trigger_on == ran[f"ME-CONTACT {what}"].trigger_on == ASKED
    assert (make.fresh(held).case.stage, made.assessment) == ("IN_FORCE", None)
    assert make.asked_again(held, ASKED + 200 * DAY).is_open  # they can ask again
    with pytest.raises(RuleBroken, match="decided already"):
        actions.refuse_again(made, by=people.manager(), on=ASKED, ground="NOT_NECESSARY", reasons=people.REASONS)


def test_only_the_health_board_binds_us(held):
    with pytest.raises(RuleBroken, match="Only the health board"):
        make.asked_again(held, ASKED, is_bound=True)
    made = make.refused_again(held, ASKED, "REVIEW", asked_by="HEALTH", is_bound=True)
    assert (made.agreed, made.ground) == (False, "REVIEW")
    assert "regulation 16" in str(Letter.objects.get(kind="plans.not-again").blocks)


def test_a_refusal_that_came_back_was_not_notified(held):
    made = make.refused_again(held, ASKED)
    with transaction.atomic():
        letters.came_back(Letter.objects.get(kind="plans.not-again").pk, by=make.BY, on=ASKED + 2 * DAY)
    ran = make.clocks(held)
    assert (ran[f"RA-DECIDE {made.key}"].met_on, make.again(made).told_on) == (None, None)
    assert ran[f"AP-LODGE again:{made.pk}"].ended_on is not None


def test_agreed_everybody_is_asked_for_advice_on_a_case_of_the_plans_team(held):
    made = make.agreed_again(held, TOLD, asked_on=ASKED)
    assessment = made.assessment
    assert (assessment.route, assessment.requested_on, assessment.agreed_on) == ("AGAIN", ASKED, TOLD)
    assert (assessment.case.stage, assessment.case.team_id) == ("AGREED", make.fresh(held).case.team_id)
    assert {each.kind for each in assessment.advice.all()} >= {"a", "b", "c", "d", "e"}
    assert sent(held, f"again:{made.pk}")[0] == ("plans.again", "FAMILY")
    assert "21 December 2026" in str(
        Letter.objects.get(kind="plans.again").blocks
    )  # 14 weeks from the day of the letter
    assert (make.fresh(held).case.stage, make.fresh(held).ceased_on) == ("IN_FORCE", None)


def test_the_fourteen_weeks_count_from_the_day_the_family_was_told(held):
    made = make.asked_again(held, ASKED)
    actions.agree_again(made, by=people.manager(), on=TOLD, reasons="What the school writes shows new needs.")
    case = make.again(made).assessment.case
    assert case.deadlines.running().get(clock="RA-FINAL").trigger_on == TOLD
    people.post_everything(TOLD + 2 * DAY)
    clock = case.deadlines.running().get(clock="RA-FINAL")
    assert (clock.trigger_on, clock.legal_due) == (TOLD + 2 * DAY, TOLD + 100 * DAY)


def test_of_its_own_the_council_counts_from_the_day_it_decided(held):
    made = actions.assess_again(held, by=people.manager(), on=ASKED, reasons="The clinic wrote to us of a new need.")
    people.post_everything(ASKED + 4 * DAY)
    made = make.again(made)
    assert (made.asked_by, made.last_assessed_on, made.told_on) == ("COUNCIL", MADE, ASKED + 4 * DAY)
    assert made.assessment.case.deadlines.running().get(clock="RA-FINAL").legal_due == ASKED + 98 * DAY
    assert not held.case.deadlines.filter(clock="RA-DECIDE").exists()


def test_assessing_again_ends_in_a_changed_plan_and_the_year_runs_on(held):
    year = make.clocks(held)["AR-YEAR"].legal_due
    made = make.agreed_again(held, TOLD, asked_on=ASKED)
    drafted = TOLD + 40 * DAY
    held = make.drafted_again(made, drafted)
    assert queries.sources_of(held)["advice"][0].assessment_id == made.assessment_id  # what is new comes first
    draft = held.versions.latest("number")
    assert (draft.issued_as, draft.says.rows_in("I")) == ("DRAFT", ())
    assert [each.text[:24] for each in queries.content_of(held).rows_in("I")] == ["Sedgebank Primary School"]
    assert make.again(made).assessment.case.stage == "DRAFT_ISSUED"
    school = people.school(name="Tidemark School")
    held = make.final_again(held, drafted + 20 * DAY, school)
    made, final = make.again(made), FinalPlan.objects.get(assessment=made.assessment)
    assert (made.outcome, made.ended_on, final.review_by) == ("CHANGED", drafted + 20 * DAY, year)
    assert made.assessment.case.deadlines.get(clock="RA-FINAL", ended_on=None).met_on == drafted + 20 * DAY
    assert (held.made_on, held.named, held.case.school_id, held.case.is_open) == (
        MADE, "Tidemark School", school.pk, True,
    )  # fmt: skip
    assert (make.clocks(held)["AR-YEAR"].legal_due, make.clocks(held)["AR-YEAR"].met_on) == (year, None)
    last = held.versions.latest("number")
    assert (last.issued_as, "writing does too" in str(last.content)) == ("FINAL", True)
    assert queries.last_assessed_on(held) == drafted + 20 * DAY


def test_nobody_refuses_a_plan_to_a_child_who_has_one(held):
    from countywide.casework.assessments import actions as rooms

    made = make.agreed_again(held, TOLD, asked_on=ASKED)
    advised = people.advised(made.assessment, TOLD + 30 * DAY)
    rooms.propose(advised, by=people.officer(), on=TOLD + 30 * DAY, question="ISSUE", proposing=people.proposing("NO"))
    with pytest.raises(RuleBroken, match="The child has a plan"):
        rooms.refuse_to_issue(advised, by=people.manager(), on=TOLD + 30 * DAY, deciding=people.deciding("NO"))


def test_left_as_it_is_the_family_can_appeal_and_the_assessment_is_over(held):
    made = make.agreed_again(held, TOLD, asked_on=ASKED)
    on = TOLD + 40 * DAY
    with pytest.raises(RuleBroken, match="The advice is not in"):
        actions.leave_unchanged(made, by=people.manager(), on=on, reasons=people.REASONS)
    people.advised(made.assessment, on)
    make.changed(make.fresh(held), on)
    actions.leave_unchanged(make.again(made), by=people.manager(), on=on, reasons=people.REASONS)
    people.post_everything(on)
    made = make.again(made)
    assert (made.outcome, made.ended_on) == ("UNCHANGED", on)
    assert (made.assessment.case.stage, made.assessment.case.deadlines.running().count()) == ("ENDED", 0)
    what = f"same:{made.pk}"
    assert sent(held, what)[0] == ("plans.same-after-assessing", "FAMILY")
    assert make.clocks(held)[f"AP-LODGE {what}"].trigger_on == on
    assert "writing does too" not in str(
        queries.content_of(make.fresh(held))
    )  # what was written meanwhile is taken back


def test_a_plan_that_ends_or_passes_on_is_not_assessed_any_more(held):
    made = make.agreed_again(held, TOLD, asked_on=ASKED)
    make.handed_over(held, make.moves(held, TOLD + DAY, TOLD), TOLD + DAY)
    made = make.again(made)
    assert (made.outcome, made.assessment.case.stage) == ("OVER", "ENDED")


def test_an_assessment_that_is_stopped_leaves_the_plan_free_to_be_asked_for_again(held):
    from countywide.casework.assessments import actions as rooms

    made = make.agreed_again(held, TOLD, asked_on=ASKED)
    rooms.withdraw(
        made.assessment, by=people.officer(), on=TOLD + DAY, withdrawn_on=TOLD + DAY, withdrawn_by="Mother",
        still_attention=False, because="They do not want it any more",
    )  # fmt: skip
    assert make.again(made).outcome == "STOPPED"
    assert make.asked_again(held, TOLD + 2 * DAY).is_open


def test_a_plan_that_lapses_is_not_assessed_any_more(held):
    ending = make.ended(held, ASKED)
    made = make.asked_again(held, ASKED)
    closes = make.clocks(held)[f"CE-HOLD {ending.key}"].legal_due
    assert tasks.lapse(closes + DAY) == 1
    assert make.again(made).outcome == "OVER"


def test_a_plan_that_moved_in_is_assessed_again_where_the_family_was_told_so(db):
    held = make.with_paper(make.came(ASKED, MADE), ASKED)
    held = make.told_of_move(held, ASKED + DAY, reassess=True)
    made = Reassessment.objects.get()
    assert (made.asked_by, made.agreed, made.decided_on) == ("COUNCIL", True, ASKED + DAY)
    assert sent(held, f"again:{made.pk}")[0] == ("plans.again", "FAMILY")


# --- pages -----------------------------------------------------------------------------------


def test_a_request_is_entered_and_agreed_on_the_pages(held, client_for, today):
    officer, manager = client_for(people.officer()), client_for(people.manager())
    today(ASKED)
    assert at("again", held) in words(officer.get(reverse("front:case", args=[held.case.reference])))
    page = words(officer.get(at("again", held)))
    assert at("ask-again", held) in page and at("assess-again", held) not in page
    posted(officer, at("ask-again", held), asked_by="HEALTH", because="A new need", **on_day("asked_on", ASKED))
    assert officer.get(at("decide-again", held)).status_code == 403
    shown = manager.get(at("decide-again", held))
    assert "No assessment is known in the six months since 8 March 2026" in words(shown)
    refused = manager.post(at("decide-again", held), {
        "answer": "NO", "ground": "SIX_MONTHS", "reasons": people.REASONS, "seen": str(Reassessment.objects.get().version),
    })  # fmt: skip
    assert "This ground needs one" in str(refused.context["form"].errors)
    posted(
        manager, at("decide-again", held), answer="YES", reasons="The clinic wrote to us of a new need.",
        seen=str(Reassessment.objects.get().version),
    )  # fmt: skip
    assert Reassessment.objects.get().assessment.case.reference in words(officer.get(at("again", held)))
    assert manager.get(at("decide-again", held)).status_code == 404


def test_a_refusal_is_sent_from_the_page(held, client_for, today):
    make.asked_again(held, ASKED)
    today(ASKED)
    posted(
        client_for(people.manager()), at("decide-again", held), answer="NO", ground="NOT_NECESSARY",
        reasons=people.REASONS, seen=str(Reassessment.objects.get().version),
    )  # fmt: skip
    assert Reassessment.objects.get().agreed is False


def test_a_manager_decides_by_ourselves_and_leaves_the_plan_as_it_is(held, client_for, today):
    manager = client_for(people.manager())
    today(ASKED)
    posted(manager, at("assess-again", held), because="The clinic wrote to us of a new need in August.")
    made = make.again(Reassessment.objects.get())
    people.advised(made.assessment, ASKED + 30 * DAY)
    today(ASKED + 30 * DAY)
    posted(manager, at("leave-unchanged", held), because=people.REASONS, seen=str(Reassessment.objects.get().version))
    assert Reassessment.objects.get().outcome == "UNCHANGED"


def test_the_changed_plan_is_drafted_and_made_final_from_the_case_of_the_assessment(held, client_for, today):
    made = make.agreed_again(held, TOLD, asked_on=ASKED)
    people.to_issue(people.advised(made.assessment, TOLD), TOLD)
    reference = make.again(made).assessment.case.reference
    officer = client_for(people.officer())
    today(TOLD)
    address = reverse("plans:send-draft", args=[reference])
    assert address in words(officer.get(reverse("front:case", args=[reference])))
    assert officer.get(reverse("plans:begin", args=[reference])).status_code == 302
    posted(officer, address)
    assert make.again(made).assessment.draft_on == TOLD
    assert client_for(people.manager()).get(reverse("plans:make-final", args=[reference])).status_code == 200


def test_pages_of_assessing_again_are_closed_to_everybody_else(held, client_for):
    own = held.child.relationships.get(contact__user__isnull=False).contact.user
    others = [people.family(people.people.child()), cases.officer(cases.team(), "manager"), own]
    for name in ("again", "ask-again", "assess-again", "decide-again", "leave-unchanged"):
        for user in others:
            assert client_for(user).get(at(name, held)).status_code in (403, 404), (name, user.pk)


@pytest.mark.parametrize("name", ["again", "decide-again"])
def test_pages_of_assessing_again_ask_little(held, client_for, today, name, django_assert_max_num_queries):
    make.asked_again(held, ASKED)
    today(ASKED)
    manager = client_for(people.manager())
    manager.get(at(name, held))
    address = at(name, held)
    with django_assert_max_num_queries(12):
        assert manager.get(address).status_code == 200


def test_a_parent_asks_on_their_own_page_and_the_team_hears_of_it(held, client_for, today):
    own = held.child.relationships.get(contact__user__isnull=False).contact.user
    parent, other = client_for(own), client_for(people.family(people.people.child()))
    today(ASKED)
    assert at("please-assess-again", held) in words(parent.get(reverse("front:case", args=[held.case.reference])))
    assert other.get(at("please-assess-again", held)).status_code == 404
    assert client_for(people.officer()).get(at("please-assess-again", held)).status_code == 403
    posted(parent, at("please-assess-again", held), because="She hears less with one ear since the summer.")
    made = Reassessment.objects.get()
    assert (made.asked_by, made.asked_on, made.last_assessed_on) == ("PARENT", ASKED, MADE)
    assert Notice.objects.get(kind="plans.asked-again").subject.endswith("asks us to assess again")
    again = parent.post(at("please-assess-again", held), {"because": "She hears less with one ear since the summer."})
    assert "asked for or under way already" in str(again.context["form"].errors)
