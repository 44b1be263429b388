"""What is done about disputes, and what the rooms that decided make of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from countywide.casework.assessments import actions as assessing
from countywide.casework.assessments import queries as assessed
from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.disputes import actions, queries, tasks
from countywide.casework.disputes.models import Dispute, Right
from countywide.casework.disputes.types import Directed
from countywide.casework.letters import actions as letters
from countywide.casework.letters.models import Letter, Sending
from countywide.casework.plans import tasks as plan_tasks
from countywide.casework.plans.models import Ending, Plan
from countywide.casework.plans.tests import factories as plans
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Notice
from countywide.register.people.tests import factories as people

from . import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SENT = date(2026, 9, 10)


# --- what opens a right ---


def test_every_copy_of_a_decision_opens_one_right_and_its_own_time():
    right = make.refused(SENT, parents=2)
    assert Right.objects.filter(case=right.case).count() == 1
    assert right.letters.count() == 2
    assert (right.ground, right.opened_on) == ("ASSESS", SENT)
    running = right.case.deadlines.running().filter(clock="AP-LODGE")
    assert list(running.values_list("legal_due", flat=True)) == [date(2026, 11, 10)]


def test_whoever_was_sent_the_decision_later_has_until_later():
    right, later = make.refused(SENT, parents=2), SENT + 9 * DAY
    letter = right.letters.latest("id").letter
    came_back(letter, SENT + 7 * DAY)
    assert queries.shown(right).window.appeal_by == date(2026, 11, 10)  # the other parent’s
    letters.date_afresh(Sending.objects.to_post().get(letter=letter), by=make.officer(), on=later)
    assessments.post_everything(later)
    assert queries.shown(right).window.appeal_by == date(2026, 11, 19)
    sent = sorted(each.sent_on for each in right.letters.filter(sent_on__isnull=False))
    assert sent == [SENT, later]
    assert Right.objects.filter(case=right.case).count() == 1


def came_back(letter: Letter, on: date) -> None:
    """The message came back, and the letter is made to be posted instead."""
    with transaction.atomic():
        letters.came_back(letter.pk, by=make.assessments.BY, on=on)


def test_a_decision_opens_no_right_before_its_letter_left_and_a_draft_opens_none():
    held = plans.drafted(SENT)
    assert not Right.objects.filter(case=held.case).exists()


def test_two_decisions_of_one_case_have_two_rights_with_times_of_their_own():
    held = plans.in_force(SENT)
    plans.not_amended(plans.served(held, SENT + 90 * DAY), SENT + 110 * DAY)
    plans.refused_again(plans.fresh(held), SENT + 110 * DAY)
    found = {each.right.ground: each for each in queries.rights_on(plans.fresh(held).case)}
    assert set(found) == {"AMEND", "REASSESS"}
    keys = [set(each.right.letters.values_list("clock_key", flat=True)) for each in found.values()]
    assert keys[0].isdisjoint(keys[1])


def test_a_decision_that_was_sent_unheard_has_its_right_after_the_next_night():
    right = make.refused(SENT)
    key = right.letters.get().clock_key
    right.letters.all().delete()
    right.delete()
    assert (tasks.keep_up(on=SENT + 90 * DAY), tasks.keep_up(on=SENT + DAY), tasks.keep_up(on=SENT + DAY)) == (0, 1, 0)
    again = Right.objects.get(case=right.case)
    assert (again.opened_on, again.letters.get().clock_key) == (SENT, key)


# --- who may say so ---


def test_the_family_says_that_it_wants_mediation_and_the_team_hears_of_it():
    right = make.refused(SENT)
    dispute = actions.ask_for_mediation(right, by=make.parent_of(right), on=SENT + DAY, asked=make.asked(SENT + DAY))
    held = make.due(dispute)
    assert held["ME-ARRANGE"].legal_due == SENT + 31 * DAY
    assert dispute.steps.get().owed_by == "COUNCIL"
    assert right.case.deadlines.get(clock="ME-CONTACT").met_on == SENT + DAY
    challenge = assessed.challenges_of(right.case.assessment).get()
    assert (challenge.kind, challenge.outcome) == ("MEDIATION", "")
    dispute.case.refresh_from_db()
    assert dispute.case.is_open


def test_nobody_speaks_for_somebody_elses_child_and_a_parent_not_for_a_young_person():
    right = make.refused(SENT)
    stranger = assessments.family(people.child())
    with pytest.raises(RuleBroken, match="young person’s now"):
        actions.tell_of_appeal(right, by=stranger, on=SENT + DAY)
    with pytest.raises(PermissionDenied):
        actions.register(right, by=make.parent_of(right), on=SENT + DAY, registered=None)


def test_only_whoever_decides_agrees_or_does_not_oppose():
    dispute = make.registered(make.refused(SENT), SENT + 30 * DAY)
    with pytest.raises(PermissionDenied):
        actions.concede(dispute, by=make.officer(), on=SENT + 31 * DAY, told_on=SENT + 31 * DAY, why="It is right.")


def test_a_family_that_told_us_of_its_appeal_is_not_asked_again_and_the_tribunal_confirms_it():
    right = make.refused(SENT)
    dispute = actions.tell_of_appeal(right, by=make.parent_of(right), on=SENT + 30 * DAY)
    with pytest.raises(RuleBroken, match="know already"):
        actions.tell_of_appeal(right, by=make.parent_of(right), on=SENT + 31 * DAY)
    assert make.registered(right, SENT + 35 * DAY) == dispute
    assert right.case.deadlines.get(clock="AP-LODGE").met_on == SENT + 35 * DAY


# --- an order, and the room that decided ---


@pytest.mark.parametrize(("how", "prefix", "route"), [("ORDER", "OR", "ORDER"), ("CONCEDE", "UN", "CONCESSION")])
def test_a_refusal_that_was_overturned_is_worked_again_with_the_new_times(how, prefix, route):
    right, on = make.refused(SENT), date(2026, 12, 15)
    dispute = make.registered(right, SENT + 30 * DAY)
    if how == "ORDER":
        make.ordered(dispute, on, "ASSESS")
    else:
        actions.concede(dispute, by=make.manager(), on=on, told_on=on, why="New reports came in.")
    assessment = assessments.fresh(right.case.assessment)
    assert (assessment.route, assessment.case.stage, assessment.case.is_open) == (route, "READY", True)
    refusal = assessed.challenges_of(assessment).get().decision
    assert (refusal.overturned_on, refusal.upheld_on) == (on, None)
    held = make.due(dispute)
    old = right.case.deadlines.filter(clock="NA-FINAL").latest("id")
    assert old.superseded_by_id == held[f"{prefix}-ASSESS-FINAL"].pk
    assert str(right.case.deadlines.filter(clock="NA-REFUSE").latest("id").state_on(on)) == "SUPERSEDED"
    assert not right.case.deadlines.running().filter(clock="AP-LODGE").exists()
    with pytest.raises(RuleBroken, match="must carry it out"):
        assessing.refuse(assessment, by=make.manager(), on=on, deciding=assessments.deciding("NO"))
    assessments.agreed(assessment, on + 10 * DAY)
    held = make.due(dispute)
    assert (held[f"{prefix}-ASSESS"].met_on, held[f"{prefix}-ASSESS-FINAL"].is_running) == (on + 10 * DAY, True)
    facts = assessed.sen2_facts(assessments.fresh(assessment))
    assert (facts["mediation"], facts["tribunal"], facts["request_outcome"]) == (False, True, "ASSESS")


def test_an_order_to_make_a_plan_leads_to_a_draft_which_meets_its_time():
    right, on = make.not_issued(SENT), date(2027, 3, 1)
    dispute = make.ordered(make.registered(right, SENT + 30 * DAY), on, "MAKE")
    assessment = assessments.fresh(right.case.assessment)
    assert (assessment.issue_agreed_on, assessment.issue_refused_on, assessment.case.stage) == (
        on, None, "DECIDED_TO_ISSUE",
    )  # fmt: skip
    assessments.drafted(assessment, on + 7 * DAY)
    assert make.due(dispute)["OR-MAKE-DRAFT"].met_on == on + 7 * DAY


def test_an_agreement_in_mediation_overturns_a_refusal_too():
    right, on = make.refused(SENT), SENT + 30 * DAY
    dispute = make.mediating(right, SENT + 10 * DAY)
    point = make.point("as-order", order="ASSESS")
    actions.agree(dispute, by=make.manager(), on=on, agreed_on=on, points=[point])
    assessment = assessments.fresh(right.case.assessment)
    assert (assessment.route, assessment.case.stage) == ("MEDIATION", "READY")
    due = {name: each.legal_due for name, each in make.due(dispute).items() if name.startswith("ME-DO")}
    assert due == {
        "ME-DO OR-ASSESS": on + 14 * DAY,
        "ME-DO OR-ASSESS-REFUSE": on + 70 * DAY,
        "ME-DO OR-ASSESS-FINAL": on + 98 * DAY,
    }
    assessments.agreed(assessment, on + 10 * DAY)
    assert make.due(dispute)["ME-DO OR-ASSESS"].met_on == on + 10 * DAY


@pytest.mark.parametrize(
    ("how", "outcome"), [("DISMISSED", "STANDS"), ("STRUCK_OUT", "STANDS"), ("WITHDRAWN", "WITHDRAWN")]
)
def test_a_refusal_that_stands_closes_its_case_again(how, outcome):
    right, on = make.refused(SENT), date(2027, 2, 1)
    dispute = make.registered(right, SENT + 30 * DAY)
    assert make.fresh(dispute).case.is_open
    actions.end_appeal(dispute, by=make.officer(), on=on, how=how, ended_on=on)
    dispute = make.fresh(dispute)
    assert (dispute.over, dispute.case.closed_on, dispute.case.stage) == (outcome, on, "REFUSED_TO_ASSESS")
    assert not make.due(dispute)["AP-RESPOND"].is_running
    refusal = assessed.challenges_of(right.case.assessment).get().decision
    assert (refusal.upheld_on, refusal.overturned_on) == (on if outcome == "STANDS" else None, None)


def test_an_order_about_a_plan_is_done_by_the_amended_plan():
    right, on = make.final(SENT), SENT + 100 * DAY
    dispute = make.ordered(make.registered(right, SENT + 30 * DAY), on, "AMEND")
    held = Plan.objects.get(assessment__case=right.case)
    amendment = plans.served(plans.fresh(held), on + 2 * DAY)
    plans.amended(amendment, on + 25 * DAY)
    assert make.due(dispute)["OR-AMEND"].met_on == on + 25 * DAY


def test_an_order_to_assess_again_is_done_by_the_letters_of_the_plans_room():
    right, on = make.again_refused(SENT), SENT + 60 * DAY
    dispute = make.ordered(make.registered(right, SENT + 30 * DAY), on, "ASSESS")
    plans.agreed_again(plans.fresh(Plan.objects.get(case=right.case)), on + 10 * DAY)
    held = make.due(dispute)
    assert (held["OR-ASSESS"].met_on, held["OR-ASSESS-FINAL"].is_running) == (on + 10 * DAY, True)


def test_an_appeal_holds_a_plan_that_was_to_end_and_an_order_lets_it_go_on():
    right = make.ended(SENT)
    dispute = make.registered(right, SENT + 30 * DAY)
    held = plans.fresh(Plan.objects.get(case=right.case))
    hold = plans.clocks(held)[f"CE-HOLD {Ending.objects.get().key}"]
    assert (hold.legal_due, Ending.objects.get().appealed_on) == (None, SENT + 30 * DAY)
    plan_tasks.lapse(on=SENT + 200 * DAY)
    assert Plan.objects.get(pk=held.pk).ceased_on is None
    on = SENT + 210 * DAY
    make.ordered(dispute, on, "CONTINUE")
    ending = Ending.objects.get()
    assert (ending.appeal_ended_on, ending.given_up_on, ending.lapsed_on) == (on, on, None)
    assessments.post_everything(on + DAY)
    assert make.due(dispute)["OR-CONTINUE"].met_on == on + DAY


def test_a_plan_ends_once_an_appeal_against_it_was_dismissed():
    right = make.ended(SENT)
    dispute, on = make.registered(right, SENT + 30 * DAY), SENT + 200 * DAY
    actions.end_appeal(dispute, by=make.of_team(dispute), on=on, how="DISMISSED", ended_on=on)
    plan_tasks.lapse(on=on + DAY)
    assert Plan.objects.get(case=right.case).ceased_on == on + DAY


def test_a_certificate_moves_the_hold_of_a_plan_and_the_time_to_appeal_alike():
    right = make.ended(SENT)
    on = SENT + 50 * DAY
    dispute = actions.note_contact(right, by=make.officer(), on=on, contact_on=on, told_by="A parent", wants="NO")
    actions.note_certificate(dispute, by=make.officer(), on=on, certificate_on=on, certificate="WITHOUT")
    held = plans.fresh(Plan.objects.get(case=right.case))
    assert plans.clocks(held)[f"CE-HOLD {Ending.objects.get().key}"].legal_due == queries.shown(right).window.appeal_by
    assert make.due(dispute)["ME-CERT"].met_on == on


def test_a_certificate_moves_the_day_that_a_refusal_shows_and_the_time_to_appeal_alike():
    right = make.refused(SENT)
    on = SENT + 50 * DAY
    dispute = actions.note_contact(right, by=make.officer(), on=on, contact_on=on, told_by="A parent", wants="NO")
    before = assessed.decision_standing(right.case.assessment, "ASSESS").appeal_by
    actions.note_certificate(dispute, by=make.officer(), on=on, certificate_on=on, certificate="WITHOUT")
    after = assessed.decision_standing(right.case.assessment, "ASSESS").appeal_by
    assert (before, after) == (date(2026, 11, 10), queries.shown(right).window.appeal_by)
    assert after > before


def test_a_dispute_that_is_taken_no_further_closes_the_case_and_leaves_the_time_to_appeal():
    right = make.refused(SENT)
    dispute = make.mediating(right, SENT + 5 * DAY)
    with pytest.raises(RuleBroken, match="under way"):
        actions.close(dispute, by=make.officer(), on=SENT + 20 * DAY, because="They wrote to us.")
    actions.end_mediation(dispute, by=make.officer(), on=SENT + 20 * DAY, how="FAILED", ended_on=SENT + 20 * DAY)
    actions.close(dispute, by=make.officer(), on=SENT + 21 * DAY, because="They wrote to us.")
    dispute = make.fresh(dispute)
    assert (dispute.over, dispute.case.closed_on) == ("WITHDRAWN", SENT + 21 * DAY)
    assert queries.shown(right).window.is_open(date(2026, 11, 10))
    assert make.registered(right, SENT + 40 * DAY) != dispute


def test_an_appeal_that_is_withdrawn_after_an_agreement_changes_nothing():
    right, on = make.refused(SENT), SENT + 40 * DAY
    dispute = make.registered(right, SENT + 20 * DAY)
    make.mediating(right, SENT + 25 * DAY)
    point = make.point("as-order", order="ASSESS")
    actions.agree(make.fresh(dispute), by=make.manager(), on=on, agreed_on=on, points=[point])
    actions.end_appeal(make.fresh(dispute), by=make.officer(), on=on + DAY, how="WITHDRAWN", ended_on=on + DAY)
    assert make.fresh(dispute).over == "AGREED"
    assert assessments.fresh(right.case.assessment).case.stage == "READY"


# --- steps ---


def test_a_step_belongs_to_whoever_holds_the_case_and_can_be_given_to_a_colleague_alone():
    right = make.refused(SENT)
    owner, colleague = make.officer(), make.officer()
    right.case.owner = owner
    right.case.save()
    dispute = make.registered(right, SENT + 30 * DAY)
    step = dispute.steps.get()
    assert step.owner == owner
    actions.give(step, by=owner, on=SENT + 31 * DAY, owner_id=colleague.pk)
    assert dispute.steps.get().owner == colleague
    with pytest.raises(RuleBroken, match="officer of the team"):
        actions.give(step, by=owner, on=SENT + 31 * DAY, owner_id=make.parent_of(right).pk)


def test_a_step_is_done_once_between_its_beginning_and_today():
    dispute = make.registered(make.refused(SENT), SENT + 30 * DAY)
    directed = Directed("OTHER", "Name your witnesses", "COUNCIL", SENT + 30 * DAY, within=10)
    actions.note_direction(dispute, by=make.officer(), on=SENT + 30 * DAY, directed=directed)
    step, today = dispute.steps.get(what="OTHER"), SENT + 40 * DAY
    with pytest.raises(RuleBroken, match="lies between"):
        actions.do(step, by=make.officer(), on=today, done_on=today + DAY)
    actions.do(step, by=make.officer(), on=today, done_on=today)
    with pytest.raises(RuleBroken, match="is done"):
        actions.do(dispute.steps.get(what="OTHER"), by=make.officer(), on=today, done_on=today)


def test_after_our_response_only_an_order_by_consent_ends_an_appeal_by_agreement():
    dispute, on = make.registered(make.refused(SENT), SENT + 30 * DAY), SENT + 40 * DAY
    actions.note_response(dispute, by=make.officer(), on=on, responded_on=on)
    assert make.due(dispute)["AP-RESPOND"].met_on == on
    with pytest.raises(RuleBroken, match="order by consent"):
        actions.concede(dispute, by=make.manager(), on=on + DAY, told_on=on + DAY, why="New reports came in.")
    agreed = make.ordered(dispute, on + 10 * DAY, "ASSESS", by_consent=True)
    assert (agreed.over, make.due(agreed)["OR-ASSESS"].legal_due) == ("CONSENT", on + 24 * DAY)


def test_a_second_dispute_about_a_decision_begins_only_after_the_first_ended():
    right = make.refused(SENT)
    dispute = make.mediating(right, SENT + 5 * DAY)
    assert make.registered(right, SENT + 30 * DAY) == dispute
    assert Dispute.objects.count() == 1
    with pytest.raises(RuleBroken, match="registered already"):
        make.registered(right, SENT + 31 * DAY)


def test_the_team_is_told_without_a_name():
    right = make.refused(SENT)
    actions.tell_of_appeal(right, by=make.parent_of(right), on=SENT + DAY)
    told = Notice.objects.get(kind="disputes.family-said")
    assert right.case.reference in told.subject
    assert right.case.child.legal_surname not in f"{told.subject} {told.body}"
