"""An audit from its plan to what is published, and what the record says of a case."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.cases import actions as on_cases
from countywide.casework.cases.tests import factories as cases
from countywide.casework.deadlines import queries as deadlines
from countywide.oversight.quality import actions, queries
from countywide.oversight.quality.models import AuditedCase
from countywide.oversight.quality.tests import factories as make
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

pytestmark = pytest.mark.django_db
DAY = make.DAY


@pytest.fixture(autouse=True)
def at_the_day(time_machine):
    time_machine.move_to("2026-11-26 10:00:00")


@pytest.fixture
def auditor():
    return make.auditor()


@pytest.fixture
def manager():
    """Somebody who audits cases that are not their own team's."""
    return cases.officer(cases.team("elsewhere"), "manager")


def recorded() -> list[str]:
    return [did for did in Entry.objects.order_by("number").values_list("did", flat=True) if did.startswith("quality.")]


def test_planning_keeps_the_criteria_in_force(auditor):
    held = make.audit(auditor)
    assert (held.criteria_from, held.planned_by, held.planned_on) == (date(2026, 9, 1), auditor, DAY)
    assert recorded() == ["quality.planned"]


def test_only_those_who_plan_audits_plan_one(manager):
    with pytest.raises(PermissionDenied):
        make.audit(manager)


def test_a_sample_is_drawn_once_from_the_cases_of_the_time(auditor):
    inside = [cases.case() for _ in range(3)]
    cases.case(on=date(2026, 11, 25), kind="PLAN")
    held = make.audit(auditor, last=date(2026, 11, 20))
    cases.case(on=date(2026, 11, 21))
    actions.draw(held, by=auditor, on=DAY)
    assert {each.case_id for each in held.cases.all()} == {case.pk for case in inside}
    assert held.layers == {"No area, no setting": 3}
    with pytest.raises(RuleBroken, match="drawn once"):
        actions.draw(held, by=auditor, on=DAY)
    assert recorded() == ["quality.planned", "quality.drawn"]


def test_a_case_that_was_closed_before_the_time_is_not_drawn(auditor):
    gone = cases.case(on=date(2026, 5, 4))
    with transaction.atomic():
        on_cases.close(gone, by=cases.BY, on=date(2026, 6, 1), stage="WITHDRAWN", because="Done.")
    with pytest.raises(RuleBroken, match="No case was open"):
        make.drawn(auditor)


def test_nobody_is_given_a_case_that_they_owned_or_their_team_held(auditor, manager):
    own = cases.officer(cases.team("assessment"), "manager")
    cases.case()
    held = make.drawn(auditor)
    with pytest.raises(RuleBroken, match="None of them may audit"):
        actions.allocate(held, by=auditor, on=DAY, auditors=[own.pk])
    assert actions.allocate(held, by=auditor, on=DAY, auditors=[own.pk, manager.pk]) == 0
    assert [each.auditor for each in held.cases.all()] == [manager]


def test_whoever_wrote_on_a_case_does_not_audit_it(auditor, manager):
    case = cases.case()
    case.events.create(key="cases.noted", on=DAY, by=manager, title="A note")
    held = make.drawn(auditor)
    with pytest.raises(RuleBroken, match="None of them may audit"):
        actions.allocate(held, by=auditor, on=DAY, auditors=[manager.pk])


def test_hands_are_found_in_the_assessment_too(council_facts):
    assessments.desks()
    decided = assessments.agreed(assessments.proposed(assessments.checked(DAY, assessments.begun(DAY)), DAY), DAY)
    found = queries.handled_by([decided.case_id])[decided.case_id]
    assert decided.decisions.get().decided_by_id in found


def test_auditors_are_told_how_many_cases_are_theirs(auditor, manager):
    cases.case()
    cases.case()
    make.given_out(manager, by=auditor)
    (told,) = Delivery.objects.all()
    assert (told.address, told.notice.kind) == (manager.email, "quality.given")
    assert "2 cases" in told.notice.body


def test_a_record_takes_what_the_record_says_and_its_grade_follows(auditor, manager):
    cases.case()
    record = make.handed_in(manager, by=auditor)
    assert (record.grade, record.submitted_on) == ("OUTSTANDING", DAY)
    assert record.results["voice"] == {"result": "MET", "note": "As the plan says."}
    assert record.results["time"]["result"] == record.record["clocks"]["result"] == "NONE"
    assert recorded()[-1] == "quality.submitted"


def test_what_the_record_answers_cannot_be_judged_otherwise(auditor, manager):
    cases.case()
    record = make.given_out(manager, by=auditor)
    record.record["clocks"]["result"] = "NOT"
    record.save(update_fields=["record"])
    judged = {**make.judged(record), "time": {"result": "MET", "note": "Snow closed the office."}}
    actions.submit(record, by=manager, on=DAY, judged=judged)
    assert record.results["time"] == {"result": "NOT", "note": "Snow closed the office."}


def test_what_falls_short_needs_a_note(auditor, manager):
    cases.case()
    record = make.given_out(manager, by=auditor)
    judged = {**make.judged(record), "voice": {"result": "PART", "note": " "}}
    with pytest.raises(RuleBroken, match="Say in a note what you found where it is not fully met: Can the child"):
        actions.submit(record, by=manager, on=DAY, judged=judged)


def test_only_its_auditor_hands_a_record_in(auditor, manager):
    cases.case()
    record = make.given_out(manager, by=auditor)
    with pytest.raises(RuleBroken, match="Only the auditor"):
        actions.submit(record, by=auditor, on=DAY, judged=make.judged(record))


