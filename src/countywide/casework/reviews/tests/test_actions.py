"""What each step of a review changes, whom it tells, and what it leaves as it was."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.cases.models import Event
from countywide.casework.letters.models import Letter
from countywide.casework.plans import actions as plans
from countywide.casework.plans.models import Plan
from countywide.casework.reviews import actions, queries, tasks
from countywide.casework.reviews.models import Review
from countywide.casework.reviews.tests import factories as make
from countywide.casework.reviews.types import EarlyAsked, Inviting
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery, Notice

pytestmark = pytest.mark.django_db

MET = date(2026, 10, 12)
REPORTED, DECIDED = MET + timedelta(days=8), MET + timedelta(days=20)


def letters(review: Review) -> list[tuple[str, str]]:
    """The letters of this room on a case: their kind, to whom."""
    held = Letter.objects.filter(case=review.case, kind__startswith="reviews.").order_by("id")
    return [(each.kind.removeprefix("reviews."), each.addressed_to) for each in held]


def told(kind: str) -> list[str]:
    """Where messages of a kind went."""
    return list(
        Delivery.objects.filter(notice__kind=f"reviews.{kind}").order_by("id").values_list("address", flat=True)
    )


def did() -> list[str]:
    return [
        each for each in Entry.objects.order_by("number").values_list("did", flat=True) if each.startswith("reviews.")
    ]


@pytest.fixture
def review() -> Review:
    return make.scheduled()


# --- laid down ---


def test_a_plan_that_comes_into_force_has_its_review_laid_down():
    review = make.in_force()
    plan = review.plan
    assert (review.due_by, review.type, review.arranged_by) == (date(2027, 1, 11), "ANNUAL", "SCHOOL")
    assert (review.setting_id, review.of_version) == (plan.setting_id, plan.versions.get(issued_as="FINAL"))
    assert queries.standing_of(review) == "SCHEDULED"
    assert actions.schedule(plan, by=make.assessments.BY, on=MET).pk == review.pk
    assert Review.objects.count() == 1


def test_a_plan_without_a_review_gets_one_at_night(review):
    Review.objects.all().delete()
    assert tasks.keep_up(on=date(2026, 2, 1))["laid_down"] == 1
    assert tasks.keep_up(on=date(2026, 2, 1))["laid_down"] == 0
    assert queries.open_review(Plan.objects.get()).due_by == date(2027, 1, 11)


# --- the meeting ---


def test_planning_starts_the_two_weeks_and_tells_the_school_and_the_family(review):
    planned = make.planned(review, MET)
    assert (planned.meeting_on, planned.planned_on, planned.invited_on) == (MET, MET - timedelta(days=50), None)
    assert (planned.case.stage, planned.case.waiting_on) == ("REVIEW_PLANNED", "SCHOOL")
    assert {name: clock.legal_due for name, clock in make.clocks(planned).items() if name.startswith("AR-")} == {
        "AR-YEAR": date(2027, 1, 11),
        "AR-NOTICE": date(2026, 9, 28),
        "AR-PAPERS": date(2026, 9, 28),
    }
    event = Event.objects.get(case=review.case, key="reviews.planned")
    assert (event.to_family, event.to_school) == (True, True)
    assert letters(planned) == []


def test_a_day_that_leaves_no_time_is_kept_only_by_somebody_who_knows(review):
    late = date(2026, 12, 28)
    with pytest.raises(RuleBroken, match="leaves less than four weeks"):
        actions.plan_meeting(make.as_held(review), by=make.senco(review), on=MET, meeting=make.meeting(late))
    assert make.fresh(review).meeting_on is None
    actions.plan_meeting(make.as_held(review), by=make.senco(review), on=MET, meeting=make.meeting(late), knowing=True)
    assert make.fresh(review).meeting_on == late


def test_a_meeting_that_is_moved_counts_from_its_new_day_and_everybody_is_invited_again(review):
    invited = make.invited(make.planned(review, MET))
    later = MET + timedelta(days=7)
    actions.plan_meeting(
        make.as_held(invited),
        by=make.senco(invited),
        on=MET - timedelta(days=30),
        meeting=make.meeting(later),
        knowing=True,
    )
    moved = make.fresh(invited)
    assert (moved.invited_on, queries.standing_of(moved)) == (None, "PLANNED")
    running = moved.case.deadlines.running().filter(key=moved.clock_key)
    assert {each.clock: each.trigger_on for each in running} == {"AR-NOTICE": later, "AR-PAPERS": later}
    before = len(letters(moved))
    actions.invite(make.as_held(moved), by=make.senco(moved), on=MET - timedelta(days=30))
    again = letters(moved)[before:]
    assert sorted(again) == [("invitation", "FAMILY"), *[("invitation-others", "ADVISER")] * 4]
    held = Letter.objects.filter(case=moved.case, kind="reviews.invitation").latest("pk")
    assert "The meeting is moved." in str(held.blocks)
    waited_for = moved.attendees.exclude(advice_asked_on=None)
    assert set(waited_for.values_list("advice_by", flat=True)) == {later - timedelta(days=21)}


def test_whoever_has_no_account_hears_of_every_move_and_of_another_hour(review):
    on = MET - timedelta(days=50)
    tutor = Inviting("OTHER", "Oswin Tutor", email="tutor@help.example")
    held = make.planned(review, MET)
    actions.invite(make.as_held(held), by=make.senco(held), on=on, people=[*make.people(held, on), tutor])
    for meeting in (make.meeting(MET + timedelta(days=7)), make.meeting(MET), make.meeting(MET, at=time(14))):
        held = make.as_held(make.fresh(held))
        actions.plan_meeting(held, by=make.senco(held), on=on, meeting=meeting, knowing=True)
        actions.invite(make.as_held(make.fresh(held)), by=make.senco(held), on=on)
    assert told("invited") == ["tutor@help.example"] * 4


def test_only_the_school_that_holds_it_plans_it(review):
    other = make.scheduled(date(2026, 1, 13))
    for stranger in (make.senco(other), make.officer()):
        with pytest.raises(PermissionDenied):
            actions.plan_meeting(make.as_held(review), by=stranger, on=MET, meeting=make.meeting(MET), knowing=True)
    assert make.fresh(review).meeting_on is None


def test_the_council_does_the_schools_steps_once_it_holds_the_meeting(review):
    actions.take_over(review, by=make.officer(), on=MET, because="The school has closed")
    assert told("taken-over") == [Delivery.objects.get(notice__kind="reviews.taken-over").address]
    with pytest.raises(PermissionDenied):
        actions.plan_meeting(
            make.as_held(review), by=make.senco(review), on=MET, meeting=make.meeting(MET), knowing=True
        )
    actions.plan_meeting(make.as_held(review), by=make.officer(), on=MET, meeting=make.meeting(MET), knowing=True)
    assert make.fresh(review).meeting_on == MET


# --- people, advice, papers ---


def test_the_five_are_invited_and_asked_for_advice_on_one_day(review):
    day = MET - timedelta(days=45)
    invited = make.invited(make.planned(review, MET), day)
    assert [each.invited_as for each in queries.attendees_of(invited)] == [
        "FAMILY",
        "HEAD",
        "COUNCIL",
        "HEALTH",
        "CARE",
    ]
    assert sorted(letters(invited)) == [
        *[("advice-request", "ADVISER")] * 4,
        ("invitation", "FAMILY"),
        *[("invitation-others", "ADVISER")] * 4,
    ]
    assert {each.advice_by for each in queries.attendees_of(invited) if each.advice_asked_on} == {date(2026, 9, 21)}
    assert make.clocks(invited)["AR-NOTICE"].met_on == day
    assert (invited.case.stage, queries.standing_of(invited)) == ("REVIEW_PLANNED", "GATHERING")


def test_notice_by_post_is_given_when_it_arrives(review):
    planned = make.planned(review, MET)
    assessments.family(planned.case.child, by_post=True)
    day = date(2026, 9, 1)
    invited = make.invited(planned, day)
    assert make.clocks(invited)["AR-NOTICE"].met_on == date(2026, 9, 3)


def test_somebody_who_helps_and_has_no_account_gets_a_message_that_names_nobody(review):
    planned = make.planned(review, MET)
    people = [*make.people(planned, MET), Inviting("OTHER", "A Tutor", "tutor@help.example")]
    actions.invite(make.as_held(planned), by=make.senco(planned), on=MET - timedelta(days=40), people=people)
    sent = Notice.objects.get(kind="reviews.invited")
    assert told("invited") == ["tutor@help.example"]
    child = planned.case.child
    assert (
        planned.case.reference in sent.body
        and child.legal_surname not in sent.body
        and child.first_name not in sent.body
    )


def test_not_all_five_is_not_enough_and_nothing_is_kept(review):
    planned = make.planned(review, MET)
    four = [each for each in make.people(planned, MET) if each.invited_as != "HEALTH"]
    with pytest.raises(RuleBroken, match="a health professional named by the health board"):
        actions.invite(make.as_held(planned), by=make.senco(planned), on=MET - timedelta(days=40), people=four)
    assert (queries.attendees_of(planned).count(), letters(planned)) == (0, [])


def test_papers_go_to_everybody_and_say_what_is_missing(review):
    invited = make.invited(make.planned(review, MET))
    head = queries.attendees_of(invited).get(invited_as="HEAD")
    actions.record_advice(
        make.as_held(invited),
        by=make.senco(invited),
        on=date(2026, 9, 18),
        attendee=head,
        advice_on=date(2026, 9, 17),
        text="Reads well",
    )
    actions.send_papers(make.as_held(invited), by=make.senco(invited), on=date(2026, 9, 25))
    held = Letter.objects.get(case=invited.case, kind="reviews.papers")
    assert head.name in str(held.blocks) and "Health Board" in str(held.blocks)
    papers = make.fresh(invited)
    assert (papers.papers_out_on, make.clocks(papers)["AR-PAPERS"].met_on) == (date(2026, 9, 25), date(2026, 9, 25))
    assert list(queries.missing_advice(papers).values_list("invited_as", flat=True)) == ["COUNCIL", "HEALTH", "CARE"]


def test_late_advice_is_chased_once_by_itself(review):
    make.invited(make.planned(review, MET))
    for _ in range(2):
        tasks.keep_up(on=date(2026, 9, 22))
    tasks.keep_up(on=date(2026, 9, 23))
    assert len(told("advice-chased")) == 4


# --- the meeting and its report ---


def test_the_meeting_starts_the_two_and_the_four_weeks(review):
    held = make.met(review, MET)
    assert {each.clock: each.legal_due for each in held.case.deadlines.running().filter(key=held.clock_key)} == {
        "AR-REPORT": date(2026, 10, 26),
        "AR-DECIDE": date(2026, 11, 9),
    }
    assert (held.case.stage, queries.standing_of(held)) == ("REVIEW_HELD", "MET")
    assert set(queries.attendees_of(held).values_list("came", flat=True)) == {True}


def test_who_was_missing_is_said_or_the_meeting_is_not_entered(review):
    invited = make.invited(make.planned(review, MET))
    here = [each.pk for each in queries.attendees_of(invited) if each.invited_as != "HEALTH"]
    with pytest.raises(RuleBroken, match="Say why the meeting went on without them"):
        actions.hold(make.as_held(invited), by=make.senco(invited), on=MET, met_on=MET, came=here)
    actions.hold(
        make.as_held(invited), by=make.senco(invited), on=MET, met_on=MET, came=here, quorum_note="Ill, and sent advice"
    )
    assert make.fresh(invited).quorum_note == "Ill, and sent advice"
    assert queries.attendees_of(invited).get(invited_as="HEALTH").came is False


def test_everybody_gets_the_same_report_and_the_school_a_receipt(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    assert sorted(each for each in letters(reported) if each[0].startswith("report")) == [
        ("report", "FAMILY"),
        *[("report-others", "ADVISER")] * 4,
    ]
    reference = f"{reported.case.reference}/20261012-1"
    receipt = Notice.objects.get(kind="reviews.report-received")
    assert reference in receipt.subject and reference in receipt.body
    assert make.clocks(reported)["AR-REPORT"].met_on == REPORTED
    assert (reported.case.stage, reported.signed_by, reported.report_number) == ("REVIEW_REPORTED", "A Head", 1)


def test_a_report_that_is_not_finished_is_not_sent(review):
    held = make.met(review, MET)
    with pytest.raises(RuleBroken, match="These pages are not finished"):
        actions.sign_and_send(make.as_held(held), by=make.head(held), on=REPORTED, signed_by="A Head")
    assert (make.fresh(held).report_on, [each for each in letters(held) if each[0] == "report"]) == (None, [])


def test_a_report_sent_twice_says_so_and_loses_nothing(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    before = letters(reported)
    with pytest.raises(RuleBroken, match=r"was sent on 20 October 2026.*20261012-1.*Nothing that you wrote is lost"):
        actions.sign_and_send(make.as_held(reported), by=make.head(reported), on=REPORTED, signed_by="A Head")
    assert letters(reported) == before
    assert make.fresh(reported).report_number == 1


def test_only_the_head_signs(review):
    held = make.met(review, MET)
    make.filled(held, REPORTED)
    with pytest.raises(PermissionDenied):
        actions.sign_and_send(make.as_held(held), by=make.senco(held), on=REPORTED, signed_by="A Head")


def test_sent_back_the_clock_runs_on_and_the_second_report_takes_the_place_of_the_first(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    day = REPORTED + timedelta(days=1)
    actions.send_back(
        reported, by=make.officer(), on=day, defects=["EMPTY"], because="The page of attendance says nothing of May"
    )
    back = make.fresh(reported)
    assert (queries.standing_of(back), back.report_on) == ("RETURNED", REPORTED)
    assert "Something that must be filled in is empty" in back.returned_because
    assert make.clocks(back)["AR-DECIDE"].is_running
    assert len(told("sent-back")) == 1
    actions.sign_and_send(make.as_held(back), by=make.head(back), on=day, signed_by="A Head")
    again = make.fresh(back)
    assert (queries.standing_of(again), again.report_number, again.returned_because) == ("REPORTED", 2, "")
    held = Letter.objects.filter(case=again.case, kind="reviews.report").latest("pk")
    assert "This one takes its place." in str(held.blocks)


# --- the decision ---


def test_kept_as_it_is_the_family_has_a_reason_for_each_change_and_its_rights(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    asked = make.change(reported)
    decided = make.decided(reported, DECIDED, make.deciding("MAINTAIN", make.decline(asked)))
    assert (decided.outcome, decided.told_on, decided.over_on) == ("MAINTAIN", DECIDED, DECIDED)
    assert [each for each in letters(decided) if each[0].startswith("maintained")] == [
        ("maintained", "FAMILY"),
        ("maintained-others", "SCHOOL"),
    ]
    said = str(Letter.objects.get(case=decided.case, kind="reviews.maintained").blocks)
    for words in (
        make.WHY,
        "Nothing in the report or the advice shows that it is needed",
        "31 October 2027",
        "SEND Tribunal",
    ):
        assert words in said
    clocks = make.clocks(decided)
    assert (clocks["AR-DECIDE"].met_on, clocks["AP-LODGE"].trigger_on) == (DECIDED, DECIDED)
    assert Plan.objects.get(pk=decided.plan_id).last_reviewed_on == DECIDED
    after = queries.open_review(decided.plan)
    assert (after.due_by, after.scheduled_on) == (date(2027, 10, 31), DECIDED)
    assert (decided.case.stage, decided.plan.amendments.count()) == ("IN_FORCE", 0)


def test_by_post_the_decision_is_notified_when_it_arrives(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    assessments.family(reported.case.child, by_post=True)
    decided = make.decided(reported, DECIDED, make.deciding("MAINTAIN"), post=False)
    assert (decided.told_on, queries.standing_of(decided)) == (None, "DECIDED")
    assessments.post_everything(DECIDED)
    assert make.fresh(decided).told_on == DECIDED + timedelta(days=2)  # Sunday 1 November is no posting day to count
    year = decided.case.deadlines.get(clock="AR-YEAR", met_on=None)
    assert year.trigger_on == make.fresh(decided).told_on


def test_an_accepted_change_is_in_the_plan_and_with_the_family_the_same_day(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    asked, refused = make.change(reported), make.change(reported, section="F", wording="Two hours of music a day")
    before = reported.plan.rows.get(section="F").text
    decided = make.decided(reported, DECIDED, make.deciding("AMEND", make.accept(asked), make.decline(refused)))
    plan = Plan.objects.get(pk=decided.plan_id)
    assert [row.text for row in plan.rows.filter(section__in="BF").order_by("section")] == [asked.wording, before]
    assert (decided.amendment.proposed_on, decided.amendment.meeting_on) == (DECIDED, MET)
    notice = Letter.objects.get(case=decided.case, kind="plans.amendment-notice")
    assert make.WHY in str(notice.blocks) and asked.wording in str(notice.blocks)
    assert (queries.standing_of(decided), decided.told_on, decided.over_on) == ("AMENDING", DECIDED, None)
    assert decided.changes.get(pk=refused.pk).answered == "DECLINE"
    assert queries.open_review(plan).pk == decided.pk  # the next is laid down once this one is over


def test_a_part_of_a_change_is_written_as_the_council_words_it(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    asked = make.change(reported)
    part = make.accept(asked, answered="PART", because=make.WHY, agreed_wording="Writing is slow.")
    decided = make.decided(reported, DECIDED, make.deciding("AMEND", part))
    assert decided.plan.rows.get(section="B").text == "Writing is slow."


def test_a_detail_that_a_change_alters_is_no_longer_said_otherwise_beside_it(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    row = reported.plan.rows.get(section="F")
    said = make.words_now(reported, "F")
    asked = make.change(reported, section="F", wording=said.replace("30 minutes", "45 minutes"))
    make.decided(reported, DECIDED, make.deciding("AMEND", make.accept(asked, criterion="provision-no-longer-fits")))
    row.refresh_from_db()
    assert "45 minutes every school day" in row.text
    assert "amount_minutes" not in row.details and "every" not in row.details
    assert row.details["who"] == "a teacher trained in it"


def test_a_change_on_older_words_is_accepted_only_once_it_was_looked_at_again(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    asked = make.change(reported)
    need = reported.plan.rows.get(section="B")
    plans.change_row(need, by=make.officer(), on=REPORTED, text="Reading is better now, and writing is not.")
    given = make.deciding("AMEND", make.accept(asked))
    make.proposed(reported, DECIDED, given)
    with pytest.raises(RuleBroken, match="The plan has changed since the change to B1 was asked for"):
        actions.decide(make.fresh(reported), by=make.manager(), on=DECIDED, deciding=given)
    need.refresh_from_db()
    assert (need.text, make.fresh(reported).decided_on) == ("Reading is better now, and writing is not.", None)
    confirmed = make.deciding("AMEND", make.accept(asked), confirmed=frozenset({asked.pk}))
    actions.decide(make.fresh(reported), by=make.manager(), on=DECIDED, deciding=confirmed)
    need.refresh_from_db()
    assert need.text == asked.wording


def test_a_row_that_is_gone_is_written_anew_when_its_change_is_confirmed(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    asked = make.change(reported)
    plans.remove_row(reported.plan.rows.get(section="B"), by=make.officer(), on=REPORTED)
    given = make.deciding("AMEND", make.accept(asked), confirmed=frozenset({asked.pk}))
    make.decided(reported, DECIDED, given)
    assert [row.text for row in reported.plan.rows.filter(section="B")] == [asked.wording]


def test_one_proposes_and_another_decides_and_only_once(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    manager, given = make.manager(), make.deciding("MAINTAIN")
    with pytest.raises(RuleBroken, match="An officer proposes first"):
        actions.decide(reported, by=manager, on=DECIDED, deciding=given)
    actions.propose(reported, by=manager, on=DECIDED, deciding=given)
    with pytest.raises(RuleBroken, match="You proposed this yourself"):
        actions.decide(make.fresh(reported), by=manager, on=DECIDED, deciding=given)
    with pytest.raises(PermissionDenied):
        actions.decide(make.fresh(reported), by=make.officer(), on=DECIDED, deciding=given)
    actions.decide(make.fresh(reported), by=make.manager(), on=DECIDED, deciding=given)
    with pytest.raises(RuleBroken, match="has been decided already"):
        actions.decide(make.fresh(reported), by=make.manager(), on=DECIDED, deciding=given)
    assert did().count("reviews.decided") == 1


def test_a_proposal_is_seen_by_nobody_outside_and_can_go_back(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    proposed = make.proposed(reported, DECIDED, make.deciding("MAINTAIN"))
    assert (queries.standing_of(proposed), proposed.case.stage) == ("PROPOSED", "REVIEW_REPORTED")
    assert not Event.objects.filter(key="reviews.proposed", to_family=True).exists()
    actions.send_proposal_back(proposed, by=make.manager(), on=DECIDED, because="Say what the therapist found")
    assert queries.standing_of(make.fresh(proposed)) == "REPORTED"
    assert len(told("proposal-back")) == 1


def test_a_plan_is_not_ended_before_those_it_concerns_were_asked(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    given = make.deciding("CEASE")
    make.proposed(reported, DECIDED, given)
    with pytest.raises(RuleBroken, match="asked what they think"):
        actions.decide(make.fresh(reported), by=make.manager(), on=DECIDED, deciding=given)
    assert make.fresh(reported).decided_on is None


def test_a_plan_that_ends_after_its_review_ends_with_the_ending_that_was_consulted_on(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    ending = make.plans.considered(reported.plan, MET)
    decided = make.decided(reported, DECIDED, make.deciding("CEASE"))
    ending.refresh_from_db()
    assert (ending.decided_on, decided.told_on, decided.over_on) == (DECIDED, DECIDED, DECIDED)
    assert (make.clocks(decided)["AR-DECIDE"].met_on, decided.case.stage) == (DECIDED, "CEASING")
    assert list(Review.objects.open()) == []  # the plan ends, so no next review is laid down


def test_a_decision_that_came_back_was_not_notified(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    decided = make.decided(reported, DECIDED, make.deciding("MAINTAIN"))
    letter = Letter.objects.get(case=decided.case, kind="reviews.maintained")
    actions.came_back(letter, by=make.assessments.BY, on=DECIDED + timedelta(days=1))
    again = make.fresh(decided)
    assert (again.told_on, again.over_on, queries.standing_of(again)) == (None, None, "DECIDED")
    assert make.clocks(again)["AR-DECIDE"].is_running
    assert [each.pk for each in Review.objects.open()] == [again.pk]


# --- early reviews ---

SAID = "He has not been to school for three weeks, and the hours in the plan are not given at home."
BECAUSE = "What you write shows that the help in the plan was made for a child who comes to school every day. It must be looked at now."


def asked(review: Review, *, urgency: str = "URGENT") -> object:
    given = EarlyAsked("SCHOOL", SAID, ("ATTENDANCE",), urgency, review.setting_id, family_knows=True)
    return actions.ask_early(review.plan, by=make.senco(review), on=date(2026, 3, 2), asked=given)


def test_an_early_review_is_answered_with_reasons_and_runs_as_any_other(review):
    request = asked(review)
    assert (request.answer_by, len(told("early-asked"))) == (date(2026, 3, 16), len(told("early-asked")))
    actions.answer_early(
        review.plan, by=make.officer(), on=date(2026, 3, 6), request=request, answer="AGREE", because=BECAUSE
    )
    request.refresh_from_db()
    early = make.fresh(review)
    assert (request.answer, request.review_id, early.type, early.due_by) == ("AGREE", early.pk, "EARLY", review.due_by)
    assert letters(early) == [("early-answer", "FAMILY"), ("early-answer-others", "SCHOOL")]
    assert "within four weeks" in str(Letter.objects.get(kind="reviews.early-answer").blocks)


def test_an_emergency_is_one(review):
    request = asked(review, urgency="EMERGENCY")
    actions.answer_early(
        review.plan, by=make.officer(), on=date(2026, 3, 2), request=request, answer="AGREE", because=BECAUSE
    )
    assert make.fresh(review).type == "EMERGENCY"


def test_it_is_taken_into_an_amendment_that_is_open_and_never_declined_for_it(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    decided = make.decided(reported, DECIDED, make.deciding("AMEND", make.accept(make.change(reported))))
    request = asked(decided)
    by, on = make.officer(), date(2026, 11, 10)
    with pytest.raises(RuleBroken, match="That is no reason to decline"):
        actions.answer_early(decided.plan, by=by, on=on, request=request, answer="DECLINE", because=BECAUSE)
    actions.answer_early(decided.plan, by=by, on=on, request=request, answer="MERGE", because=BECAUSE)
    request.refresh_from_db()
    assert (request.answer, request.review_id) == ("MERGE", decided.pk)


def test_nobody_asks_for_somebody_elses_child(review):
    other = make.scheduled(date(2026, 1, 13))
    given = EarlyAsked("SCHOOL", SAID, ("ATTENDANCE",), "URGENT", family_knows=True)
    with pytest.raises(RuleBroken, match="only for your own child or pupil"):
        actions.ask_early(review.plan, by=make.senco(other), on=MET, asked=given)


def test_an_answer_that_is_late_is_told_to_the_team_once(review):
    asked(review)
    assert tasks.keep_up(on=date(2026, 3, 16))["escalated"] == 0
    for _ in range(2):
        tasks.keep_up(on=date(2026, 3, 17))
    assert Notice.objects.filter(kind="reviews.answer-late").count() == 1


# --- a second look ---


def test_a_school_asks_to_look_again_and_somebody_else_replies(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    decided = make.decided(reported, DECIDED, make.deciding("MAINTAIN"))
    day = date(2026, 11, 10)
    look = actions.ask_again(
        decided,
        by=make.senco(decided),
        on=day,
        text="The therapist’s report of October was not looked at, and it shows more.",
    )
    assert look.reply_by == date(2026, 11, 24)
    appeal = make.clocks(decided)["AP-LODGE"]
    decider = decided.decided_by
    with pytest.raises(RuleBroken, match="You decided this yourself"):
        actions.reply_to_look(decided, by=decider, on=day, look=look, stands=True, reply=make.WHY)
    actions.reply_to_look(decided, by=make.manager(), on=day, look=look, stands=False, reply=make.WHY)
    look.refresh_from_db()
    assert (look.stands, look.replied_on, len(told("look-replied"))) == (False, day, 1)
    again = make.clocks(decided)["AP-LODGE"]
    assert (again.legal_due, again.is_running) == (appeal.legal_due, True)  # no appeal, and none is touched
    assert not Event.objects.filter(key="reviews.look-asked", to_family=True).exists()


def test_a_second_look_that_is_late_is_escalated_once(review):
    reported = make.reported(make.met(review, MET), REPORTED)
    decided = make.decided(reported, DECIDED, make.deciding("MAINTAIN"))
    look = actions.ask_again(
        decided,
        by=make.senco(decided),
        on=date(2026, 11, 10),
        text="The therapist’s report of October was not looked at, and it shows more.",
    )
    assert tasks.keep_up(on=date(2026, 11, 24))["escalated"] == 0
    assert tasks.keep_up(on=date(2026, 11, 25))["escalated"] == 1
    assert tasks.keep_up(on=date(2026, 11, 26))["escalated"] == 0
    look.refresh_from_db()
    assert look.escalated_on == date(2026, 11, 25)


# --- each night, and before each term ---


def test_a_late_review_is_told_to_the_team_the_school_and_the_family_once(review):
    assert tasks.keep_up(on=date(2027, 1, 11))["overdue"] == 0
    assert tasks.keep_up(on=date(2027, 1, 12))["overdue"] == 1
    assert tasks.keep_up(on=date(2027, 1, 13))["overdue"] == 0
    assert sorted(letters(review)) == [("overdue", "SCHOOL"), ("overdue-family", "FAMILY")]


def test_a_late_review_is_told_also_where_nobody_of_the_family_can_be_written_to():
    review = make.scheduled(parents=0)
    assert tasks.keep_up(on=date(2027, 1, 12))["overdue"] == 1
    assert letters(review) == [("overdue", "SCHOOL")]


def test_a_school_is_reminded_once_to_plan_the_meeting(review):
    for day in (date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 7)):
        tasks.keep_up(on=day)
    assert len(told("to-plan")) == 1


def test_before_a_term_each_school_has_one_list_with_no_name_on_it(review):
    from countywide.register.schools.models import Term

    for number, first, last in ((3, date(2027, 1, 4), date(2027, 2, 12)), (2, date(2026, 11, 2), date(2026, 12, 18))):
        Term.objects.create(year="2026/27", number=number, first_day=first, last_day=last)
    assert tasks.send_lists(on=date(2026, 10, 18)) == 0
    sent = tasks.send_lists(on=date(2026, 10, 19))
    assert sent == 3  # the school, the health board, social care
    tasks.send_lists(on=date(2026, 10, 20))
    assert len(told("due-list")) == 1
    listed = Notice.objects.get(kind="reviews.due-list")
    child = review.case.child
    assert f"{review.case.reference}: meeting by 14 December 2026, complete by 11 January 2027" in listed.body
    assert child.legal_surname not in listed.body and child.first_name not in listed.body


def test_a_suggestion_is_published_in_other_words_with_what_became_of_it():
    by = make.senco(make.scheduled())
    made = actions.suggest(None, by=by, on=MET, text="Please give outcomes a box of their own")
    assert list(queries.suggestions_published()) == []
    with pytest.raises(RuleBroken, match="in the council’s own words"):
        actions.answer_suggestion(made, by=make.manager(), on=MET, state="DONE", published_as=" ")
    actions.answer_suggestion(made, by=make.manager(), on=MET, state="DONE", published_as="A card for each outcome")
    assert [(each.published_as, each.state) for each in queries.suggestions_published()] == [
        ("A card for each outcome", "DONE")
    ]
