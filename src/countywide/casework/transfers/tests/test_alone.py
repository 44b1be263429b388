"""Moves between two settings after 16: entered for one person, with a date in law, and called off."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.transfers import actions, queries
from countywide.casework.transfers.models import Transfer
from countywide.casework.transfers.rules import alone as rules
from countywide.casework.transfers.tests.test_worked import college_plan
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken

from . import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]
ON, MOVES = date(2026, 9, 1), date(2027, 6, 1)
USUAL = {"in_force": True, "year_group": 13, "is_moving": False, "moves_on": MOVES, "on": ON}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, None),
        ({"year_group": 12}, None),
        ({"moves_on": date(2028, 9, 1)}, None),
        ({"in_force": False}, "not in force"),
        ({"year_group": 11}, "yearly round"),
        ({"is_moving": True}, "prepared already"),
        ({"moves_on": ON}, "ahead"),
        ({"moves_on": date(2028, 9, 2)}, "two years"),
    ],
)
def test_when_a_move_can_be_entered(given, words):
    found = rules.bar_to_planning(**{**USUAL, **given})
    assert found is None if words is None else words in found


@pytest.mark.parametrize(("strict", "words"), [(ON, ""), (date(2026, 8, 31), "That day, 31 August 2026, has passed")])
def test_a_move_less_than_five_months_ahead_is_said_to_be_late(strict, words):
    assert words in rules.too_late(strict=strict, on=ON) and bool(rules.too_late(strict=strict, on=ON)) is bool(words)


def moving():
    return actions.plan_move(college_plan(ON), by=make.officer(), on=ON, moves_on=MOVES)


def test_it_stands_on_the_timeline_and_on_the_record_and_cannot_be_entered_twice():
    made = moving()
    assert (made.round, made.stage, made.year_group) == ("post-16-2027-06-01", "CONFIRMED", 14)
    title = "Moving to another college or setting on 1 June 2027"
    assert made.case.events.filter(title=title).count() == 1
    assert Entry.objects.filter(did="transfers.planned").count() == 1
    with pytest.raises(RuleBroken, match="prepared already"):
        actions.plan_move(made.plan, by=make.officer(), on=ON, moves_on=date(2027, 7, 1))


def test_it_is_called_off_with_its_clock_and_can_be_entered_again_for_the_same_day():
    made = moving()
    actions.call_off(made, by=make.officer(), on=ON, because="She stays at her college.")
    assert (make.fresh(made).stage, make.fresh(made).left_because) == ("LEFT", "CALLED_OFF")
    assert not made.case.deadlines.get(clock="PT-5M").is_running
    again = actions.plan_move(made.plan, by=make.officer(), on=ON, moves_on=MOVES)
    assert (again.pk, again.stage) == (made.pk, "CONFIRMED")
    assert made.case.deadlines.filter(clock="PT-5M", ended_on=None).count() == 1


def test_a_move_of_a_yearly_round_is_not_called_off():
    with pytest.raises(RuleBroken, match="yearly round"):
        actions.call_off(make.moving(), by=make.officer(), on=make.DAY, because="They all stay here.")


def test_a_plan_that_is_made_too_late_for_it_has_no_clock_that_could_be_met():
    held = college_plan(ON)
    type(held).objects.filter(pk=held.pk).update(made_on=ON)
    held.refresh_from_db()
    made = actions.plan_move(held, by=make.officer(), on=ON, moves_on=date(2026, 12, 1))
    assert not made.case.deadlines.filter(clock="PT-5M").exists()


def test_an_officer_of_another_team_may_not(person, organisation):
    held, other = college_plan(ON), person("casework-officer", at=organisation("TEAM"))
    with pytest.raises(PermissionDenied):
        actions.plan_move(held, by=other, on=ON, moves_on=MOVES)
    assert not Transfer.objects.exists()


# --- pages ---


def test_an_officer_enters_it_reads_its_date_and_calls_it_off(client_for):
    on = localdate()
    held, client = college_plan(on), client_for(make.officer())
    address = reverse("transfers:plan-move", args=[held.case.reference])
    assert address in client.get(f"/cases/{held.case.reference}").content.decode()
    answer = client.post(
        address, {"moves_on-day": "1", "moves_on-month": "3", "moves_on-year": str(on.year + 1)}
    )  # less than five months ahead in some months: the page says so
    made = Transfer.objects.get()
    assert answer.headers["Location"] == reverse("transfers:show", args=[made.key])
    shown = client.get(answer.headers["Location"]).content.decode()
    assert "Moving to another college or setting on 1 March" in shown and "Say that the move is off" in shown
    listed = client.get(reverse("transfers:rounds")).content.decode()
    assert reverse("transfers:round", args=[made.round]) in listed
    assert client.get(reverse("transfers:round", args=[made.round])).status_code == 200
    assert client.get(reverse("transfers:calendar", args=[made.round])).status_code == 200
    assert "Moving to another college" in client.get(f"/cases/{held.case.reference}").content.decode()
    for person in (make.at_school(made),):
        assert client_for(person).get(reverse("transfers:show", args=[made.key])).status_code == 200
    client.post(reverse("transfers:call-off", args=[made.key]), {"because": "She stays at her college."})
    assert make.fresh(made).stage == "LEFT"
    assert client.get(reverse("transfers:call-off", args=[made.key])).status_code == 404


def test_a_younger_childs_case_does_not_offer_it_and_another_team_finds_no_page(client_for, person, organisation):
    young = make.moving(on=localdate())
    address = reverse("transfers:plan-move", args=[young.case.reference])
    assert address not in client_for(make.officer()).get(f"/cases/{young.case.reference}").content.decode()
    other = client_for(person("casework-officer", at=organisation("TEAM")))
    assert other.get(address).status_code == 404
    assert client_for(make.at_school(young)).get(address).status_code in (403, 404)


@pytest.mark.parametrize("key", ["post-16-0001-01-01", "post-16-2200-01-01", "post-16-", "post-16-2027-02-30"])
def test_a_day_that_cannot_be_has_no_round(client, key):
    assert queries.round_with(key) is None
    assert client.get(reverse("transfers:calendar", args=[key])).status_code == 404
