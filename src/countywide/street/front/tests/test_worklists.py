"""Worklists: which cases each holds, filters that keep, giving several at once, and finding one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from countywide.casework.cases.models import Case
from countywide.casework.cases.tests import factories as make
from countywide.platform.accounts.models import RoleHeld
from countywide.platform.audit.models import Entry
from countywide.register.people.tests import factories as people
from countywide.register.schools.tests.factories import make_school
from countywide.street.front.presenters import worklists

from .factories import running

pytestmark = pytest.mark.django_db


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


def counts_on(client: Any, address: str) -> dict[str, str]:
    return {tab["text"]: tab["count"] for tab in client.get(address).context["tabs"]}


def test_each_list_says_how_many_it_holds_and_counts_no_further_than_a_thousand(client_for, monkeypatch):
    team = make.team("assessment")
    officer = make.officer(team)
    held = [running() for _ in range(3)]
    Case.objects.filter(pk=held[0].pk).update(owner=officer, waiting_on="SCHOOL")
    client = client_for(officer)
    assert counts_on(client, "/work") == {
        "Mine": "1",
        "My team’s": "3",
        "Unowned": "2",
        "Due soon": "0",
        "Overdue": "0",
        "Waiting on others": "1",
    }
    monkeypatch.setattr(worklists, "COUNTED_TO", 2)
    assert counts_on(client, "/work")["My team’s"] == "2+"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("stage=RECEIVED", {"first", "second"}),
        ("stage=READY", set()),
        ("clock=NA-DECIDE", {"first", "second"}),
        ("clock=NA-FINAL", set()),
        ("waiting=SCHOOL", {"second"}),
        ("officer=nobody", {"second"}),
        ("officer={officer}", {"first"}),
        ("school={school}", {"first"}),
        ("school=No+such+school", set()),
    ],
)
def test_each_filter_narrows_the_list_and_its_counts(client_for, asked, found):
    officer, school = make.officer(make.team("assessment")), make_school(name="Sedge Bank Primary School")
    cases = {"first": running(school=school.organisation), "second": running()}
    Case.objects.filter(pk=cases["first"].pk).update(owner=officer)
    Case.objects.filter(pk=cases["second"].pk).update(waiting_on="SCHOOL")
    client = client_for(officer)
    address = f"/work?list=team&{asked.format(officer=officer.pk, school=school.urn)}"
    assert set(names_on(client, address)) == {cases[name].reference for name in found}
    assert counts_on(client, address)["My team’s"] == str(len(found))


def test_a_page_of_a_list_asks_the_same_with_every_filter_set(client_for):
    officer, school = make.officer(make.team("assessment"), "manager"), make_school(name="Sedge Bank Primary School")
    running(school=school.organisation)
    client = client_for(officer)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/work?list=team&stage=RECEIVED&clock=NA-DECIDE&officer=nobody&school={school.urn}&sort=opened")
    assert len(asked) <= 12


def test_those_who_see_every_case_list_them_all_and_give_none(client_for):
    first, second = running(), running(team=make.team("casework"))
    client = client_for(make.officer(make.team("data-coordination"), "data-coordinator"))
    assert set(names_on(client, "/work?list=unowned")) == {first.reference, second.reference}
    assert 'form="give"' not in client.get("/work?list=unowned").content.decode()


# --- giving several at once ------------------------------------------------------------------


def test_ticked_cases_are_given_from_the_list_itself(client_for):
    team = make.team("assessment")
    manager, officer = make.officer(team, "manager"), make.officer(team)
    case = running()
    client = client_for(manager)
    page = client.get("/work?list=unowned").content.decode()
    assert f'form="give" name="cases" value="{case.reference}"' in page
    assert '<form id="give" method="post" action="/work/give?list=unowned"' in page
    assert 'form="give"' not in client_for(officer).get("/work?list=unowned").content.decode()
    answer = client.post("/work/give?list=unowned&stage=RECEIVED", {"cases": case.reference, "officer": officer.pk})
    assert answer.headers["Location"] == "/work?list=unowned&stage=RECEIVED"
    assert Case.objects.get().owner == officer


def test_all_ticked_cases_are_given_or_none(client_for):
    """One that belongs to a team in which the officer does not work stops them all."""
    first, other = make.team("assessment"), make.team("casework")
    manager, officer = make.officer(first, "manager"), make.officer(first)
    RoleHeld.objects.create(user=manager, role="manager", organisation=other.organisation, starts_on="2020-09-01")
    mine, theirs = running(), running(team=other)
    recorded = Entry.objects.count()
    answer = client_for(manager).post(
        "/work/give?list=unowned", {"cases": [mine.reference, theirs.reference], "officer": officer.pk}
    )
    assert answer.status_code == 422
    assert "Choose an officer who works in the team that owns this case." in answer.content.decode()
    assert f'value="{mine.reference}" checked' in answer.content.decode()
    assert set(Case.objects.values_list("owner", flat=True)) == {None}
    assert Entry.objects.count() == recorded


def test_nobody_gives_a_case_that_they_do_not_see_or_an_officer_of_no_team_of_theirs(client_for):
    manager, theirs = make.officer(make.team("assessment"), "manager"), running(team=make.team("casework"))
    stranger, client, own = make.officer(make.team("casework")), client_for(manager), running()
    for given in ({"cases": theirs.reference, "officer": manager.pk}, {"cases": own.reference, "officer": stranger.pk}):
        assert client.post("/work/give", given).status_code == 422
    assert set(Case.objects.values_list("owner", flat=True)) == {None}


# --- finding one -----------------------------------------------------------------------------


def born(day: Any) -> dict[str, Any]:
    return {"born_on-day": day.day, "born_on-month": day.month, "born_on-year": day.year}


def test_twins_are_shown_where_one_asked_and_their_name_is_in_no_address(client_for):
    day = people.child().born_on
    twins = [running(child=people.child(legal_forename=name, legal_surname="Fernby")) for name in ("Wren", "Lark")]
    client = client_for(make.officer(make.team("assessment")))
    answer = client.post("/work/find", {"name": "fernby", **born(day)})
    shown = answer.content.decode()
    assert (answer.status_code, answer.request["QUERY_STRING"]) == (200, "")
    assert all(f"/cases/{case.reference}" in shown for case in twins)
    one = client.post("/work/find", {"name": "Fernbey Lark", **born(day)})  # a letter amiss
    assert one.headers["Location"] == f"/cases/{twins[1].reference}"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Enter a reference, or a name and a date of birth"),
        ({"name": "Fernby"}, "Enter the child’s date of birth"),
        ({"reference": "EHC-0000-0000"}, "No case that you may see fits."),
    ],
)
def test_what_is_missing_is_said(client_for, typed, says):
    answer = client_for(make.officer(make.team("assessment"))).post("/work/find", typed)
    assert answer.status_code == 422 and says in answer.content.decode()


def test_the_day_a_date_is_due_soon_is_the_same_in_a_list_and_on_a_case(client_for):
    officer, case, today = make.officer(make.team("assessment")), running(), localdate()
    for days, word in ((10, "Due soon"), (11, "In time"), (-1, "Overdue")):
        Case.objects.filter(pk=case.pk).update(act_by=today + timedelta(days))
        assert word in client_for(officer).get("/work?list=team").content.decode()
