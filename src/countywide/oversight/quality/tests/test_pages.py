"""Pages of audits: what everybody reads, what each person may do, and whose doors are closed."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.cases.tests import factories as cases
from countywide.oversight.quality import actions
from countywide.oversight.quality.models import Audit, AuditAction, AuditedCase
from countywide.oversight.quality.tests import factories as make
from countywide.platform.accounts.models import RoleHeld, User

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
    return cases.officer(cases.team("elsewhere"), "manager")


@pytest.fixture
def school():
    return assessments.school()


@pytest.fixture
def record(auditor, manager, school):
    """The only record of an audit, handed out to a manager of another team."""
    cases.case(school=school)
    return make.given_out(manager, by=auditor)


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, of=None) -> str:
    return reverse(f"quality:{name}", args=[of.key] if of else [])


def senco(school):
    user = User.objects.create_user(email=f"senco{school.pk}@school.example", name="Somebody")
    RoleHeld.objects.create(user=user, role="senco", organisation=school, starts_on=DAY.replace(year=2020))
    return user


def test_everybody_reads_what_audits_look_at():
    said = text(Client().get(at("looks-at")))
    assert "The council’s own steps" in said
    assert "Communication with school and family" in said
    assert "Were questions and requests answered in time?" in said
    assert "No audit is published yet." in said


def test_an_audit_is_planned_drawn_and_given_out(client_for, auditor, manager):
    case, client = cases.case(), client_for(auditor)
    planned = {
        "theme": "Letters", "why": "", "kind": "ASSESSMENT", "parts": ["council", "communication"], "size": "3",
        "first-day": "1", "first-month": "9", "first-year": "2026", "last-day": "26", "last-month": "11", "last-year": "2026",
    }  # fmt: skip
    client.post(at("plan"), planned)
    held = Audit.objects.get()
    assert held.parts == ["council", "communication"]
    client.post(at("draw", held))
    said = text(client.post(at("allocate", held), {"auditors": [str(manager.pk)]}, follow=True))
    assert "Every case has an auditor." in said
    assert (AuditedCase.objects.get().case, AuditedCase.objects.get().auditor) == (case, manager)
    assert manager.name in said


def test_its_auditor_hands_a_record_in_with_what_the_record_says_beside(client_for, manager, record):
    client = client_for(manager)
    said = text(client.get(at("hand-in", record)))
    assert "Did the council keep its time limits?" in said
    assert "Can the child and the family be heard in the plan?" in said
    answers = {f"{part}-{key}": value for key, found in make.judged(record).items() for part, value in found.items()}
    assert client.post(at("hand-in", record), answers).status_code == 302
    record.refresh_from_db()
    assert record.grade == "OUTSTANDING"


def test_a_missing_result_is_named(client_for, manager, record):
    answer = client_for(manager).post(at("hand-in", record), {})
    assert answer.status_code == 422
    assert "Give a result for “Can the child and the family be heard in the plan?”" in text(answer)


def test_a_record_is_moderated_and_its_feedback_sent(client_for, auditor, manager, record):
    actions.submit(record, by=manager, on=DAY, judged=make.judged(record))
    client = client_for(auditor)
    assert client.post(at("moderate", record), {"grade": "GOOD", "because": ""}).status_code == 422
    client.post(at("moderate", record), {"grade": "GOOD", "because": "One outcome cannot be measured."})
    client.post(at("send-feedback", record))
    record.refresh_from_db()
    assert (record.moderated_grade, record.feedback_sent_on) == ("GOOD", DAY)


def test_a_school_reads_the_feedback_on_its_own_pupil_and_no_others(client_for, auditor, manager, record, school):
    actions.submit(record, by=manager, on=DAY, judged=make.judged(record))
    own, others = client_for(senco(school)), client_for(senco(assessments.school()))
    assert own.get(at("feedback", record)).status_code == 404  # not sent yet
    make.settled(record, by=auditor)
    said = text(own.get(at("feedback", record)))
    assert "The council’s own steps" in said
    assert "As the plan says." in said
    assert auditor.name not in said
    assert manager.name not in said
    assert record.case.reference in text(own.get(at("feedback-list")))
    assert others.get(at("feedback", record)).status_code == 404
    assert record.case.reference not in text(others.get(at("feedback-list")))


def test_the_team_reads_it_and_another_team_does_not(client_for, auditor, manager, record):
    actions.submit(record, by=manager, on=DAY, judged=make.judged(record))
    make.settled(record, by=auditor)
    assert client_for(cases.officer(cases.team("assessment"))).get(at("feedback", record)).status_code == 200
    assert client_for(cases.officer(cases.team("third"))).get(at("feedback", record)).status_code == 404


def test_a_school_reads_the_result_on_the_familys_letters_and_not_the_facts(
    client_for, auditor, manager, record, school
):
    record.record["family"] = {"result": "NOT", "says": ["1 looked at.", "A letter came back."]}
    record.save(update_fields=["record"])
    actions.submit(record, by=manager, on=DAY, judged=make.judged(record))
    make.settled(record, by=auditor)
    assert "A letter came back." not in text(client_for(senco(school)).get(at("feedback", record)))
    officer = client_for(cases.officer(cases.team("assessment")))
    assert "A letter came back." in text(officer.get(at("feedback", record)))


def test_a_published_audit_is_open_to_everybody_with_actions_and_no_owner(client_for, auditor, manager, record):
    held = record.audit
    actions.submit(record, by=manager, on=DAY, judged=make.judged(record))
    make.settled(record, by=auditor)
    actions.add_action(held, by=auditor, on=DAY, text="Send letters on the day.", owner=manager.pk, due_on=DAY)
    assert Client().get(at("published", held)).status_code == 404
    client_for(auditor).post(at("publish", held), {"themes": make.THEMES})
    said = text(Client().get(at("published", held)))
    assert "Letters to schools went out late" in said
    assert "Send letters on the day." in said
    assert "Too few to show" in said
    assert manager.name not in said
    assert record.case.reference not in said
    assert held.theme in text(Client().get(at("looks-at")))


def test_an_owner_closes_an_action(client_for, auditor, manager, record):
    made = actions.add_action(record.audit, by=auditor, on=DAY, text="Send on the day", owner=manager.pk, due_on=DAY)
    assert "Send on the day" in text(client_for(manager).get(at("work")))
    client_for(manager).post(at("close", made), {"because": "They leave the same day."})
    assert AuditAction.objects.get().closed_on == DAY


def test_another_auditors_record_and_audit_are_not_there(client_for, record):
    other = client_for(cases.officer(cases.team("third"), "manager"))
    for name in ("record", "plan-read", "hand-in"):
        assert other.get(at(name, record)).status_code == 404
    assert other.get(at("show", record.audit)).status_code == 404


def test_only_its_auditor_opens_the_form(client_for, auditor, record):
    assert client_for(auditor).get(at("hand-in", record)).status_code == 403


@pytest.mark.parametrize("role", ["parent", "senco", "casework-officer", "professional", "operator"])
@pytest.mark.parametrize("name", ["work", "plan", "record", "show", "moderate", "publish"])
def test_the_door_is_closed_to_everybody_else(client_for, person, role, name):
    address = reverse(f"quality:{name}", args=[] if name in ("work", "plan") else [uuid.uuid4()])
    assert client_for(person(role)).get(address).status_code in (403, 404)


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("name", ["show", "record", "hand-in", "work"])
def test_a_page_is_a_dozen_queries_however_many_cases(
    client_for, manager, auditor, name, number, django_assert_max_num_queries
):
    for _ in range(number):
        cases.case()
    record = make.given_out(manager, by=auditor)
    client = client_for(manager)
    of = {"show": record.audit, "work": None}.get(name, record)
    client.get(at(name, of))
    with django_assert_max_num_queries(12):
        assert client.get(at(name, of)).status_code == 200


def test_the_published_pages_are_light(auditor, manager, record, django_assert_max_num_queries):
    actions.submit(record, by=manager, on=DAY, judged=make.judged(record))
    make.settled(record, by=auditor)
    actions.publish(record.audit, by=auditor, on=DAY, themes=make.THEMES)
    for address in (at("looks-at"), at("published", record.audit)):
        with django_assert_max_num_queries(6):
            assert Client().get(address).status_code == 200


def test_feedback_is_a_dozen_queries(client_for, auditor, manager, record, school, django_assert_max_num_queries):
    actions.submit(record, by=manager, on=DAY, judged=make.judged(record))
    make.settled(record, by=auditor)
    client = client_for(senco(school))
    for address in (at("feedback", record), at("feedback-list")):
        client.get(address)
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200
