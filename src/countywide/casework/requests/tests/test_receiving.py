"""Day 0: what a request sets off, and what it does not."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.cases.models import Case
from countywide.casework.requests import actions
from countywide.casework.requests.signals import request_received
from countywide.casework.requests.tests import factories as make
from countywide.register.people.tests import factories as people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts", "team")]

UPN = "P821200001001"


@pytest.fixture
def team():
    return make.council()


def clocks(case):
    return {each.clock: (each.trigger_on, each.legal_due) for each in case.deadlines.order_by("id")}


def test_a_request_opens_a_case_with_four_clocks_from_the_day_it_was_received(team):
    heard = []
    request_received.connect(lambda **said: heard.append((said["request"].pk, said["case"].pk)), weak=False)
    request = make.received()
    assert clocks(request.case) == {
        "NA-CONSULT": (make.DAY, None),
        "NA-DECIDE": (make.DAY, date(2026, 10, 26)),
        "NA-REFUSE": (make.DAY, date(2027, 1, 4)),
        "NA-FINAL": (make.DAY, date(2027, 2, 1)),
    }
    assert (request.case.opened_on, request.case.team_id) == (make.DAY, team.organisation_id)
    assert heard == [(request.pk, request.case_id)]
    assert [letter.kind for letter in request.case.letters.all()] == ["requests.receipt"]
    assert [event.key for event in request.case.events.all()] == ["requests.received"]


def test_receiving_again_changes_nothing():
    request = make.received()
    case = request.case_id
    assert actions.receive(request, by=make.BY, on=make.DAY).pk == case
    assert Case.objects.count() == 1
    assert request.case.letters.count() == 1


def test_the_school_gets_its_own_receipt_and_the_family_none():
    school = make.school()
    request = make.received(make.by_school(school.organisation))
    assert [(each.kind, each.organisation_id) for each in request.case.letters.all()] == [
        ("requests.receipt-school", school.organisation_id)
    ]
    assert request.case.school_id == school.organisation_id


def test_a_child_whose_upn_birth_date_and_name_agree_is_not_entered_again():
    child = people.child(upn=UPN, legal_forename="Wren", legal_surname="Otterby", born_on=date(2017, 3, 3))
    school = make.school()
    told = make.by_school(
        school.organisation, upn=UPN, forename="Wren", surname="Otterby", born_on=date(2017, 3, 3), family=()
    )
    assert make.received(told).child_id == child.pk


def test_a_child_who_is_only_alike_is_entered_and_left_for_an_officer_to_look_at():
    child = people.child(legal_forename="Wren", legal_surname="Otterby", born_on=date(2017, 3, 3))
    request = make.received(make.facts(forename="Wren", surname="Otterby", born_on=date(2017, 3, 3)))
    assert request.child_id != child.pk
    assert request.likeness == "TO_LOOK"
