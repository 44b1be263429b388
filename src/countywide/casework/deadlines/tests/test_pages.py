"""Why a date is what it is, exceptions one question a page, and the bank holidays: what each reader sees and may do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from countywide.casework.cases.tests import factories as make
from countywide.casework.deadlines import actions, tasks
from countywide.casework.deadlines.models import BankHoliday, Deadline, ExceptionClaim, Recount
from countywide.law.clocks import Closure
from countywide.platform.accounts.models import RoleHeld
from countywide.platform.audit.models import Opening
from countywide.register.people.tests import factories as people

pytestmark = pytest.mark.django_db


def running(clock: str = "NA-DECIDE", *, days: int = 10, key: str = "", case: Any = None, **given: Any) -> Deadline:
    """A clock that began some days ago, on a case of its own unless one is given."""
    on = localdate() - timedelta(days)
    case = case or make.case(on=on)
    with transaction.atomic():
        return actions.start(case, clock, by=make.BY, on=on, key=key, **given)


def at(deadline: Deadline, rest: str = "") -> str:
    return f"/cases/{deadline.case.reference}/dates/{deadline.pk}{rest}"


def page(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def house(person: Any, organisation: Any) -> dict[str, Any]:
    """A decision to make, on a case with a school and a parent; an officer who holds it, and strangers to it."""
    school, child = organisation(), people.child(known_as="Pip", legal_surname="Otterby")
    parent = person("parent", at=organisation("FAMILY"))
    people.relate(child, people.contact(user=parent))
    case = make.case(on=localdate() - timedelta(10), child=child, school=school)
    return {
        "deadline": running(case=case),
        "officer": make.officer(make.team("assessment"), name="Odalys Penhallam"),
        "senco": person("senco", at=school),
        "parent": parent,
        "coordinator": make.officer(make.team("data-coordination"), "data-coordinator"),
        "adviser": person("professional", at=organisation("HEALTH")),
        "other officer": make.officer(make.team("casework"), "casework-officer"),
        "other senco": person("senco", at=organisation()),
        "other parent": person("parent", at=organisation("FAMILY")),
    }


# --- why this date ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reader", "status"),
    [
        ("officer", 200),
        ("senco", 200),
        ("parent", 200),
        ("coordinator", 200),
        ("adviser", 404),
        ("other officer", 404),
        ("other senco", 404),
        ("other parent", 404),
    ],
)
def test_whoever_sees_the_case_sees_why_its_dates_are_what_they_are(client_for, house, reader, status):
    assert client_for(house[reader]).get(at(house["deadline"])).status_code == status


def test_a_date_of_another_case_is_not_found_under_this_one(client_for, house):
    address = f"/cases/{house['deadline'].case.reference}/dates/{running().pk}"
    assert client_for(house["officer"]).get(address).status_code == 404


def test_an_officer_reads_the_law_the_counting_and_every_exception(client_for, house):
    shown = page(client_for(house["officer"]), at(house["deadline"]))
    assert "Decide whether to assess" in shown and "SEND Regulations 2014 regs 4, 5" in shown
    assert "School holidays, weekends and bank holidays all count." in shown
    assert "regs 5(4)(a), 10(4)(a), 13(3), 27(3)(a)" in shown and "Not on the facts known" in shown
    assert "Record an exception" in shown and "The clock began, counted from" in shown
    assert Opening.objects.get().why == "read why a date is what it is"


def test_a_family_reads_it_in_plain_words_and_is_offered_no_exception(client_for, house):
    shown = page(client_for(house["parent"]), at(house["deadline"]))
    assert "The council must tell you whether it will carry out an assessment." in shown
    assert "Could it be later?" in shown and "Record an exception" not in shown and "Rules used" not in shown


def test_a_moved_date_says_when_and_why_and_the_record_is_kept_from_families_where_nothing_moved(client_for, house):
    deadline = house["deadline"]
    actions.change_bank_holiday(
        None, by=house["coordinator"], on=localdate(), day=deadline.act_by, change="ADDED", name="A day of rest"
    )
    tasks.count_again(Recount.objects.get().pk)
    shown = page(client_for(house["parent"]), at(deadline))
    assert "Counted again since a bank holiday changed: act by" in shown
    deadline.refresh_from_db()
    assert deadline.revision == 1


def test_an_adviser_sees_the_dates_of_their_own_advice_and_no_others(client_for, house, monkeypatch):
    case = house["deadline"].case
    mine, theirs = (running("NA-ADVICE-S31", key=key, case=case) for key in ("advice:1", "advice:2"))
    monkeypatch.setattr("countywide.casework.cases.models.READERS", [lambda user: Q(pk=case.pk)])
    monkeypatch.setattr("countywide.casework.deadlines.queries.OWN_KEYS", [lambda user, case: {"advice:1"}])
    client = client_for(house["adviser"])
    assert [client.get(at(each)).status_code for each in (mine, theirs, house["deadline"])] == [200, 404, 404]


@pytest.mark.parametrize("reader", ["officer", "senco", "parent"])
def test_the_page_asks_little_however_often_the_date_moved(client_for, house, reader):
    client, deadline = client_for(house[reader]), house["deadline"]
    client.get(at(deadline))
    with CaptureQueriesContext(connection) as few:
        client.get(at(deadline))
    for number in range(3):
        with transaction.atomic():
            actions.learn(
                deadline.case,
                ("NA-DECIDE",),
                by=make.BY,
                on=localdate(),
                school_closures=(Closure(date(2026, 7, 20 + number), date(2026, 9, 2)),),
            )
    with CaptureQueriesContext(connection) as many:
        client.get(at(deadline))
    assert len(few) == len(many) <= 12


# --- exceptions ------------------------------------------------------------------------------


def day(name: str, value: date) -> dict[str, int]:
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


WHY = {
    "impractical_because": "The family has lost its home and cannot be reached before it is housed again",
    "evidence": "A letter from the housing team",
}


def test_an_exception_is_recorded_one_question_a_page(client_for, house):
    deadline, client, today = house["deadline"], client_for(house["officer"]), localdate()
    pages = [
        ("/exception", {"ground": "EX-PERSONAL"}, "/exception/facts"),
        ("/exception/facts", day("happened_on", today - timedelta(2)), "/exception/why"),
        ("/exception/why", WHY, "/exception/day"),
        (
            "/exception/day",
            {**day("target_on", today + timedelta(60)), **day("review_on", today + timedelta(20))},
            "/exception/check",
        ),
        ("/exception/check", {}, ""),
    ]
    for where, answers, then in pages:
        assert client.get(at(deadline, where)).status_code == 200
        answer = client.post(at(deadline, where), answers)
        assert answer.headers.get("Location") == at(deadline, then), answer.content.decode()
    claim = ExceptionClaim.objects.get()
    assert (claim.code, claim.target_on, claim.recorded_by) == (
        "EX-PERSONAL",
        today + timedelta(60),
        house["officer"],
    )
    before = deadline.legal_due
    deadline.refresh_from_db()
    assert (deadline.legal_due, deadline.state_on(today)) == (before, "EXCEPTION")
    told = page(client_for(house["parent"]), at(deadline))
    assert "The family has lost its home" in told and "A letter from the housing team" not in told
    assert "by an officer" in told and "Odalys" not in told
    assert client.get(at(deadline, "/exception/check")).headers["Location"] == at(deadline, "/exception")


def test_what_was_answered_is_there_again_and_a_ground_the_facts_deny_goes_no_further(client_for, house):
    deadline, client = house["deadline"], client_for(house["officer"])
    client.post(at(deadline, "/exception"), {"ground": "EX-SCHOOL"})
    assert 'value="EX-SCHOOL" checked' in page(client, at(deadline, "/exception"))
    assert "The school has said of no closure of four weeks or more." in page(client, at(deadline, "/exception/facts"))
    refused = client.post(at(deadline, "/exception/facts"), {**day("asked_on", localdate()), "asked_of": "Headteacher"})
    assert refused.status_code == 422
    said = refused.content.decode()
    assert "no closure of four weeks or more is known" in said and 'value="Headteacher"' in said
    assert ExceptionClaim.objects.count() == 0


@pytest.mark.parametrize(
    ("where", "answers", "says"),
    [
        ("/exception/why", {**WHY, "impractical_because": "They are away"}, "Say in at least 10 words"),
        ("/exception/why", {**WHY, "evidence": ""}, "Enter the evidence you hold"),
        ("/exception/day", {"target": -1, "review": 1}, "The day you aim for must be later than today."),
        ("/exception/day", {"target": 20, "review": 30}, "no later than the day you aim for"),
    ],
)
def test_each_page_says_what_stands_in_the_way(client_for, house, where, answers, says):
    deadline, client = house["deadline"], client_for(house["officer"])
    client.post(at(deadline, "/exception"), {"ground": "EX-PERSONAL"})
    if "target" in answers:
        days = {"target_on": answers["target"], "review_on": answers["review"]}
        answers = {
            part: value
            for name, number in days.items()
            for part, value in day(name, localdate() + timedelta(number)).items()
        }
    refused = client.post(at(deadline, where), answers)
    assert refused.status_code == 422 and says in refused.content.decode()


def test_pages_are_answered_in_their_order(client_for, house):
    deadline, client = house["deadline"], client_for(house["officer"])
    assert client.get(at(deadline, "/exception/why")).headers["Location"] == at(deadline, "/exception")
    client.post(at(deadline, "/exception"), {"ground": "EX-PERSONAL"})
    assert client.get(at(deadline, "/exception/check")).headers["Location"] == at(deadline, "/exception/facts")


@pytest.mark.parametrize(
    ("reader", "status"), [("coordinator", 403), ("senco", 403), ("parent", 403), ("other officer", 404)]
)
def test_only_officers_of_the_team_record_exceptions(client_for, house, reader, status):
    assert client_for(house[reader]).get(at(house["deadline"], "/exception")).status_code == status


def test_a_manager_of_another_team_who_sees_the_case_records_nothing(client_for, house):
    manager = make.officer(make.team("casework"), "manager")
    RoleHeld.objects.create(
        user=manager,
        role="data-coordinator",
        organisation=make.team("data-coordination").organisation,
        starts_on=date(2020, 1, 1),
    )
    client = client_for(manager)
    assert client.get(at(house["deadline"])).status_code == 200
    assert client.get(at(house["deadline"], "/exception")).status_code == 403


def test_a_limit_that_the_law_excepts_nothing_from_offers_no_exception(client_for, house):
    deadline = running("NA-CONSULT", case=house["deadline"].case)
    client = client_for(house["officer"])
    assert "The law gives none for this limit." in page(client, at(deadline))
    assert client.get(at(deadline, "/exception")).status_code == 404


def test_an_exception_ends_with_a_reason_and_the_step_is_due_again(client_for, house):
    test_an_exception_is_recorded_one_question_a_page(client_for, house)
    deadline, claim, client = house["deadline"], ExceptionClaim.objects.get(), client_for(house["officer"])
    address = at(deadline, f"/exception/{claim.pk}/end")
    assert address in page(client, at(deadline))
    assert client.post(address, {"because": ""}).status_code == 422
    assert client.post(address, {"because": "The family is housed"}).headers["Location"] == at(deadline)
    claim.refresh_from_db()
    assert (claim.ended_on, claim.ended_because) == (localdate(), "The family is housed")
    assert client.get(address).status_code == 404


# --- bank holidays ---------------------------------------------------------------------------


def test_a_bank_holiday_is_added_every_date_counted_again_and_the_page_says_how_many_moved(client_for, house):
    client, deadline = client_for(house["coordinator"]), house["deadline"]
    assert "Christmas Day" in page(client, "/dates/bank-holidays")
    assert "Now 1 time limit run" in page(client, "/dates/bank-holidays/change")
    answers = {**day("day", deadline.act_by), "change": "ADDED", "name": "A day of rest"}
    assert client.post("/dates/bank-holidays/change", answers).headers["Location"] == "/dates/bank-holidays"
    assert "The time limits are being counted again." in page(client, "/dates/bank-holidays")
    tasks.count_again(Recount.objects.get().pk)
    tasks.count_again(Recount.objects.get().pk)  # a job may run twice
    assert "1 date moved, of 1 time limit that ran." in page(client, "/dates/bank-holidays")
    moved = Deadline.objects.get(pk=deadline.pk)
    assert moved.act_by < deadline.act_by and moved.legal_due == deadline.legal_due
    put_back = f"/dates/bank-holidays/{BankHoliday.objects.get().pk}/put-back"
    assert "1 date" in page(client, put_back)
    assert client.post(put_back).headers["Location"] == "/dates/bank-holidays"
    tasks.count_again(Recount.objects.order_by("-pk")[0].pk)
    assert Deadline.objects.get(pk=deadline.pk).act_by == deadline.act_by
    assert BankHoliday.objects.count() == 0


@pytest.mark.parametrize(
    ("when", "change", "says"),
    [
        (date(2026, 12, 25), "REMOVED", "never a working day"),
        (date(2027, 3, 26), "REMOVED", "never a working day"),  # Good Friday
        (date(2026, 11, 28), "ADDED", "never a working day"),  # a Saturday
        (date(2026, 12, 28), "ADDED", "a bank holiday already"),
        (date(2026, 12, 1), "REMOVED", "a working day already"),
    ],
)
def test_a_change_that_would_change_nothing_is_refused(client_for, house, when, change, says):
    answer = client_for(house["coordinator"]).post(
        "/dates/bank-holidays/change", {**day("day", when), "change": change, "name": "A day"}
    )
    assert answer.status_code == 422 and says in answer.content.decode()
    assert Recount.objects.count() == 0


@pytest.mark.parametrize("reader", ["officer", "senco", "parent", "adviser"])
def test_only_those_who_keep_the_calendar_open_it(client_for, house, reader):
    assert client_for(house[reader]).get("/dates/bank-holidays").status_code == 403
