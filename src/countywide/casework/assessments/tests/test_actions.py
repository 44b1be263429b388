"""What each deed of the twenty weeks changes, what it leaves alone, and what stops it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from countywide.casework.assessments import actions, queries
from countywide.casework.assessments.models import Desk
from countywide.casework.assessments.tests import factories as make
from countywide.casework.assessments.types import Deciding, Saying
from countywide.casework.cases.tests import factories as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.deadlines.types import Claiming
from countywide.casework.evidence import actions as evidence
from countywide.casework.evidence.types import Described, Wanted
from countywide.casework.letters import actions as letters
from countywide.casework.letters.models import Letter, Sending
from countywide.law.clocks import Closure
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery
from countywide.register.people.tests import factories as people

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 14)
DECIDED = date(2026, 10, 20)


def kinds(assessment, name):
    return [
        letter.name for letter in Letter.objects.filter(case=assessment.case, kind=f"assessments.{name}").order_by("id")
    ]


def states(assessment, on):
    return {name: str(clock.state_on(on)) for name, clock in make.clocks_of(assessment).items()}


def did(name):
    return Entry.objects.filter(did=f"assessments.{name}").count()


def ready(outcome="YES", **given):
    make.desks()
    return make.proposed(make.checked(date(2026, 9, 16), **given), DECIDED, outcome)


def assessing(**given):
    return make.agreed(ready(**given), DECIDED)


# --- beginning -------------------------------------------------------------------------------


def test_a_request_received_begins_an_assessment_on_its_day_with_its_source():
    from countywide.casework.requests.tests import factories as requests

    requests.council()
    request = requests.received(on=DAY)
    assessment = queries.assessment_of(request.case)
    assert (assessment.requested_on, assessment.asked_by, assessment.source) == (DAY, "PARENT", 1)
    assert (assessment.case.stage, did("begun")) == ("RECEIVED", 1)


def test_beginning_twice_changes_nothing():
    assessment = make.begun()
    with transaction.atomic():
        again = actions.begin(assessment.case, by=make.BY, on=DAY, requested_on=DAY, asked_by="SCHOOL")
    assert (again.pk, again.asked_by, did("begun")) == (assessment.pk, "PARENT", 1)


def test_a_request_soon_after_an_assessment_knows_the_earlier_one_and_runs_all_the_same():
    first = assessing()
    with transaction.atomic():
        actions.end_because(first, by=make.BY, on=DECIDED, because="DUPLICATE", ended_on=DECIDED)
    second = make.begun(date(2026, 12, 1), child=first.case.child)
    assert second.earlier_id == first.pk
    assert sorted(make.clocks_of(second)) == ["NA-CONSULT", "NA-DECIDE", "NA-FINAL", "NA-REFUSE"]


def test_everybody_is_told_that_it_is_considered_and_the_family_is_consulted_once_it_has_the_letter():
    make.desks()
    assessment = make.begun()
    actions.check(assessment, by=make.officer(), on=date(2026, 9, 16), senses="NEITHER")
    assert (make.fresh(assessment).family_consulted_on, states(assessment, DAY)["NA-CONSULT"]) == (None, "RUNNING")
    make.post_everything(date(2026, 9, 17))
    assessment = make.fresh(assessment)
    assert assessment.family_consulted_on == date(2026, 9, 17)
    assert states(assessment, DECIDED)["NA-CONSULT"] == "MET"
    assert len(kinds(assessment, "considering-family")) == 1
    assert kinds(assessment, "considering-health") == ["Health Board"]


def test_two_parents_at_two_addresses_each_have_their_own_copy_and_the_last_counts():
    make.desks()
    assessment = make.begun()
    make.family(assessment.case.child, by_post=True)
    actions.check(assessment, by=make.officer(), on=date(2026, 9, 16))
    make.post_everything(date(2026, 9, 16))
    assert len(kinds(assessment, "considering-family")) == 2
    assert make.fresh(assessment).family_consulted_on == date(2026, 9, 18)  # the second working day after posting


def test_who_cannot_be_told_is_named_and_told_once_there_is_an_address():
    make.desks(besides=("HEALTH_BOARD",))
    assessment = make.begun()
    assert actions.check(assessment, by=make.officer(), on=date(2026, 9, 16)) == ["HEALTH"]
    Desk.objects.create(
        purpose="HEALTH_BOARD", organisation=make.organisation("HEALTH"), name="Board", email="b@h.example", starts_on=DAY
    )  # fmt: skip
    assert actions.tell_the_rest(assessment, by=make.officer(), on=date(2026, 9, 17)) == []
    assert (kinds(assessment, "considering-health"), len(kinds(assessment, "considering-care"))) == (["Board"], 1)


def test_a_child_taught_at_home_has_no_school_to_tell_and_another_desk_to_ask():
    make.desks()
    assessment = make.agreed(make.proposed(make.checked(DAY, school=None), DECIDED), DECIDED)
    assert kinds(assessment, "considering-school") == []
    assert make.requests_of(assessment)["Specialist Teaching"].kind == "b"


def test_a_young_persons_letters_go_to_the_young_person():
    make.desks()
    child = people.child(born_on=date(2008, 5, 4))
    people.address(child)
    assessment = make.begun(child=child, asked_by="YOUNG_PERSON")
    actions.check(assessment, by=make.officer(), on=date(2026, 9, 16))
    letter = Letter.objects.get(case=assessment.case, kind="assessments.considering-family")
    assert (letter.is_to_child, letter.name) == (True, child.name_shown)


def test_a_parents_request_for_a_young_person_waits_for_the_young_persons_word():
    make.desks()
    assessment = make.begun(child=people.child(born_on=date(2008, 5, 4)))
    with pytest.raises(RuleBroken, match="young person’s now"):
        actions.check(assessment, by=make.officer(), on=date(2026, 9, 16))
    assert (make.fresh(assessment).checked_on, Letter.objects.count()) == (None, 0)


def test_an_officer_of_another_team_cannot_check_it():
    assessment = make.begun()
    with pytest.raises(PermissionDenied):
        actions.check(assessment, by=cases.officer(cases.team("elsewhere")), on=DAY)


# --- evidence --------------------------------------------------------------------------------

SUMMER = Closure(date(2026, 7, 23), date(2026, 9, 2))


def ask(assessment, on, organisation=None):
    organisation = organisation or assessment.case.school
    return evidence.ask(
        assessment.case, by=make.officer(), on=on, organisation_id=organisation.pk, items=[Wanted("progress")],
        due_on=on + timedelta(days=10),
    )  # fmt: skip


def test_asking_the_childs_school_is_what_the_clocks_learn_and_the_first_day_counts():
    make.desks()
    assessment = make.checked(date(2026, 7, 14), make.begun(date(2026, 7, 13)))
    with transaction.atomic():
        for clock in ("NA-DECIDE", "NA-REFUSE", "NA-FINAL"):
            deadlines.learn(assessment.case, (clock,), by=make.BY, on=DAY, school_closures=(SUMMER,))
    first = ask(assessment, date(2026, 7, 15))
    assessment = make.fresh(assessment)
    assert (assessment.case.stage, assessment.case.waiting_on) == ("EVIDENCE_REQUESTED", "SCHOOL")
    decide = make.clocks_of(assessment)["NA-DECIDE"]
    assert decide.inputs["school_asked"] == "2026-07-15"
    assert {each["code"]: each["available"] for each in decide.facts["exceptions"]}["EX-SCHOOL"] is False
    evidence.withdraw(first, by=make.officer(), on=date(2026, 7, 16), because="Asked twice by mistake")
    ask(assessment, date(2026, 7, 17))
    assert make.clocks_of(assessment)["NA-DECIDE"].inputs["school_asked"] == "2026-07-15"


def test_asking_somebody_else_teaches_the_clocks_nothing():
    assessment = make.checked(date(2026, 9, 16))
    ask(assessment, date(2026, 9, 16), make.school())
    assert "school_asked" not in make.clocks_of(assessment)["NA-DECIDE"].inputs


def test_evidence_that_is_late_holds_nothing_up():
    assessment = make.checked(date(2026, 9, 16))
    request = ask(assessment, date(2026, 9, 16))
    evidence.mark_late(by=make.BY, on=request.due_on + timedelta(days=1))
    assessment = make.fresh(assessment)
    assert assessment.evidence_late_on == request.due_on + timedelta(days=1)
    assert make.proposed(assessment, DECIDED).case.stage == "READY"


def test_evidence_withdrawn_leaves_nothing_outstanding():
    assessment = make.checked(date(2026, 9, 16))
    evidence.withdraw(
        ask(assessment, date(2026, 9, 16)), by=make.officer(), on=date(2026, 9, 17), because="Not needed now"
    )
    assert make.fresh(assessment).case.stage == "EVIDENCE_IN"


# --- deciding --------------------------------------------------------------------------------


def test_the_officer_who_proposed_cannot_decide_and_nothing_is_left_behind():
    make.desks()
    boss = make.manager()
    assessment = make.proposed(make.checked(date(2026, 9, 16)), DECIDED, by=boss)
    before = Letter.objects.count()
    with pytest.raises(RuleBroken, match="Somebody else must decide"):
        actions.agree(assessment, by=boss, on=DECIDED, deciding=make.deciding())
    assert (make.fresh(assessment).agreed_on, Letter.objects.count(), did("agreed")) == (None, before, 0)


def test_an_officer_cannot_decide():
    with pytest.raises(PermissionDenied):
        actions.agree(ready(), by=make.officer(), on=DECIDED, deciding=make.deciding())


def test_agreeing_names_whom_nobody_is_asked_for_and_leaves_nothing_behind():
    make.desks(besides=("PSYCHOLOGY", "MEDICAL"))
    assessment = make.proposed(make.checked(date(2026, 9, 16)), DECIDED)
    with pytest.raises(RuleBroken, match="medical advice and psychological advice"):
        actions.agree(assessment, by=make.manager(), on=DECIDED, deciding=make.deciding())
    assert (make.fresh(assessment).agreed_on, kinds(assessment, "agreed")) == (None, [])


def test_agreeing_is_decided_once():
    assessment = assessing()
    with pytest.raises(RuleBroken, match="nothing to decide"):
        actions.agree(assessment, by=make.manager(), on=DECIDED, deciding=make.deciding())


def test_the_six_weeks_are_met_when_the_last_of_the_family_has_the_decision():
    make.desks()
    assessment = make.begun()
    make.family(assessment.case.child, by_post=True)
    assessment = make.proposed(make.checked(date(2026, 9, 16), assessment), date(2026, 10, 23))
    actions.agree(assessment, by=make.manager(), on=date(2026, 10, 23), deciding=make.deciding())
    make.post_everything(date(2026, 10, 23))  # a Friday: the post comes on Tuesday, a day after the six weeks end
    clock = make.clocks_of(assessment)["NA-DECIDE"]
    assert (clock.legal_due, clock.met_on, str(clock.state_on(DECIDED))) == (
        date(2026, 10, 26),
        date(2026, 10, 27),
        "MET_LATE",
    )


def test_each_adviser_has_a_clock_of_their_own_from_receiving_or_from_sending():
    assessment = assessing()
    clocks = make.clocks_of(assessment)
    held = make.requests_of(assessment)
    medical, psychology = held["Community Paediatrics"], held["Psychology Service"]
    assert clocks[f"NA-ADVICE-S31 {medical.key}"].legal_due == date(2026, 12, 1)
    assert clocks[f"NA-ADVICE-OTHER {psychology.key}"].trigger_on == DECIDED
    assert (medical.received_by_them_on, medical.due_on) == (DECIDED, date(2026, 12, 1))
    assert sum(name.startswith("NA-ADVICE") for name in clocks) == 4  # the family's own views have none


def test_asking_the_school_for_advice_in_the_window_counts_for_sixteen_and_twenty_weeks_alone():
    make.desks()
    assessment = make.begun(date(2026, 6, 8))
    with transaction.atomic():
        for clock in ("NA-DECIDE", "NA-REFUSE", "NA-FINAL"):
            deadlines.learn(assessment.case, (clock,), by=make.BY, on=DAY, school_closures=(SUMMER,))
    assessment = make.proposed(make.checked(date(2026, 6, 9), assessment), date(2026, 7, 17))
    assessment = make.agreed(assessment, date(2026, 7, 17))
    clocks = make.clocks_of(assessment)
    found = {
        name: {each["code"]: each["available"] for each in clocks[name].facts["exceptions"]}["EX-SCHOOL"]
        for name in ("NA-DECIDE", "NA-REFUSE", "NA-FINAL")
    }
    assert found == {"NA-DECIDE": False, "NA-REFUSE": True, "NA-FINAL": True}


def test_preparing_for_adulthood_and_a_specialist_teacher_are_asked_where_the_law_says():
    make.desks()
    assessment = make.begun(child=people.child(born_on=date(2012, 5, 4)))
    actions.check(assessment, by=make.officer(), on=date(2026, 9, 16), senses="HEARING")
    assessment = make.agreed(make.proposed(make.fresh(assessment), DECIDED), DECIDED)
    assert {of: request.kind for of, request in make.requests_of(assessment).items() if request.kind in "bg"} == {
        assessment.case.school.name: "b",
        "Sensory Teaching": "b",
        "Adulthood Advice": "g",
    }


def test_a_refusal_tells_reasons_evidence_support_and_every_right():
    assessment = ready("NO")
    said = Described("progress", "A Teacher", "SENCO", date(2026, 9, 1), False)
    evidence.add_item(
        assessment.case, by=make.officer(), on=DECIDED, said=said, source="EMAIL", received_on=date(2026, 9, 20)
    )
    decision = actions.refuse(assessment, by=make.manager(), on=DECIDED, deciding=make.deciding("NO"))
    assert decision.evidence == [["Progress data", "A Teacher, SENCO", "2026-09-01"]]
    letter = Letter.objects.get(case=assessment.case, kind="assessments.refusal")
    said = {clause for block in letter.blocks for clause in [block.get("says")] if clause}
    assert {"reasons", "evidence-list", "support", "way-forward", "appeal-right", "appeal-time", "mediation-adviser",
            "disagreement-resolution", "advice-service"} <= said  # fmt: skip
    assert len(kinds(assessment, "refusal-others")) == 3
    event = assessment.case.events.get(key="assessments.refused")
    assert (event.to_family, event.to_school, event.to_professionals, event.detail) == (True, True, False, make.REASONS)


def test_reasons_of_fewer_than_twenty_words_stop_a_refusal():
    assessment = ready("NO")
    short = Deciding("word " * 19, ("Groups",), "Ring us today", True, False)
    with pytest.raises(RuleBroken, match="at least 20 words"):
        actions.refuse(assessment, by=make.manager(), on=DECIDED, deciding=short)
    assert make.fresh(assessment).refused_on is None


def test_a_proposal_sent_back_reaches_the_officer_and_can_be_made_again():
    assessment = ready()
    actions.send_back(assessment, by=make.manager(), on=DECIDED, question="ASSESS", because="The attendance is missing")
    assessment = make.fresh(assessment)
    assert (assessment.ready_on, queries.open_proposal(assessment, "ASSESS")) == (None, None)
    assert Delivery.objects.filter(notice__kind="assessments.sent-back").count() == 1
    assert make.proposed(assessment, DECIDED).case.stage == "READY"


# --- a letter that comes back ----------------------------------------------------------------


def test_a_decision_that_came_back_was_not_told_until_it_goes_another_way():
    assessment = ready("NO")
    decision = actions.refuse(assessment, by=make.manager(), on=DECIDED, deciding=make.deciding("NO"))
    make.post_everything(DECIDED)
    assert make.fresh(assessment).case.closed_on == DECIDED
    letter = Letter.objects.get(case=assessment.case, kind="assessments.refusal")
    with transaction.atomic():
        letters.came_back(letter.pk, by=make.BY, on=date(2026, 10, 21))
    decision.refresh_from_db()
    assessment, clocks = make.fresh(assessment), make.clocks_of(assessment)
    assert (decision.told_on, decision.appeal_by, assessment.case.is_open) == (None, None, True)
    assert (str(clocks["NA-DECIDE"].state_on(date(2026, 10, 28))), clocks["AP-LODGE"].is_running) == ("OVERDUE", False)
    anew = letters.date_afresh(Sending.objects.to_post().get(letter=letter), by=make.officer(), on=date(2026, 10, 22))
    letters.note_posted(
        Sending.objects.to_post().get(letter=anew),
        by=make.officer(),
        on=date(2026, 10, 22),
        posted_on=date(2026, 10, 22),
    )
    decision.refresh_from_db()
    assessment = make.fresh(assessment)
    assert (decision.told_on, decision.appeal_by) == (date(2026, 10, 26), date(2026, 12, 22))
    assert (assessment.case.stage, assessment.case.is_open) == ("REFUSED_TO_ASSESS", False)
    assert make.clocks_of(assessment)["NA-DECIDE"].met_on == date(2026, 10, 26)


def test_a_draft_that_came_back_was_not_served():
    assessment = drafted()
    letter = Letter.objects.get(case=assessment.case, kind="assessments.draft-plan")
    with transaction.atomic():
        letters.came_back(letter.pk, by=make.BY, on=date(2026, 12, 15))
    draft = queries.draft_now(assessment)
    assert (draft.served_on, draft.final_from) == (None, None)
    assert make.clocks_of(assessment)["NA-REPS draft:1"].is_running is False


# --- advice ----------------------------------------------------------------------------------


def test_advice_that_comes_meets_its_clock_and_the_last_of_it_ends_the_waiting():
    assessment = assessing()
    held = list(queries.outstanding_advice(assessment))
    for request in held[:-1]:
        actions.take_in(assessment, by=make.officer(), on=DECIDED, request=request, given=make.given_on(DECIDED))
    assert make.fresh(assessment).advice_in_on is None
    late = date(2026, 12, 10)
    actions.take_in(make.fresh(assessment), by=make.officer(), on=late, request=held[-1], given=make.given_on(late))
    assessment = make.fresh(assessment)
    assert (assessment.advice_in_on, assessment.case.stage) == (late, "ADVICE_IN")
    clock = make.clocks_of(assessment)[f"{held[-1].clock} {held[-1].key}"]
    assert str(clock.state_on(late)) == "MET_LATE"
    assert str(make.clocks_of(assessment)["NA-FINAL"].state_on(late)) == "RUNNING"  # late advice moves nothing
    assert make.clocks_of(assessment)["NA-FINAL"].legal_due == date(2027, 2, 1)


def test_advice_sent_again_takes_the_place_of_the_first_and_keeps_its_day():
    assessment = assessing()
    request = make.requests_of(assessment)["Psychology Service"]
    for on in (DECIDED, date(2026, 10, 30)):
        actions.take_in(make.fresh(assessment), by=make.officer(), on=on, request=request, given=make.given_on(on))
    request.refresh_from_db()
    assert (request.received_on, request.item.written_on) == (DECIDED, date(2026, 10, 30))
    assert [read.written_on for read in queries.what_was_read(assessment)] == [date(2026, 10, 30)]


def test_advice_asked_for_after_the_decision_is_asked_at_once_and_waited_for():
    assessment = make.advised(assessing(), date(2026, 11, 2))
    request = actions.add_advice(assessment, by=make.officer(), on=date(2026, 11, 3), asking=make.asking())
    assessment = make.fresh(assessment)
    assert (request.asked_on, assessment.case.stage) == (date(2026, 11, 3), "AGREED")
    sending = Sending.objects.to_post().get(letter__name="A Therapist")
    assert sending.way == "POST"


def test_advice_that_exists_is_enough_when_all_three_agree_and_ends_its_clock():
    assessment = assessing()
    request = make.requests_of(assessment)["Community Paediatrics"]
    with pytest.raises(RuleBroken, match="All three"):
        actions.say_enough(
            assessment, by=make.officer(), on=DECIDED, request=request, giver_agreed_on=DECIDED, family_agreed_on=None
        )
    actions.say_enough(
        assessment, by=make.officer(), on=DECIDED, request=request, giver_agreed_on=DECIDED, family_agreed_on=DECIDED
    )
    assert str(make.clocks_of(assessment)[f"NA-ADVICE-S31 {request.key}"].state_on(DECIDED)) == "ENDED"


def test_an_adviser_is_reminded_once_a_day_and_once_by_itself_when_late():
    from countywide.casework.assessments import tasks

    assessment = assessing()
    request = make.requests_of(assessment)["Psychology Service"]
    actions.chase(assessment, by=make.officer(), on=DECIDED, request=request)
    with pytest.raises(RuleBroken, match="today already"):
        actions.chase(assessment, by=make.officer(), on=DECIDED, request=request)
    assert tasks.chase_late_advice(date(2026, 12, 1)) == 0
    assert tasks.chase_late_advice(date(2026, 12, 2)) == 3
    assert tasks.chase_late_advice(date(2026, 12, 3)) == 0
    assert Delivery.objects.filter(notice__kind="assessments.advice-chased").count() == 4


def test_a_professional_of_another_service_cannot_give_the_advice():
    assessment = assessing()
    held = make.requests_of(assessment)
    stranger = cases.officer(cases.team("other-service"), "professional")
    with pytest.raises(PermissionDenied):
        actions.give(held["Psychology Service"], by=stranger, on=DECIDED, given=make.given_on(DECIDED))


# --- drafts and the final plan ---------------------------------------------------------------


def drafted(on=date(2026, 12, 14), **given):
    return make.drafted(make.to_issue(make.advised(assessing(**given), date(2026, 12, 1)), date(2026, 12, 9)), on)


def final(assessment, on, setting=None, **given):
    setting = setting or make.school()
    if not assessment.consultations.filter(organisation=setting).exists():
        consulted = actions.consult(
            assessment, by=make.officer(), on=date(2026, 12, 14), organisation_id=setting.pk, is_preference=True
        )
        actions.note_answer(
            assessment, by=make.officer(), on=on, consultation=consulted, answered_on=date(2026, 12, 14),
            position="CAN_ADMIT", words="",
        )  # fmt: skip
    return actions.make_final(
        make.fresh(assessment),
        by=make.manager(),
        on=on,
        file_id=make.file().pk,
        naming=make.naming(setting, on, **given),
    )


def test_a_plan_is_not_made_final_before_the_fifteen_days_are_over():
    assessment = drafted()
    with pytest.raises(RuleBroken, match="has until 28 December 2026"):
        final(assessment, date(2026, 12, 28))
    assert make.fresh(assessment).final_on is None
    assert final(assessment, date(2026, 12, 29)).final_on == date(2026, 12, 29)


def test_posted_the_fifteen_days_begin_two_working_days_later():
    make.desks()
    child = people.child()
    make.family(child, by_post=True)
    assessment = drafted_for(child)
    draft = queries.draft_now(assessment)
    assert (draft.served_on, draft.comments_by, draft.final_from) == (
        date(2026, 12, 16),
        date(2026, 12, 30),
        date(2026, 12, 31),
    )


def drafted_for(child):
    assessment = make.begun(child=child, parents=0)
    assessment = make.agreed(make.proposed(make.checked(date(2026, 9, 16), assessment), DECIDED), DECIDED)
    assessment = make.to_issue(make.advised(assessment, date(2026, 12, 1)), date(2026, 12, 9))
    return make.drafted(assessment, date(2026, 12, 14))


def test_a_family_that_has_finished_in_writing_need_not_be_waited_for():
    assessment = drafted()
    draft = queries.draft_now(assessment)
    actions.note_saying(
        draft, by=make.officer(), on=date(2026, 12, 18), saying=Saying("All is well", is_finished=True),
        said_by="Mother", said_on=date(2026, 12, 18),
    )  # fmt: skip
    draft = queries.draft_now(assessment)
    assert (draft.finished_on, draft.final_from) == (date(2026, 12, 18), date(2026, 12, 18))
    assert make.fresh(assessment).case.waiting_on == ""
    assert final(assessment, date(2026, 12, 18)).final_on == date(2026, 12, 18)


def test_one_parent_who_has_finished_does_not_speak_for_the_other():
    make.desks()
    child = people.child()
    one = make.family(child)
    make.family(child)
    assessment = drafted_for(child)
    draft = queries.draft_now(assessment)
    actions.say(draft, by=one, on=date(2026, 12, 18), saying=Saying(is_finished=True))
    assert queries.draft_now(assessment).finished_on is None
    with pytest.raises(RuleBroken, match="has until"):
        final(assessment, date(2026, 12, 18))


def test_a_new_draft_has_fifteen_days_of_its_own_inside_the_same_twenty_weeks():
    assessment = make.drafted(drafted(), date(2026, 12, 22), because="The family asked for other words")
    clocks = make.clocks_of(assessment)
    assert str(clocks["NA-REPS draft:1"].state_on(date(2026, 12, 23))) == "ENDED"
    assert clocks["NA-REPS draft:2"].legal_due == date(2027, 1, 5)
    assert clocks["NA-FINAL"].legal_due == date(2027, 2, 1)


def test_the_familys_time_is_met_by_itself_when_it_is_over_and_is_never_the_councils_next_date():
    from countywide.casework.assessments import tasks

    assessment = drafted()
    assert assessment.case.next_clock == "NA-FINAL"
    assert tasks.close_comments(date(2026, 12, 28)) == 0
    assert tasks.close_comments(date(2026, 12, 29)) == 1
    assert tasks.close_comments(date(2026, 12, 30)) == 0
    assessment = make.fresh(assessment)
    assert (states(assessment, date(2027, 1, 9))["NA-REPS draft:1"], assessment.case.waiting_on) == ("MET", "")


def test_a_meeting_the_family_asked_for_comes_before_the_final_plan():
    assessment = drafted()
    draft = queries.draft_now(assessment)
    said = actions.note_saying(
        draft, by=make.officer(), on=date(2026, 12, 18), saying=Saying(wants_meeting=True), said_by="Mother",
        said_on=date(2026, 12, 18),
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="asked for a meeting"):
        final(assessment, date(2026, 12, 29))
    actions.note_meeting(assessment, by=make.officer(), on=date(2026, 12, 29), said=said, met_on=date(2026, 12, 22))
    assert final(assessment, date(2026, 12, 29)).final_on == date(2026, 12, 29)


def test_the_twenty_weeks_are_kept_only_when_all_three_were_sent_the_plan():
    assessment = drafted()
    plan = final(assessment, date(2026, 12, 29))
    sent = Letter.objects.filter(case=assessment.case, kind__startswith="assessments.final").order_by("id")
    for number, letter in enumerate(sent):
        assert make.fresh(assessment).final_sent_on is None, number
        with transaction.atomic():
            letters.sent_by_email(letter.pk, by=make.BY, at=noon(date(2026, 12, 30)))
        if number == 2:
            break
    assessment = make.fresh(assessment)
    plan.refresh_from_db()
    assert (plan.family_sent_on, plan.setting_sent_on, plan.health_sent_on) == (date(2026, 12, 30),) * 3
    assert (assessment.final_sent_on, assessment.case.closed_on) == (date(2026, 12, 30), date(2026, 12, 30))
    assert states(assessment, date(2027, 1, 9))["NA-FINAL"] == "MET"


def noon(day):
    from datetime import datetime, time

    from django.utils import timezone

    return timezone.make_aware(datetime.combine(day, time(12)))


def test_a_plan_that_names_only_a_type_goes_to_two_and_says_when_we_ring():
    assessment = drafted()
    naming = make.naming(None, date(2027, 1, 4), next_contact_on=date(2027, 1, 8))
    actions.make_final(assessment, by=make.manager(), on=date(2026, 12, 29), file_id=make.file().pk, naming=naming)
    make.post_everything(date(2026, 12, 29))
    assessment = make.fresh(assessment)
    plan = queries.final_plan_of(assessment)
    assert (plan.setting_sent_on, assessment.final_sent_on) == (None, date(2026, 12, 29))
    assert (plan.review_by, make.clocks_of(assessment)["AP-LODGE"].legal_due) == (date(2027, 12, 28), date(2027, 3, 1))


def test_no_plan_is_final_while_nobody_is_named_at_the_health_board():
    assessment = drafted()
    Desk.objects.filter(purpose="HEALTH_BOARD").update(ends_on=date(2026, 12, 1))
    with pytest.raises(RuleBroken, match="health board"):
        final(assessment, date(2026, 12, 29))
    assert make.fresh(assessment).final_on is None


def test_the_case_passes_to_the_team_that_holds_plans_when_the_plan_was_sent():
    plans = cases.team("plans")
    assessment = drafted()
    Desk.objects.create(
        purpose="PLANS",
        organisation=plans.organisation,
        name="Plans Team",
        email="plans@council.example",
        starts_on=DAY,
    )
    final(assessment, date(2026, 12, 29))
    make.post_everything(date(2026, 12, 29))
    case = make.fresh(assessment).case
    assert (case.team_id, case.stage, case.is_open) == (plans.organisation_id, "FINAL_ISSUED", False)
    assert Delivery.objects.filter(notice__kind="cases.passed-family").count() == 1


def test_a_parent_cannot_speak_for_a_young_person_whose_rights_these_are():
    make.desks()
    child = people.child(born_on=date(2011, 5, 4))
    parent = make.family(child)
    draft = queries.draft_now(drafted_for(child))
    with pytest.raises(RuleBroken, match="young person’s now"):
        actions.say(draft, by=parent, on=date(2027, 6, 26), saying=Saying("Sleep is missing"))
    assert actions.say(draft, by=parent, on=date(2027, 6, 25), saying=Saying("Sleep is missing")).said_by == parent.name


# --- exceptions ------------------------------------------------------------------------------


def test_the_family_is_told_of_an_exception_and_the_day_is_kept():
    make.desks()
    assessment = make.checked(date(2026, 7, 20), make.begun(date(2026, 7, 17)))
    with transaction.atomic():
        deadlines.learn(assessment.case, ("NA-DECIDE",), by=make.BY, on=DAY, school_closures=(SUMMER,))
    claiming = Claiming(
        code="EX-SCHOOL",
        impractical_because="The only teacher who knows the child is away until the school opens again",
        evidence="The school's closure notice",
        target_on=date(2026, 9, 18),
        review_on=date(2026, 9, 4),
        asked_on=date(2026, 7, 17),
        asked_of="the head",
    )
    decide = make.clocks_of(assessment)["NA-DECIDE"]
    claim = deadlines.claim_exception(decide, by=make.officer(), on=date(2026, 7, 20), claiming=claiming)
    assert len(kinds(assessment, "exception")) == 1
    claim.refresh_from_db()
    assert claim.family_told_on is None
    make.post_everything(date(2026, 7, 21))
    claim.refresh_from_db()
    assert claim.family_told_on == date(2026, 7, 21)
    deadlines.end_exception(claim, by=make.officer(), on=date(2026, 9, 3), because="The school is open")
    assert len(kinds(assessment, "exception-ended")) == 1


# --- endings ---------------------------------------------------------------------------------


def test_a_request_withdrawn_stops_everything_and_tells_everybody():
    assessment = assessing()
    actions.withdraw(
        assessment, by=make.officer(), on=date(2026, 11, 2), withdrawn_on=date(2026, 11, 1), withdrawn_by="Their mother",
        still_attention=False, because="The new school copes well",
    )  # fmt: skip
    assessment = make.fresh(assessment)
    assert (assessment.case.stage, assessment.case.closed_on) == ("WITHDRAWN", date(2026, 11, 2))
    assert [name for name, clock in make.clocks_of(assessment).items() if clock.is_running] == []
    assert len(kinds(assessment, "withdrawn")) == 1
    told = Delivery.objects.filter(notice__kind="assessments.no-longer-assessed")
    assert told.count() == 5  # the school, the health board, and three services that have not answered


def test_a_request_withdrawn_goes_on_where_the_child_is_still_brought_to_attention():
    assessment = assessing()
    actions.withdraw(
        assessment, by=make.officer(), on=date(2026, 11, 2), withdrawn_on=date(2026, 11, 1), withdrawn_by="Their mother",
        still_attention=True, because="The school tells us of harm",
    )  # fmt: skip
    assessment = make.fresh(assessment)
    assert (assessment.case.stage, assessment.case.is_open, kinds(assessment, "withdrawn")) == ("AGREED", True, [])
    assert make.clocks_of(assessment)["NA-FINAL"].is_running


def test_a_family_that_moved_is_told_and_our_clocks_end():
    assessment = assessing()
    with pytest.raises(RuleBroken, match="Pass on"):
        actions.move_away(
            assessment, by=make.officer(), on=date(2026, 11, 2), moved_on=date(2026, 11, 1), council="Quaymouth", contact="",
            records_passed=False,
        )  # fmt: skip
    actions.move_away(
        assessment, by=make.officer(), on=date(2026, 11, 2), moved_on=date(2026, 11, 1), council="Quaymouth", contact="",
        records_passed=True,
    )  # fmt: skip
    assessment = make.fresh(assessment)
    assert (assessment.case.stage, len(kinds(assessment, "moved-away"))) == ("TRANSFERRED", 1)


def test_nobody_of_a_family_that_mourns_is_written_to():
    assessment = assessing()
    before = Letter.objects.count()
    assessment.case.child.died_on = date(2026, 11, 1)
    assessment.case.child.save()
    actions.end_assessment(
        assessment, by=make.officer(), on=date(2026, 11, 2), because="DIED", ended_on=date(2026, 11, 1)
    )
    assessment = make.fresh(assessment)
    assert (assessment.case.stage, Letter.objects.count()) == ("ENDED", before)
    assert assessment.case.events.filter(on=date(2026, 11, 2), to_family=True).count() == 0


def test_twins_are_not_one_request():
    assessment, twin = make.begun(), make.begun()
    with pytest.raises(RuleBroken, match="Twins"):
        actions.end_assessment(
            assessment, by=make.officer(), on=DAY, because="DUPLICATE", ended_on=DAY, other_case=twin.case
        )


# --- a refusal that the council changes ------------------------------------------------------------------------------


def refused():
    assessment = ready("NO")
    decision = actions.refuse(assessment, by=make.manager(), on=DECIDED, deciding=make.deciding("NO"))
    make.post_everything(DECIDED)
    decision.refresh_from_db()
    return make.fresh(assessment), decision


def test_a_council_that_changes_its_mind_has_the_times_of_the_request():
    assessment, decision = refused()
    actions.change_mind(decision, by=make.manager(), on=date(2026, 11, 2), because="New reports came from the hospital")
    assessment, clocks = make.fresh(assessment), make.clocks_of(assessment)
    assert (assessment.route, assessment.case.is_open, assessment.case.stage) == ("CHANGED_MIND", True, "VALIDATED")
    running = {name: clock.legal_due for name, clock in clocks.items() if clock.is_running}
    assert running == {"NA-REFUSE": date(2027, 1, 4), "NA-FINAL": date(2027, 2, 1), "NA-DRAFT": None}
