"""The case page, worklists, pupils and families: what each reader sees, and what stays shut."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from countywide.casework.cases import actions
from countywide.casework.cases.models import Case
from countywide.casework.cases.tests import factories as make
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit.models import Opening
from countywide.register.people.tests import factories as people

pytestmark = pytest.mark.django_db


def running(**given: Any) -> Case:
    """An open case with its three clocks, received ten days ago."""
    on = given.pop("on", localdate() - timedelta(10))
    case = make.case(on=on, **given)
    with transaction.atomic():
        for clock in ("NA-DECIDE", "NA-REFUSE", "NA-FINAL"):
            deadlines.start(case, clock, by=make.BY, on=on)
        actions.note(
            case,
            "requests.received",
            by=make.BY,
            on=on,
            title="Request received",
            family_title="We received your request",
            to_family=True,
        )
        actions.note(case, "cases.note", by=make.BY, on=on, title="For officers alone")
    return case


@pytest.fixture
def readers(person: Any, organisation: Any) -> dict[str, Any]:
    """A case, and those who may and may not read it."""
    school, child = organisation(), people.child(known_as="Pip", legal_surname="Otterby")
    parent = person("parent", at=organisation("FAMILY"))
    people.relate(child, people.contact(user=parent))
    case = running(child=child, school=school)
    return {
        "case": case,
        "officer": make.officer(make.team("assessment"), name="Odalys Penhallam"),
        "senco": person("senco", at=school),
        "parent": parent,
        "other senco": person("senco", at=organisation()),
        "other parent": person("parent", at=organisation("FAMILY")),
        "other officer": make.officer(make.team("casework"), "casework-officer"),
        "adviser": person("professional", at=organisation("HEALTH")),
        "operator": person("operator"),
    }


@pytest.mark.parametrize(
    ("reader", "status"),
    [
        ("officer", 200),
        ("senco", 200),
        ("parent", 200),
        ("other senco", 404),
        ("other parent", 404),
        ("other officer", 404),
        ("adviser", 404),
        ("operator", 404),
    ],
)
def test_who_opens_a_case(client_for, readers, reader, status):
    client, case = client_for(readers[reader]), readers["case"]
    assert client.get(f"/cases/{case.reference}").status_code == status
    assert client.get(f"/cases/{case.reference}/told").status_code == status
    opened = 403 if reader == "officer" else status  # the access log is the family's, the school's and the manager's
    assert client.get(f"/cases/{case.reference}/opened").status_code == opened


def test_nobody_opens_a_case_without_signing_in(readers):
    assert Client().get(f"/cases/{readers['case'].reference}").status_code == 302


def test_the_family_reads_its_own_words_and_only_what_it_is_told(client_for, readers):
    page = client_for(readers["parent"]).get(f"/cases/{readers['case'].reference}").content.decode()
    assert "Pip: request for an assessment" in page
    assert "We received your request" in page and "For officers alone" not in page
    assert "The council must tell you whether it will carry out an assessment" in page
    assert "Assessment Team" in page and "01632 960110" in page and "An officer will be named soon" in page


def test_the_officer_reads_everything_in_the_statutes_words(client_for, readers):
    case = readers["case"]
    page = client_for(readers["officer"]).get(f"/cases/{case.reference}").content.decode()
    assert "Pip Otterby" in page and "For officers alone" in page and "Decide whether to assess" in page
    assert "SEND Regulations 2014 regs 4, 5" in page


def test_every_opening_is_noted_and_the_family_sees_roles_not_names(client_for, readers):
    case = readers["case"]
    client_for(readers["officer"]).get(f"/cases/{case.reference}")
    assert [(each.about_kind, each.about_key) for each in Opening.objects.all()] == [("cases.case", str(case.pk))]
    seen = client_for(readers["parent"]).get(f"/cases/{case.reference}/opened").content.decode()
    assert "Assessment officer, Assessment Team" in seen and "Odalys" not in seen
    assert "Who has opened your record" in seen
    manager = client_for(make.officer(make.team("assessment"), "manager"))
    named = manager.get(f"/cases/{case.reference}/opened").content.decode()
    assert "Odalys Penhallam (Assessment officer, Assessment Team)" in named


@pytest.mark.parametrize("reader", ["officer", "senco", "parent"])
def test_the_case_page_asks_little_however_much_happened(client_for, readers, reader):
    client, case = client_for(readers[reader]), readers["case"]
    address = f"/cases/{case.reference}"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    with transaction.atomic():
        for number in range(5):
            actions.note(case, "x", by=make.BY, on=localdate(), title=f"Note {number}", to_family=True, to_school=True)
            deadlines.start(case, "NA-ADVICE-OTHER", by=make.BY, on=localdate(), key=f"advice:{number}")
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    counted = [query for query in many if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(few) == len(many) and len(counted) <= 12, [query["sql"][:90] for query in counted]


def names_on(client: Any, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return [case.reference for case in Case.objects.order_by("act_by", "id") if case.reference in page]


def test_each_worklist_holds_its_own_cases(client_for):
    team, today = make.team("assessment"), localdate()
    officer = make.officer(team)
    mine, nobodys, late = running(), running(), running(on=today - timedelta(60))
    theirs = running(team=make.team("casework"))
    Case.objects.filter(pk=mine.pk).update(owner=officer, act_by=today + timedelta(5))
    Case.objects.filter(pk=nobodys.pk).update(waiting_on="SCHOOL")
    client = client_for(officer)
    held = {
        key: set(names_on(client, f"/work?list={key}"))
        for key in ("mine", "team", "unowned", "due-soon", "overdue", "waiting")
    }
    assert held == {
        "mine": {mine.reference},
        "team": {mine.reference, nobodys.reference, late.reference},
        "unowned": {nobodys.reference, late.reference},
        "due-soon": {mine.reference},
        "overdue": {late.reference},
        "waiting": {nobodys.reference},
    }
    assert theirs.reference not in {each for found in held.values() for each in found}


def test_filters_keep_in_the_address_of_every_list(client_for):
    officer = make.officer(make.team("assessment"))
    page = client_for(officer).get("/work?list=team&stage=READY&waiting=SCHOOL").content.decode()
    assert "?list=overdue&amp;stage=READY&amp;waiting=SCHOOL" in page


def test_worklists_ask_the_same_however_many_cases(client_for):
    officer = make.officer(make.team("assessment"))
    client = client_for(officer)
    running()
    client.get("/work?list=team")
    with CaptureQueriesContext(connection) as one:
        client.get("/work?list=team")
    for _ in range(3):
        running()
    with CaptureQueriesContext(connection) as four:
        client.get("/work?list=team")
    assert len(one) == len(four) <= 9


def test_only_those_who_work_cases_open_worklists(client_for, readers):
    for reader, status in (("officer", 200), ("senco", 403), ("parent", 403), ("adviser", 403), ("operator", 403)):
        assert client_for(readers[reader]).get("/work").status_code == status


def test_several_cases_are_given_at_once(client_for):
    team = make.team("assessment")
    manager, officer = make.officer(team, "manager"), make.officer(team)
    first, second, third = running(), running(), running()
    answer = client_for(manager).post(
        "/work/give?list=unowned", {"cases": [first.reference, second.reference], "officer": str(officer.pk)}
    )
    assert answer.status_code == 302
    assert [Case.objects.get(pk=each.pk).owner_id for each in (first, second, third)] == [officer.pk, officer.pk, None]
    assert client_for(officer).get("/work/give").status_code == 403
    nothing = client_for(manager).post("/work/give?list=unowned", {"officer": str(officer.pk)})
    assert nothing.status_code == 422


def test_a_case_is_found_by_reference_or_by_name_and_birth_and_never_in_an_address(client_for, readers):
    case, client = readers["case"], client_for(readers["officer"])
    by_reference = client.post("/work/find", {"reference": case.reference.lower()})
    born = case.child.born_on
    typed = {"name": "OTTERBY pip", "born_on-day": born.day, "born_on-month": born.month, "born_on-year": born.year}
    by_name = client.post("/work/find", typed)
    assert [answer.headers.get("Location") for answer in (by_reference, by_name)] == [f"/cases/{case.reference}"] * 2
    stranger = client_for(readers["other officer"]).post("/work/find", {"reference": case.reference})
    assert stranger.status_code == 422 and "No case that you may see fits" in stranger.content.decode()


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


def test_who_passes_a_case_on_is_said_before_it_happens(client_for, readers):
    from countywide.casework.cases.models import HandOverRule

    case = readers["case"]
    HandOverRule.objects.create(
        key="year-group",
        from_team_id=case.team_id,
        to_team_id=make.team("phase-transfer").organisation_id,
        year_group=make.queries_year_group(case.child.born_on),
        cut_off_on=date(localdate().year + 1, 2, 1),
        stages=["RECEIVED"],
        condition="if the plan is not final by then",
        because="A new school year",
    )
    page = client_for(readers["senco"]).get(f"/cases/{case.reference}").content.decode()
    assert "It will pass to <strong>Phase-Transfer Team</strong>" in page and "if the plan is not final by then" in page
