"""A request for a child with a plan opens the council's own case, which never ends at the community; the bridge; referrals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, transaction

from countywide.casework.reviews.tests import form_factories as plans
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery
from countywide.support.communities import actions, tasks
from countywide.support.communities.models import Bridge, ProvisionCase, Referral
from countywide.support.ledger import queries as ledger

from . import factories as make
from .factories import ASKED, ON, REASONS

pytestmark = pytest.mark.django_db
NEEDS = "An adult beside the child for the whole day, and a quiet room for the afternoons."
CANNOT = "We have no room and nobody free in the afternoons."


@pytest.fixture
def world(council_facts):
    made = make.world()
    made.more["plan"] = plans.plan(school=made.schools[0].organisation)
    return made


def with_plan(world, **given):
    child = world.more["plan"].case.child
    asked = replace(ASKED, stage="PLAN", child_id=child.pk, awaits_specialist=True, **given)
    return make.sent(world, asked=asked)


def told(kind):
    return {each.address for each in Delivery.objects.filter(notice__kind=f"communities.{kind}")}


def bridge(world, request, **given):
    said = {
        "child": request.child, "needs": NEEDS, "cannot": CANNOT, "pence": 12_000_00, "from_on": date(2026, 11, 9),
        "family_told_on": ON, "provision_case": request.provision_case, **given,
    }  # fmt: skip
    return actions.ask_bridge(world.own(), by=world.sencos[0], on=ON, **said)


def test_a_request_for_a_child_with_a_plan_opens_the_councils_own_case(world):
    request = with_plan(world)
    held = request.provision_case
    assert (held.case_id, held.child_id) == (world.more["plan"].case.pk, request.child_id)
    assert held.due_on == date(2026, 11, 16) and held.team.key == "team-funding"
    assert told("case") == {"funding@county.example"}
    assert told("case-for-school") == {f"senco@{world.schools[0].organisation.key}.example"}
    assert any("the council looks at it" in each.title for each in held.case.events.filter(to_school=True))
    assert request.state == "SENT"  # and the community goes on
    assert not ProvisionCase.objects.exclude(pk=held.pk).exists()
    make.sent(world, asked=replace(ASKED, pupil_code="CD04-2222"))
    assert ProvisionCase.objects.count() == 1
    for each in Delivery.objects.select_related("notice"):
        assert request.child.legal_surname not in f"{each.notice.subject} {each.notice.body}"


def test_the_case_never_ends_at_the_community(world):
    held = with_plan(world).provision_case
    with pytest.raises(RuleBroken, match="not among the ways"):
        actions.close_case(held, by=world.finance, on=ON, secured="COMMUNITY", reasons=REASONS)
    with pytest.raises(RuleBroken, match="s.42"):
        actions.close_case(
            held,
            by=world.finance,
            on=ON,
            secured="PROVIDED",
            reasons=f"{REASONS} The school should ask its community first.",
        )
    with pytest.raises(PermissionDenied):
        actions.close_case(held, by=world.clerk, on=ON, secured="MONEY", reasons=REASONS)
    held.refresh_from_db()
    assert held.closed_on is None
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        ProvisionCase.objects.filter(pk=held.pk).update(secured="COMMUNITY", closed_on=ON)
    actions.close_case(held, by=world.finance, on=ON, secured="MONEY", reasons=REASONS)
    assert (held.secured, held.closed_on) == ("MONEY", ON)
    assert told("case-answered") == {f"senco@{world.schools[0].organisation.key}.example"}


def test_the_chair_cannot_pass_a_child_with_a_plan_on_nor_does_the_case_go_with_the_request(world):
    request = with_plan(world)
    with pytest.raises(RuleBroken, match="council’s own case is open"):
        actions.triage(request, by=world.chair, on=ON, what="REDIRECT", words="This is for the council to pay.")
    actions.withdraw(request, by=world.sencos[0], on=ON)
    assert request.provision_case.closed_on is None


def test_a_bridge_is_decided_by_finance_paid_from_its_pot_and_answers_the_case(world):
    request = with_plan(world)
    held = bridge(world, request)
    assert held.decide_by == date(2026, 11, 16) and told("bridge") == {"funding@county.example"}
    with pytest.raises(RuleBroken, match="waits for its decision"):
        bridge(world, request)
    with pytest.raises(PermissionDenied):
        actions.decide_bridge(held, by=world.sencos[0], on=ON, is_granted=True, reasons=REASONS)
    with pytest.raises(RuleBroken, match="from when and until when"):
        actions.decide_bridge(held, by=world.finance, on=ON, is_granted=True, reasons=REASONS, pence=5_000_00)
    actions.decide_bridge(
        held, by=world.finance, on=ON, is_granted=True, reasons=REASONS, pence=4_700_00, starts_on=date(2026, 11, 9),
        ends_on=date(2027, 3, 31),
    )  # fmt: skip
    (award,) = ledger.awards_for_child(request.child_id)
    assert award.pot_id == world.bridge_pot.pk and ledger.balance(world.bridge_pot).left == 15_300_00
    request.provision_case.refresh_from_db()
    assert request.provision_case.secured == "BRIDGE"


def test_a_bridge_is_not_refused_by_pointing_at_the_community(world):
    held = bridge(world, with_plan(world))
    with pytest.raises(RuleBroken, match="s.42"):
        actions.decide_bridge(
            held, by=world.finance, on=ON, is_granted=False, reasons=f"{REASONS} Ask the community pot."
        )
    actions.decide_bridge(held, by=world.finance, on=ON, is_granted=False, reasons=REASONS)
    assert held.is_granted is False and held.provision_case.closed_on is None


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"needs": "Help."}, "safe and learning"), ({"cannot": "No."}, "cannot provide"), ({"pence": 0}, "costs for a year"),
        ({"family_told_on": None}, "Tell the family first"), ({"family_told_on": ON + timedelta(days=1)}, "Tell the family first"),
    ],
)  # fmt: skip
def test_what_a_bridge_must_say(world, given, says):
    request = with_plan(world)
    with pytest.raises(RuleBroken, match=says):
        bridge(world, request, **given)
    assert not Bridge.objects.exists()


def test_a_bridge_is_for_a_pupil_with_a_plan(world):
    child = make.pupil(world)
    with pytest.raises(RuleBroken, match="who has a plan"):
        actions.ask_bridge(
            world.own(), by=world.sencos[0], on=ON, child=child, needs=NEEDS, cannot=CANNOT, pence=1, from_on=ON,
            family_told_on=ON,
        )  # fmt: skip


def test_what_is_late_is_told_once_to_whoever_leads(world):
    held = with_plan(world).provision_case
    assert tasks.keep_up(held.due_on)["cases"] == 0
    assert tasks.keep_up(held.due_on + timedelta(days=1))["cases"] == 1
    assert tasks.keep_up(held.due_on + timedelta(days=1))["cases"] == 0
    assert world.manager.email in told("case-late")


def test_each_referral_to_the_pot_has_a_reason_or_waits_for_one(world, person):
    with_plan(world, sent_to_us_by="Plans and Reviews")
    said = Referral.objects.get()
    assert (said.told_by, said.has_plan, said.reason) == ("SCHOOL", True, "")
    officer = person("casework-officer")
    with pytest.raises(RuleBroken, match="Your manager reads it"):
        actions.give_reason(said, by=officer, on=ON, reason="Money.")
    actions.give_reason(said, by=officer, on=ON, reason="I did not know that there was a bridge to ask for.")
    assert said.officer_id == officer.pk
    with pytest.raises(PermissionDenied):
        actions.record_referral(world.schools[1], by=world.sencos[1], on=ON, reason=REASONS, has_plan=False)
    with pytest.raises(RuleBroken, match="Say why"):
        actions.record_referral(world.schools[1], by=officer, on=ON, reason="", has_plan=False)
    actions.record_referral(world.schools[1], by=officer, on=ON, reason=REASONS, has_plan=False)
    assert Referral.objects.count() == 2
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        Referral.objects.filter(told_by="OFFICER").update(reason="")
