"""Pages of panels: agendas, minutes, and to whom they are closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.casework.cases.tests import factories as cases
from countywide.casework.panels import queries, views
from countywide.casework.panels.models import Item, Panel

from .factories import DAY, called, manager, put_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch):
    def is_now(day):
        monkeypatch.setattr(views, "localdate", lambda: day)

    is_now(DAY)
    return is_now


@pytest.fixture
def boss(client_for):
    return client_for(manager())


@pytest.fixture
def officer(client_for):
    return client_for(cases.officer(cases.team("assessment")))


def at(name, panel, *keys):
    return reverse(f"panels:{name}", args=[panel.key, *keys])


def day(name, value):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def test_a_manager_calls_a_panel(boss):
    cases.team("assessment")
    said = {
        "name": "Assessment panel",
        **day("meets_on", DAY + timedelta(days=3)),
        "starts_at": "9.30",
        "most_items": "10",
        "attendees": "Health lead, clinical officer\nHead, teacher",
    }
    page = boss.post(reverse("panels:call"), said)
    panel = Panel.objects.get()
    assert (page.status_code, page.url) == (302, at("show", panel))
    assert (panel.starts_at.isoformat(), panel.most_items, panel.attendees.count()) == ("09:30:00", 10, 2)


@pytest.mark.parametrize("typed", ["soon", "25:00", "9:3x"])
def test_a_time_that_is_none_is_asked_for_again(boss, typed):
    said = {"name": "Panel", **day("meets_on", DAY), "most_items": "10", "attendees": "A, b", "starts_at": typed}
    page = boss.post(reverse("panels:call"), said)
    assert (page.status_code, page.context["form"].errors["starts_at"]) == (422, ["Enter the time like 9:30"])


def test_an_agenda_offers_what_can_be_done_and_nobody_decides_their_own(boss, client_for):
    mine = manager()
    panel = called(attendees=[("Head", "Teacher")])
    other, own = put_on(panel), put_on(panel, by=mine)
    page = client_for(mine).get(at("show", panel))
    shown = {each["item"].pk: each for each in page.context["items"]}
    assert shown[other.pk]["decide"] == reverse("assessments:decide-assess", args=[other.case.reference])
    assert (shown[own.pk]["decide"], shown[own.pk]["own"]) == ("", True)


def test_before_the_meeting_nothing_is_decided(boss, today):
    panel = called()
    item = put_on(panel)
    today(DAY - timedelta(days=1))
    page = boss.get(at("show", panel))
    assert [(each["decide"], bool(each["take_off"])) for each in page.context["items"]] == [("", True)]
    assert boss.post(at("put-off", panel, item.pk), {"said": "The health lead is away"}).status_code == 422


def test_a_case_is_put_off_taken_off_and_minutes_are_kept(boss, officer):
    panel, later = called(attendees=[("Head", "Teacher")]), called(meets_on=DAY + timedelta(days=7))
    one, two = put_on(panel), put_on(panel)
    boss.post(at("put-off", panel, one.pk), {"said": "The health lead was away", "to": later.key})
    assert officer.post(at("take-off", panel, two.pk)).status_code == 302
    assert (Item.objects.get(pk=one.pk).outcome, Item.objects.get(pk=two.pk).outcome) == ("PUT_OFF", "TAKEN_OFF")
    boss.post(at("seats", panel), {"attendees": "Health lead, doctor"})
    said = {"came": ["Head"], "minutes": "Advice from health comes later and later"}
    assert boss.post(at("minutes", panel), said).status_code == 302
    assert queries.panel_with(panel.key, manager()).minutes_on == DAY


def test_a_panel_is_called_off(boss):
    panel = called(meets_on=DAY + timedelta(days=1))
    boss.post(at("cancel", panel), {"because": "Too few can come"})
    assert Panel.objects.get().cancelled_because == "Too few can come"


@pytest.mark.parametrize("name", ["call", "seats", "minutes", "cancel", "put-off"])
def test_arranging_is_closed_to_officers(officer, name):
    panel = called()
    item = put_on(panel)
    address = reverse("panels:call") if name == "call" else at(name, panel, *([item.pk] if name == "put-off" else []))
    assert officer.get(address).status_code == 403


def test_panels_of_another_team_are_not_there(client_for):
    panel = called()
    item = put_on(panel)
    stranger = client_for(cases.officer(cases.team("elsewhere"), "manager"))
    addresses = [at(name, panel) for name in ("show", "seats", "minutes", "cancel")]
    addresses += [at(name, panel, item.pk) for name in ("put-off", "take-off")]
    assert [stranger.get(address).status_code for address in addresses] == [404] * 6
    assert stranger.get(reverse("panels:panels")).context["table"].rows == []


@pytest.mark.parametrize("role", ["parent", "senco", "professional", "auditor"])
def test_panels_are_closed_to_everybody_else(client_for, person, role):
    panel = called()
    client = client_for(person(role))
    assert [client.get(each).status_code for each in (reverse("panels:panels"), at("show", panel))] == [403, 403]


@pytest.mark.parametrize("name", ["panels", "show"])
def test_a_list_asks_as_little_with_three_rows_as_with_one(boss, name):
    panel = called()
    put_on(panel)
    address = reverse("panels:panels") if name == "panels" else at("show", panel)
    boss.get(address)
    with CaptureQueriesContext(connection) as few:
        boss.get(address)
    put_on(panel), put_on(panel), called(), called()
    with CaptureQueriesContext(connection) as many:
        boss.get(address)
    assert (len(few), len(few) <= 12) == (len(many), True)