def test_another_person_moderates_and_says_why_the_grade_is_another(auditor, manager):
    cases.case()
    record = make.handed_in(manager, by=auditor)
    with pytest.raises(RuleBroken, match="Say why"):
        actions.moderate(record, by=auditor, on=DAY, grade="GOOD")
    actions.moderate(record, by=auditor, on=DAY, grade="GOOD", because="Two outcomes cannot be measured.")
    assert (record.grade, record.moderated_grade, record.moderated_by) == ("OUTSTANDING", "GOOD", auditor)


def test_nobody_moderates_their_own_record(auditor):
    cases.case()
    record = make.handed_in(auditor, by=make.auditor())
    with pytest.raises(RuleBroken, match="cannot moderate"):
        actions.moderate(record, by=auditor, on=DAY, grade=record.grade)


def test_feedback_reaches_school_officer_team_and_advisers_without_a_name(auditor, manager):
    school = assessments.school()
    officer = cases.officer(cases.team("assessment"))
    case = cases.case(school=school)
    case.owner = officer
    case.save()
    record = make.handed_in(manager, by=auditor)
    make.settled(record, by=auditor)
    told = Delivery.objects.filter(notice__kind="quality.feedback")
    assert {each.address for each in told} >= {officer.email, "assessment@council.example"}
    assert school.pk in {each.organisation_id for each in told}
    (words,) = {each.notice.body for each in told}
    assert case.reference in words
    assert case.child.legal_surname not in words
    assert recorded()[-1] == "quality.feedback-sent"
    with pytest.raises(RuleBroken, match="sent already"):
        actions.send_feedback(record, by=auditor, on=DAY)


def test_an_adviser_who_gave_advice_is_told(auditor, manager, council_facts):
    assessments.desks()
    advised = assessments.advised(
        assessments.agreed(assessments.proposed(assessments.checked(DAY, assessments.begun(DAY)), DAY), DAY), DAY
    )
    asked = advised.advice.filter(organisation__isnull=False, received_on__isnull=False).exclude(email="")
    assert asked.exists()
    record = make.given_out(manager, by=auditor)
    addresses = {each.address for each in queries.contributors(record, on=DAY)}
    assert {each.email for each in asked if each.adviser is None} <= addresses


def test_an_action_has_an_owner_who_is_told_and_closes_it(auditor, manager):
    held = make.drawn(auditor) if cases.case() else None
    made = actions.add_action(held, by=auditor, on=DAY, text="Send letters on the day", owner=manager.pk, due_on=DAY)
    assert Delivery.objects.get(notice__kind="quality.action").address == manager.email
    other = cases.officer(cases.team("third"), "manager")
    with pytest.raises(RuleBroken, match="Only its owner"):
        actions.close_action(made, by=other, on=DAY, because="Done.")
    actions.close_action(made, by=manager, on=DAY, because="They leave the same day.")
    assert (made.closed_on, made.closed_because) == (DAY, "They leave the same day.")


def test_themes_are_published_once_every_record_is_settled_with_no_figure_below_five(auditor, manager):
    for _ in range(6):
        cases.case()
    held = make.drawn(auditor, size=6)
    actions.allocate(held, by=auditor, on=DAY, auditors=[manager.pk])
    with pytest.raises(RuleBroken, match="Every record is moderated"):
        actions.publish(held, by=auditor, on=DAY, themes=make.THEMES)
    for record in held.cases.all():
        actions.submit(record, by=manager, on=DAY, judged=make.judged(record))
        make.settled(record, by=auditor)
    odd = AuditedCase.objects.filter(audit=held).first()
    AuditedCase.objects.filter(pk=odd.pk).update(moderated_grade="INADEQUATE")
    actions.publish(held, by=auditor, on=DAY, themes=make.THEMES)
    assert held.figures["records"] == 6
    assert held.figures["grades"] == {"OUTSTANDING": None, "GOOD": 0, "IMPROVE": 0, "INADEQUATE": None}
    assert held.figures["criteria"]["voice"] == {"MET": 6, "PART": 0, "NOT": 0, "NONE": 0}


# --- what the record says --------------------------------------------------------------------


def says(case, on=DAY):
    return queries.read(case, first=date(2026, 9, 1), last=DAY, on=on, calendar=deadlines.calendar())


def test_a_time_limit_of_the_council_that_was_missed_is_read_from_the_record():
    case = assessments.begun(date(2026, 9, 14)).case
    late = case.deadlines.get(clock="NA-DECIDE")
    late.met_on = late.legal_due.replace(day=late.legal_due.day + 1)
    late.save()
    found = says(case)["clocks"]
    assert found.result in ("NOT", "PART")
    assert any("done" in fact and late.law.title in fact for fact in found.says)


def test_a_case_on_which_nothing_fell_due_has_nothing_to_be_late():
    found = says(cases.case(on=DAY))
    assert {name: each.result for name, each in found.items()} == dict.fromkeys(found, "NONE")


def test_a_letter_that_was_not_sent_after_two_working_days_is_late(council_facts):
    on = date(2026, 11, 2)
    begun = assessments.begun(on)
    assessments.actions.check(begun, by=assessments.officer(), on=on, senses="NEITHER")
    case = begun.case
    assert case.letters.exists()
    assert says(case, on=on)["sending"].result == "MET"
    assert says(case)["sending"].result == "NOT"
    assert any("not sent yet" in fact for fact in says(case)["sending"].says)
