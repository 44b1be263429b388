"""Pages that schools and families live in, and the first page of each workspace."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from countywide.casework.cases import actions
from countywide.casework.cases.models import Case
from countywide.casework.cases.tests import factories as make
from countywide.casework.deadlines.models import Deadline, ExceptionClaim
from countywide.platform.kit.tags.saying import short_date
from countywide.register.people.tests import factories as people

from .factories import running

pytestmark = pytest.mark.django_db


def test_a_school_sees_its_own_pupils_and_no_others(client_for, readers):
    case, other = readers["case"], running()
    page = client_for(readers["senco"]).get("/our-pupils").content.decode()
    assert "Pip Otterby" in page and case.reference in page and other.reference not in page
    assert "Otterby" not in client_for(readers["other senco"]).get("/our-pupils").content.decode()
    assert client_for(readers["parent"]).get("/our-pupils").status_code == 403


def test_a_family_sees_its_own_children(client_for, readers):
    page = client_for(readers["parent"]).get("/my-family").content.decode()
    assert "We have your request. An officer checks it first." in page and readers["case"].reference in page
    empty = client_for(readers["other parent"]).get("/my-family").content.decode()
    assert "We do not know a child of yours yet" in empty


def words(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def test_a_family_reads_what_happened_lately_who_looks_after_it_and_what_comes_next(client_for, readers):
    case = readers["case"]
    with transaction.atomic():
        for number in range(4):
            actions.note(
                case, "x", by=make.BY, on=localdate(), title="x", family_title=f"Step {number}", to_family=True
            )
    shown = words(client_for(readers["parent"]), "/my-family")
    assert "Step 3" in shown and "Step 1" in shown and "Step 0" not in shown and "For officers alone" not in shown
    assert "Assessment Team" in shown and "01632 960110" in shown
    assert "The council must tell you whether it will carry out an assessment." in shown


def test_a_family_reads_the_last_day_in_law_where_that_is_no_working_day(client_for, readers):
    case = Case.objects.get(pk=readers["case"].pk)
    deadline = case.deadlines.get(clock=case.next_clock)
    saturday = deadline.act_by + timedelta(days=1)
    Deadline.objects.filter(pk=deadline.pk).update(legal_due=saturday)
    shown = words(client_for(readers["parent"]), "/my-family")
    assert short_date(saturday) in shown and short_date(deadline.act_by) not in shown


@pytest.mark.parametrize(("reader", "address"), [("parent", "/my-family"), ("senco", "/our-pupils")])
def test_own_pages_ask_the_same_however_many_cases(client_for, readers, reader, address):
    client, case = client_for(readers[reader]), readers["case"]
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _ in range(3):
        child = people.child()
        people.relate(child, people.contact(user=readers["parent"]))
        running(child=child, school=case.school)
    with CaptureQueriesContext(connection) as four:
        client.get(address)
    assert len(one) == len(four) <= 12


# --- the first page of each workspace --------------------------------------------------------


def test_an_officers_first_page_leads_to_what_is_late_and_what_nobody_holds(client_for):
    officer = make.officer(make.team("assessment"))
    mine, late = running(), running()
    Case.objects.filter(pk=mine.pk).update(owner=officer, act_by=localdate() - timedelta(1))
    Case.objects.filter(pk=late.pk).update(act_by=localdate() - timedelta(1))
    shown = words(client_for(officer), "/home")
    assert "Cases you hold" in shown and "1, 1 overdue" in shown
    assert "/work?list=unowned" in shown and "/work?list=overdue" in shown and "Cases to decide" not in shown


def test_a_managers_first_page_leads_to_what_is_to_be_decided_and_to_exceptions_to_look_at_again(client_for):
    manager, case = make.officer(make.team("assessment"), "manager"), running()
    other = running(team=make.team("casework"))
    Case.objects.filter(pk=case.pk).update(stage="READY")
    for held in (case, other):
        ExceptionClaim.objects.create(
            deadline=held.deadlines.first(),
            code="EX-PERSONAL",
            impractical_because="x",
            evidence="x",
            target_on=localdate() + timedelta(9),
            review_on=localdate(),
            recorded_on=date(2026, 1, 1),
        )
    shown = words(client_for(manager), "/home")
    assert "Cases to decide" in shown and f"Look again at an exception on {case.reference}" in shown
    assert other.reference not in shown


def test_a_schools_first_page_shows_the_next_dates_of_its_own_pupils(client_for, readers):
    assert "Pip Otterby" in words(client_for(readers["senco"]), "/home")
    assert "Otterby" not in words(client_for(readers["other senco"]), "/home")


def test_a_familys_first_page_shows_its_own_children(client_for, readers):
    assert "We have your request. An officer checks it first." in words(client_for(readers["parent"]), "/home")
    assert "We have your request" not in words(client_for(readers["other parent"]), "/home")


@pytest.mark.parametrize("reader", ["officer", "senco", "parent", "adviser", "operator"])
def test_the_first_page_asks_little(client_for, readers, reader):
    client = client_for(readers[reader])
    client.get("/home")
    with CaptureQueriesContext(connection) as asked:
        client.get("/home")
    assert len(asked) <= 12
