"""Calendars that others read: what is in one and what never is, who may have one, and when it stops answering."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from icalendar import Calendar

from countywide.casework.cases.models import Case
from countywide.casework.cases.tests import factories as make
from countywide.casework.deadlines import actions, queries
from countywide.casework.deadlines.models import CalendarFeed
from countywide.casework.deadlines.views import calendars
from countywide.register.people.tests import factories as people

pytestmark = pytest.mark.django_db


def running(case: Any = None, **given: Any) -> Case:
    """A case whose three clocks run."""
    case = case or make.case(on=localdate() - timedelta(10), **given)
    with transaction.atomic():
        for clock in ("NA-DECIDE", "NA-FINAL"):
            actions.start(case, clock, by=make.BY, on=case.opened_on)
    return case


@pytest.fixture
def house(person: Any, organisation: Any) -> dict[str, Any]:
    school, child = organisation(), people.child(known_as="Pip", legal_forename="Philippa", legal_surname="Otterby")
    parent, officer = person("parent", at=organisation("FAMILY")), make.officer(make.team("assessment"))
    people.relate(child, people.contact(user=parent))
    case = running(child=child, school=school)
    Case.objects.filter(pk=case.pk).update(owner=officer)
    return {
        "case": case,
        "others": running(),
        "officer": officer,
        "senco": person("senco", at=school),
        "parent": parent,
        "finance": person("school-finance", at=school),
    }


def made(client: Any, whose: str = "PERSON-") -> str:
    """Make a calendar on its page; the address is shown there once."""
    answer = client.post("/calendar-feeds/new", {"whose": whose})
    assert answer.status_code == 200, answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store, private"
    return re.findall(r"/calendar/[\w-]+\.ics", answer.content.decode())[0]


def events(address: str) -> list[Any]:
    answer = Client().get(address)
    assert answer.status_code == 200
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_calendar_shows_each_date_as_a_day_with_its_law_and_the_way_to_its_working(client_for, house):
    address, case = made(client_for(house["officer"])), house["case"]
    decide = queries.running(case, "NA-DECIDE")
    first, second = events(address)
    assert str(first["summary"]) == f"{case.reference}: Decide whether to assess"
    assert first.decoded("dtstart") == decide.act_by
    assert first.decoded("dtend") == decide.act_by + timedelta(1)
    assert f"Last day in law: {decide.legal_due.day} {decide.legal_due:%B %Y}." in str(first["description"])
    assert str(first["url"]).endswith(f"/cases/{case.reference}/dates/{decide.pk}")
    assert (str(first["status"]), first["sequence"]) == ("CONFIRMED", 0)
    assert str(second["summary"]).endswith("Send the final plan")


def test_no_name_is_in_it_and_it_is_written_as_the_standard_says(client_for, house):
    answer = Client().get(made(client_for(house["officer"])))
    text = answer.content.decode()
    for name in ("Pip", "Philippa", "Otterby"):
        assert name not in text
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/London" in text and "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@pytest.mark.parametrize(
    ("reader", "whose"), [("officer", "TEAM-{team}"), ("senco", "SCHOOL-{school}"), ("parent", "PERSON-")]
)
def test_teams_schools_and_families_have_their_own(client_for, house, reader, whose):
    case = house["case"]
    address = made(client_for(house[reader]), whose.format(team=case.team_id, school=case.school_id))
    shown = {str(event["summary"]).split(":")[0] for event in events(address)}
    assert shown == ({case.reference, house["others"].reference} if reader == "officer" else {case.reference})


def test_nobody_has_a_calendar_of_cases_they_do_not_see(client_for, house, organisation):
    stranger = organisation()
    for reader in ("officer", "senco", "parent"):
        answer = client_for(house[reader]).post("/calendar-feeds/new", {"whose": f"SCHOOL-{stranger.pk}"})
        assert answer.status_code == 422
    assert client_for(house["finance"]).get("/calendar-feeds").status_code == 403
    assert CalendarFeed.objects.count() == 0


def test_a_date_that_is_met_is_cancelled_under_the_same_name(client_for, house):
    address, case = made(client_for(house["officer"])), house["case"]
    before = {str(event["uid"]): str(event["status"]) for event in events(address)}
    with transaction.atomic():
        actions.meet(case, "NA-DECIDE", by=make.BY, on=localdate())
    after = {str(event["uid"]): (str(event["status"]), event["sequence"]) for event in events(address)}
    assert sorted(after) == sorted(before)
    assert sorted(after.values()) == [("CANCELLED", 1), ("CONFIRMED", 0)]


def test_unchanged_dates_are_not_sent_again(client_for, house):
    address = made(client_for(house["officer"]))
    first = Client().get(address)
    again = Client().get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    with transaction.atomic():
        actions.meet(house["case"], "NA-DECIDE", by=make.BY, on=localdate())
    assert Client().get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_the_token_is_kept_nowhere_and_a_new_calendar_ends_the_old(client_for, house):
    client = client_for(house["officer"])
    old, new = made(client), made(client)
    token = new.split("/")[-1].removesuffix(".ics")
    assert token not in str(list(CalendarFeed.objects.values()))
    assert [Client().get(address).status_code for address in (old, new)] == [404, 200]
    assert client.get("/calendar-feeds").content.decode().count("/end") == 1


def test_it_stops_when_it_is_ended_and_when_its_reader_leaves(client_for, house):
    client, parent = client_for(house["officer"]), client_for(house["parent"])
    address, families = made(client), made(parent)
    feed = CalendarFeed.objects.get(user=house["officer"])
    assert parent.post(f"/calendar-feeds/{feed.pk}/end").status_code == 404  # somebody else's
    assert client.post(f"/calendar-feeds/{feed.pk}/end").headers["Location"] == "/calendar-feeds"
    house["parent"].roles.update(ends_on=localdate() - timedelta(1))
    assert [Client().get(each).status_code for each in (address, families)] == [404, 404]


def test_reading_too_often_and_guessing_are_slowed_down(client_for, house, monkeypatch):
    address = made(client_for(house["officer"]))
    monkeypatch.setattr(calendars, "READS", 2)
    monkeypatch.setattr(calendars, "STRANGE", 1)
    assert [Client().get(address).status_code for _ in range(3)] == [200, 200, 429]
    assert [Client().get(f"/calendar/guess{n}.ics").status_code for n in range(2)] == [404, 429]


def test_it_asks_the_same_however_many_cases(client_for, house):
    address = made(client_for(house["officer"]), f"TEAM-{house['case'].team_id}")
    Client().get(address)
    with CaptureQueriesContext(connection) as few:
        Client().get(address)
    for _ in range(3):
        running()
    with CaptureQueriesContext(connection) as many:
        Client().get(address)
    assert len(few) == len(many) <= 12
