"""What each deed about a panel changes, whom it tells, and what stops it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from countywide.casework.cases.tests import factories as cases
from countywide.casework.panels import actions, queries
from countywide.casework.panels.models import Item, Panel
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

from .factories import DAY, MATTER, called, manager, put_on

pytestmark = pytest.mark.django_db


def test_a_panel_is_called_with_those_who_sit_on_it():
    panel = called(attendees=[("Health lead", "Clinical officer"), ("Health lead", "Doctor"), ("Head", "Teacher")])
    assert [(each.name, each.role) for each in panel.attendees.all()] == [
        ("Health lead", "Doctor"),
        ("Head", "Teacher"),
    ]
    assert Entry.objects.filter(did="panels.called").count() == 1


def test_an_officer_cannot_call_a_panel():
    team = cases.team("assessment")
    with pytest.raises(PermissionDenied):
        actions.call(team.organisation, by=cases.officer(team), on=DAY, name="Panel", meets_on=DAY)
    assert Panel.objects.count() == 0


def test_a_case_stands_on_one_agenda_and_everybody_sees_when():
    panel, other = called(), called(meets_on=DAY + timedelta(days=7))
    item = put_on(panel)
    event = item.case.events.get(key="panels.put-on")
    assert (item.place, event.to_family, event.words_for("FAMILY")) == (
        1,
        True,
        "A panel of the council looks at this on 20 October 2026",
    )
    with pytest.raises(RuleBroken, match="on an agenda already"):
        put_on(other, case=item.case)


def test_a_case_of_another_team_is_not_put_on():
    with pytest.raises(RuleBroken, match="another team"):
        put_on(called(), case=cases.case(team=cases.team("elsewhere")))


def test_a_full_agenda_takes_no_more():
    panel = called(most_items=1)
    put_on(panel)
    with pytest.raises(RuleBroken, match="full"):
        put_on(panel)


def test_a_case_decided_at_the_meeting_was_decided_by_the_panel():
    item = put_on(called())
    with transaction.atomic():
        settled = actions.settle_open(item.case, MATTER, by=manager(), on=DAY, decision="We decided to assess")
    item.refresh_from_db()
    assert (settled, item.outcome, item.decision) == (item, "DECIDED", "We decided to assess")


def test_a_case_decided_before_the_meeting_is_taken_off():
    item = put_on(called())
    with transaction.atomic():
        settled = actions.settle_open(
            item.case, MATTER, by=manager(), on=DAY - timedelta(days=1), decision="We decided to assess"
        )
    item.refresh_from_db()
    assert (settled, item.outcome) == (None, "TAKEN_OFF")


def test_a_case_put_off_comes_up_again_and_the_officer_is_told():
    panel, later = called(), called(meets_on=DAY + timedelta(days=7))
    item = put_on(panel)
    actions.put_off(panel, by=manager(), on=DAY, item=item, said="The health lead was away", to=later)
    again = Item.objects.get(panel=later)
    item.refresh_from_db()
    assert (item.outcome, again.case, again.proposed_by_id, again.outcome) == (
        "PUT_OFF",
        item.case,
        item.proposed_by_id,
        "",
    )
    assert Delivery.objects.filter(notice__kind="panels.not-decided").count() == 1


def test_a_case_sent_back_is_free_for_another_agenda():
    panel = called()
    item = put_on(panel)
    actions.put_off(panel, by=manager(), on=DAY, item=item, said="The attendance is missing")
    assert queries.open_item(item.case, MATTER) is None
    assert put_on(called(meets_on=DAY + timedelta(days=7)), case=item.case).outcome == ""


def test_minutes_need_every_case_settled_and_say_who_came():
    panel = called(attendees=[("Health lead", "Doctor"), ("Head", "Teacher")])
    item = put_on(panel)
    words = {"minutes": "Advice from health comes later and later", "came": ["Head"]}
    with pytest.raises(RuleBroken, match="not settled"):
        actions.keep_minutes(panel, by=manager(), on=DAY, **words)
    actions.take_off(panel, by=manager(), on=DAY, item=item)
    actions.keep_minutes(panel, by=manager(), on=DAY, **words)
    assert panel.minutes_on == DAY
    assert {each.name: each.came for each in panel.attendees.all()} == {"Health lead": False, "Head": True}


def test_a_panel_called_off_frees_its_cases_and_tells_their_officers():
    panel = called()
    one, two = put_on(panel), put_on(panel)
    actions.cancel(panel, by=manager(), on=DAY - timedelta(days=1), because="Too few can come")
    assert {Item.objects.get(pk=each.pk).outcome for each in (one, two)} == {"TAKEN_OFF"}
    assert (panel.cancelled_on, Delivery.objects.filter(notice__kind="panels.called-off").count()) == (
        date(2026, 10, 19),
        2,
    )
    with pytest.raises(RuleBroken, match="met or was called off"):
        put_on(panel)
