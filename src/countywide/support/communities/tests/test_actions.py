"""What changes when a school asks, a chair looks, a community decides, and a school disputes; and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery
from countywide.support.communities import actions, tasks
from countywide.support.communities.enums import State
from countywide.support.communities.models import Request
from countywide.support.communities.types import OwnSchool
from countywide.support.ledger import queries as ledger

from . import factories as make
from .factories import ADVICE, ASKED, MEETS, MONEY, ON, REASONS

pytestmark = pytest.mark.django_db
WHY = "The second school that was asked about its group was not heard at all."


@pytest.fixture
def world(council_facts):
    return make.world()


def told(kind: str) -> set[str]:
    return {each.address for each in Delivery.objects.filter(notice__kind=f"communities.{kind}")}


def test_a_school_asks_once_for_each_need_at_each_meeting(world):
    first = make.begun(world)
    with pytest.raises(RuleBroken, match=f"already: {first.reference}. A Senco of"):
        make.begun(world)
    make.begun(world, asked=replace(ASKED, pupil_code="CD04-1111"))
    make.begun(world, place=1)  # another school may have the same code
    later = make.meeting(world.community, day=date(2027, 1, 20))
    make.begun(world, meeting=later)
    group = replace(ASKED, sort="GROUP", pupil_code="")
    make.begun(world, asked=group)
    with pytest.raises(RuleBroken, match="for the same meeting already"):
        make.begun(world, asked=group)
    assert Request.objects.count() == 5
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.create(
            school_id=first.school_id, community=world.community, meeting=world.meeting, sort="PUPIL", about=first.about,
            begun_on=ON,
        )  # fmt: skip


def test_only_a_member_asks_only_for_its_own_and_only_until_the_closing_day(world, person):
    stranger = person("senco")
    with pytest.raises(PermissionDenied):
        actions.begin(world.own(), by=stranger, on=ON, meeting=world.meeting, asked=ASKED)
    outside = OwnSchool(stranger.roles_today[0].organisation_id)
    with pytest.raises(RuleBroken, match="for schools of a community"):
        actions.begin(outside, by=stranger, on=ON, meeting=None, asked=ASKED)
    late = world.meeting.closes_on + timedelta(days=1)
    with pytest.raises(RuleBroken, match="are closed"):
        make.begun(world, on=late)
    request = make.begun(world)
    with pytest.raises(RuleBroken, match="are closed"):
        actions.send(request, by=world.sencos[0], on=late)
    assert request.state == State.DRAFT and not told("sent")


def test_names_of_pupils_are_kept_out_of_what_others_read(world):
    make.pupil(world, legal_forename="Zephaniah", legal_surname="Quillbrook", known_as="Zeph")
    request = make.begun(world)
    named = replace(ASKED, asks="Somebody shows us how to help Zeph in the mornings, please.")
    with pytest.raises(RuleBroken, match="“What you ask” holds what looks like the name") as refused:
        actions.keep(request, by=world.sencos[0], on=ON, asked=named)
    assert "Zeph" not in str(refused.value)
    request.refresh_from_db()
    assert request.asks == ASKED.asks
    actions.keep(request, by=world.sencos[1 - 1], on=ON, asked=replace(ASKED, measure="They speak up by Easter."))
    assert request.measure == "They speak up by Easter."


def test_a_request_reaches_the_chair_and_its_school_hears_what_happens(world):
    request = make.sent(world)
    assert (request.state, request.sent_on, request.act_by) == (State.SENT, ON, None)
    assert told("sent") == {world.chair.email}
    with pytest.raises(RuleBroken, match="can no longer be changed"):
        actions.keep(request, by=world.sencos[0], on=ON, asked=ASKED)
    with pytest.raises(PermissionDenied):
        actions.triage(request, by=world.sencos[1], on=ON, what="LIST")
    with pytest.raises(RuleBroken, match="what the school can do"):
        actions.triage(request, by=world.chair, on=ON, what="ADVISE", words="Yes.")
    actions.triage(request, by=world.chair, on=ON, what="LIST")
    assert request.state == State.LISTED
    assert told("handled") == {f"senco@{world.schools[0].organisation.key}.example"}
    assert [each.state for each in request.steps.all()] == ["SENT", "LISTED"]
    assert {"communities.begun", "communities.sent", "communities.triaged"} <= set(
        Entry.objects.values_list("did", flat=True)
    )


def test_a_chair_of_another_community_touches_nothing(world):
    other = make.schools.make_school(la_code="990")
    make.schools.make_member(other, make.schools.make_community())
    stranger = make.somebody("community-chair", other.organisation)
    request = make.sent(world)
    with pytest.raises(PermissionDenied):
        actions.triage(request, by=stranger, on=ON, what="LIST")
    with pytest.raises(PermissionDenied):
        actions.send_papers(world.meeting, by=stranger, on=MEETS)


def test_a_meeting_without_quorum_decides_nothing(world):
    request = make.listed(world)
    make.met(world, present=2)
    with pytest.raises(RuleBroken, match="no quorum: 2 of 3 schools"):
        actions.decide(request, by=world.clerk, on=MEETS, decided=ADVICE)
    assert request.state == State.LISTED and not request.outcomes.exists() and not told("outcome")
    later = make.meeting(world.community, day=date(2027, 1, 20), on=MEETS)
    actions.put_off(request, by=world.chair, on=MEETS, meeting=later)
    assert request.meeting == later


def test_who_has_an_interest_does_not_decide_and_money_comes_from_the_pot(world):
    request = make.listed(world)
    make.met(world)
    actions.declare(
        request, by=world.clerk, on=MEETS, school_id=world.schools[1].organisation_id, what="A brother is here."
    )
    outcome = actions.decide(request, by=world.clerk, on=MEETS, decided=MONEY)
    assert outcome.deciders == [world.schools[2].organisation_id]
    (award,) = ledger.awards_from(f"community-outcome:{outcome.pk}")
    assert award.school_id == request.school_id and award.child_id is None
    balance = ledger.balance(world.pot)
    assert (balance.left, balance.allocated) == (400_00, 1_000_00)
    assert request.state == State.DECIDED and request.review_on == date(2027, 3, 1)
    assert told("outcome") == {f"senco@{world.schools[0].organisation.key}.example"}
    assert [each.state for each in request.steps.all()][-2:] == ["DISCUSSED", "DECIDED"]


def test_more_than_the_fund_has_needs_the_vote_of_the_board(world):
    request = make.listed(world)
    make.met(world)
    much = replace(MONEY, pence=1_000_01)
    with pytest.raises(RuleBroken, match="£1,000 left, and this is £1,000.01"):
        actions.decide(request, by=world.clerk, on=MEETS, decided=much)
    assert request.state == State.LISTED and not request.outcomes.exists()
    assert ledger.balance(world.pot).left == 1_000_00
    actions.decide(
        request, by=world.clerk, on=MEETS, decided=replace(much, board_said="Area Board, 20 November, unanimous")
    )
    assert ledger.balance(world.pot).left == -1


@pytest.mark.parametrize("pence", [1, 33_33, 100_01, 599_99])
def test_what_is_granted_is_what_the_ledger_promises_to_the_penny(world, pence):
    request = make.listed(world)
    make.met(world)
    actions.decide(request, by=world.clerk, on=MEETS, decided=replace(MONEY, pence=pence))
    assert ledger.balance(world.pot).left == 1_000_00 - pence


def test_everybody_with_an_interest_leaves_nobody_to_decide(world):
    request = make.listed(world)
    make.met(world)
    for each in world.schools[1:]:
        actions.declare(request, by=world.clerk, on=MEETS, school_id=each.organisation_id, what="The same trust.")
    with pytest.raises(RuleBroken, match="nobody is left to decide"):
        actions.decide(request, by=world.clerk, on=MEETS, decided=ADVICE)


def test_the_chair_acts_within_ten_school_days_where_it_cannot_wait(world):
    urgent = make.sent(world, meeting=None)
    assert urgent.is_urgent and urgent.act_by == date(2026, 11, 16)
    own = make.sent(world, meeting=None, place=2)
    with pytest.raises(RuleBroken, match="chair’s own school"):
        actions.decide_alone(own, by=world.chair, on=ON, decided=ADVICE)
    outcome = actions.decide_alone(urgent, by=world.chair, on=ON, decided=ADVICE)
    assert (outcome.came, urgent.state) == ("CHAIR", State.DECIDED)
    assert tasks.keep_up(date(2026, 11, 16))["late"] == 0
    assert tasks.keep_up(date(2026, 11, 17))["late"] == 1
    assert told("late") == {"communities@county.example"}


def test_a_dispute_goes_to_the_chair_then_to_the_board_and_changes_the_money(world):
    request = make.listed(world)
    make.met(world)
    actions.decide(request, by=world.clerk, on=MEETS, decided=MONEY)
    held = actions.dispute(request, by=world.sencos[0], on=MEETS, why=WHY)
    assert held.step == "CHAIR" and told("disputed") >= {world.chair.email}
    with pytest.raises(RuleBroken, match="under way already"):
        actions.dispute(request, by=world.sencos[0], on=MEETS, why=WHY)
    with pytest.raises(RuleBroken, match="chair looks again first"):
        actions.board_decides(held, by=world.manager, on=MEETS, ruling="STANDS", reasons=REASONS)
    actions.look_again(held, by=world.chair, on=MEETS, ruling="STANDS", reasons=REASONS)
    second = actions.dispute(request, by=world.sencos[0], on=MEETS, why=WHY)
    assert second.step == "BOARD" and world.manager.email in told("disputed")
    with pytest.raises(PermissionDenied):
        actions.board_decides(second, by=world.chair, on=MEETS, ruling="STANDS", reasons=REASONS)
    more = replace(MONEY, pence=900_00)
    actions.board_decides(second, by=world.manager, on=MEETS, ruling="CHANGED", reasons=REASONS, decided=more)
    assert [each.pence for each in request.outcomes.all()] == [600_00, 900_00]
    assert ledger.balance(world.pot).left == 100_00
    with pytest.raises(RuleBroken, match="final for the fund"):
        actions.dispute(request, by=world.sencos[0], on=MEETS, why=WHY)


def test_what_was_funded_is_looked_at_and_then_closed(world):
    request = make.listed(world)
    make.met(world)
    actions.decide(request, by=world.clerk, on=MEETS, decided=MONEY)
    with pytest.raises(RuleBroken, match="Money was granted"):
        actions.close(request, by=world.clerk, on=MEETS)
    actions.begin_delivery(request, by=world.sencos[0], on=MEETS)
    assert tasks.keep_up(date(2027, 2, 21))["asked"] == 0
    assert tasks.keep_up(date(2027, 2, 22))["asked"] == 1 and tasks.keep_up(date(2027, 2, 22))["asked"] == 0
    request.refresh_from_db()
    assert request.state == State.REVIEW
    actions.record_impact(
        request, by=world.sencos[0], on=date(2027, 2, 23), score=2, said="They answer in whole sentences now."
    )
    actions.close(request, by=world.clerk, on=date(2027, 2, 24))
    assert (request.state, request.impact.score) == (State.CLOSED, 2)


def test_minutes_come_after_every_item_and_hold_no_name(world):
    make.pupil(world, 1, legal_forename="Zephaniah", legal_surname="Quillbrook")
    request = make.listed(world)
    make.met(world)
    words = "We discussed AB04-7K2M and agreed a visit to another school before Christmas."
    with pytest.raises(RuleBroken, match="have no outcome yet"):
        actions.write_minutes(world.meeting, by=world.clerk, on=MEETS, minutes=words)
    actions.decide(request, by=world.clerk, on=MEETS, decided=ADVICE)
    with pytest.raises(RuleBroken, match="name of a pupil"):
        actions.write_minutes(world.meeting, by=world.clerk, on=MEETS, minutes=f"{words} Zephaniah too.")
    actions.write_minutes(world.meeting, by=world.clerk, on=MEETS, minutes=words)
    actions.confirm_minutes(world.meeting, by=world.chair, on=MEETS + timedelta(days=9))
    with pytest.raises(RuleBroken, match="not its next step"):
        actions.write_minutes(world.meeting, by=world.clerk, on=MEETS, minutes=words)


def test_the_night_opens_agendas_two_months_before_and_tells_the_schools_once(world):
    later = actions.plan_meeting(
        world.community, by=world.clerk, on=ON, day=date(2027, 1, 20), at=world.meeting.at, place="The hall"
    )
    before = Delivery.objects.filter(notice__kind="communities.meeting").count()
    assert tasks.keep_up(date(2026, 11, 20))["opened"] == 0
    assert tasks.keep_up(date(2026, 11, 21))["opened"] == 1 and tasks.keep_up(date(2026, 11, 21))["opened"] == 0
    later.refresh_from_db()
    assert later.opened_on == date(2026, 11, 21)
    assert Delivery.objects.filter(notice__kind="communities.meeting").count() == before + 3
    assert later.challenger_id != world.meeting.challenger_id
