"""Children who came in the middle of a year: the rules, what is asked and reminded, and money that ends, stays or follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.links.models import Link
from countywide.platform.outbox.models import Delivery
from countywide.support.communities.models import Request
from countywide.support.communities.tests import factories as make
from countywide.support.ledger import actions as ledger
from countywide.support.ledger import queries as held
from countywide.support.ledger.enums import Standing, Stream
from countywide.support.movers import actions, policies, rules, tasks
from countywide.support.movers.models import Arrival
from countywide.support.movers.types import Told

ON, CAME = date(2026, 11, 2), date(2026, 10, 19)
LAST = date(2027, 3, 31)
SEES = "She watches the others before she begins, and needs every step shown."
TOLD = Told(
    known="NOTHING", arrived_on=CAME, initials="QB", year=2, needs=("SLCN",), sees=SEES, name="Quilla Brambleworth",
    born_on=date(2019, 11, 4), from_name="not known",
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, None),
        ({"initials": "Q"}, "two letters"),
        ({"name": ""}, "Choose the pupil, or give the name"),
        ({"born_on": None}, "Choose the pupil, or give the name"),
        ({"name": "", "born_on": None, "child_id": 1}, None),
        ({"sees": "Hard."}, "what you see"),
        ({"from_name": ""}, "from which school"),
        ({"from_name": "", "from_school_id": 4}, None),
        ({"known": "ELSEWHERE"}, "which council paid"),
        ({"known": "ELSEWHERE", "council_name": "Quaymouth", "council_email": "send@quaymouth.example"}, None),
        ({"arrived_on": ON + timedelta(days=1)}, "today or in the last year"),
        ({"arrived_on": ON - timedelta(days=401)}, "today or in the last year"),
        ({"known": "OTHER"}, "what is known"),
    ],
)
def test_what_a_school_says_of_a_pupil_who_came(changes, says):
    found = rules.bar_to_telling(replace(TOLD, **changes), on=ON, is_known=False)
    assert (found is None) if says is None else says in found
    assert "already" in rules.bar_to_telling(TOLD, on=ON, is_known=True)


@pytest.mark.parametrize(
    ("stream", "does"),
    [
        ("YEAR_R", "FOLLOWS"), ("PROTECTED", "FOLLOWS"), ("PLAN_TIER", "FOLLOWS"), ("COMMUNITY", "STAYS"),
        ("NOTIONAL", "STAYS"), ("CONTINGENCY", "STAYS"), ("SPECIAL_PLACE", "ENDS"), ("BRIDGE", "ENDS"), ("NEW", "STAYS"),
    ],
)  # fmt: skip
def test_each_kind_of_money_has_a_rule(stream, does):
    assert rules.row_for(stream, policies.moving_on(ON)).does == does
    assert {each.stream for each in policies.moving_on(ON).rows} == set(Stream.values)


@pytest.fixture
def world(council_facts):
    made = make.world()
    made.more["year_r"] = ledger.open_pot(
        held.year_at(ON), by=make.BY, on=ON, stream=Stream.YEAR_R, pence=50_000_00, why="Starters"
    )
    return made


def told(kind: str) -> set[str]:
    return {each.address for each in Delivery.objects.filter(notice__kind=f"movers.{kind}")}


def awarded(world, child, *, place=1, pot=None, **given):
    said = {
        "school_id": world.schools[place].organisation_id, "child_id": child.pk, "annual_pence": 3_650_00,
        "from_on": date(2026, 9, 1), "to_on": LAST, "standing": Standing.CONFIRMED, "basis": "Reception amount",
        "source": f"test:{child.pk}:{given.get('annual_pence', 0)}", **given,
    }  # fmt: skip
    return ledger.award(pot or world.more["year_r"], by=make.BY, on=ON, **said)


def arrived(world, *, on=ON, place=0, **given):
    said = replace(TOLD, **given)
    return actions.tell_of_arrival(world.own(place), by=world.sencos[place], on=on, told=said)


pytestmark = pytest.mark.django_db


def test_a_pupil_with_nothing_done_starts_everything_at_once(world):
    arrival = arrived(world, from_school_id=world.schools[1].organisation_id, from_name=world.schools[1].name)
    assert arrival.answer_by == date(2026, 11, 16)
    (asked,) = arrival.asked.all()
    assert (asked.due_on, asked.school_id) == (date(2026, 11, 9), world.schools[1].organisation_id)
    assert told("records") == {f"senco@{world.schools[1].organisation.key}.example"}
    assert told("arrived") == {"funding@county.example"}
    with pytest.raises(PermissionDenied):
        actions.tell_of_arrival(world.own(), by=world.sencos[1], on=ON, told=TOLD)
    for each in Delivery.objects.select_related("notice"):
        assert "Brambleworth" not in f"{each.notice.subject} {each.notice.body}"


def test_records_are_chased_every_five_working_days_and_not_for_ever(world):
    arrived(world, from_school_id=world.schools[1].organisation_id, from_name="Beside")
    days = [ON + timedelta(days=each) for each in range(80)]
    chased = [day for day in days if tasks.keep_up(day)["chased"] or tasks.keep_up(day)["chased"]]
    assert chased == [date(2026, 11, 10), date(2026, 11, 17), date(2026, 11, 24), date(2026, 12, 1)]


def test_the_last_school_answers_and_nobody_is_chased_any_more(world):
    arrival = arrived(world, from_school_id=world.schools[1].organisation_id, from_name="Beside")
    asked = arrival.asked.get()
    with pytest.raises(PermissionDenied):
        actions.give_records(asked, by=world.sencos[2], on=ON, came="SENT")
    actions.give_records(asked, by=world.sencos[1], on=ON, came="SENT", note="By post, today.")
    assert told("came") == {f"senco@{world.schools[0].organisation.key}.example"}
    assert tasks.keep_up(ON + timedelta(days=30))["chased"] == 0
    with pytest.raises(RuleBroken, match="came already"):
        actions.give_records(asked, by=world.sencos[1], on=ON, came="NOTHING")


def test_another_council_is_asked_for_evidence_by_a_link_at_once(world):
    arrival = arrived(world, known="ELSEWHERE", council_name="Quaymouth", council_email="send@quaymouth.example")
    asked = arrival.asked.get()
    assert (asked.who, asked.email) == ("COUNCIL", "send@quaymouth.example")
    assert Link.objects.get().address == "send@quaymouth.example"
    assert tasks.keep_up(asked.due_on + timedelta(days=1))["chased"] == 1
    assert Link.objects.count() == 2


def test_reception_money_follows_by_the_day_and_no_penny_is_lost(world):
    child = make.pupil(world)
    award = awarded(world, child)
    whole = held.balance(world.more["year_r"])
    arrival = arrived(world, known="HERE", child_id=child.pk, name="", born_on=None)
    (money,) = arrival.followings.all()
    days = (LAST - CAME).days + 1
    assert (money.does, money.from_on, money.to_on, money.pence) == ("FOLLOWS", CAME, LAST, days * 10_00)
    assert award.standing == Standing.CONFIRMED  # nothing is moved before the funding team says so
    actions.answer(arrival, by=world.finance, on=ON, words="We look at it again in March.")
    award.refresh_from_db()
    assert (award.standing, award.last_on) == (Standing.ENDED, CAME - timedelta(days=1))
    now = next(each for each in held.awards_for_child(child.pk) if each.school_id == arrival.school_id)
    assert (now.from_on, now.to_on) == (CAME, LAST)
    assert held.balance(world.more["year_r"]) == whole
    assert told("answered") == {f"senco@{world.schools[0].organisation.key}.example"}
    assert told("left") == {f"senco@{world.schools[1].organisation.key}.example"}
    with pytest.raises(RuleBroken, match="told already"):
        actions.answer(arrival, by=world.finance, on=ON)


def test_a_bridge_ends_and_community_money_stays(world):
    child = make.pupil(world)
    bridge = awarded(world, child, pot=world.bridge_pot)
    own = awarded(world, child, pot=world.pot, annual_pence=100_00)
    elsewhere = awarded(world, child, place=0, annual_pence=1_00)  # at the new school already: not the old money
    arrival = arrived(world, known="HERE", child_id=child.pk, name="", born_on=None)
    assert {each.award_id: each.does for each in arrival.followings.all()} == {bridge.pk: "ENDS", own.pk: "STAYS"}
    actions.answer(arrival, by=world.finance, on=ON)
    for each in (bridge, own, elsewhere):
        each.refresh_from_db()
    assert (bridge.standing, bridge.last_on) == (Standing.ENDED, CAME - timedelta(days=1))
    assert own.standing == Standing.CONFIRMED and elsewhere.standing == Standing.CONFIRMED


def test_the_funding_team_finds_the_record_first_and_is_told_when_it_is_late(world):
    arrival = arrived(world, known="HERE")
    with pytest.raises(RuleBroken, match="Find the child’s record first"):
        actions.answer(arrival, by=world.finance, on=ON)
    assert tasks.keep_up(arrival.answer_by)["late"] == 0
    assert tasks.keep_up(arrival.answer_by + timedelta(days=1))["late"] == 1
    assert tasks.keep_up(arrival.answer_by + timedelta(days=2))["late"] == 0
    child = make.pupil(world)
    awarded(world, child)
    with pytest.raises(PermissionDenied):
        actions.recognise(arrival, by=world.sencos[0], on=ON, child=child)
    actions.recognise(arrival, by=world.finance, on=ON, child=child)
    assert (arrival.child_id, arrival.name, arrival.followings.count()) == (child.pk, "", 1)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def form(**given: Any) -> dict[str, Any]:
    day = localdate() - timedelta(days=4)
    return {
        "child": "", "name": "Quilla Brambleworth", "born_on-day": "4", "born_on-month": "11", "born_on-year": "2019",
        "initials": "qb", "year": "2", "arrived_on-day": day.day, "arrived_on-month": day.month, "arrived_on-year": day.year,
        "known": "NOTHING", "from_school": "not known", "from_email": "", "needs": ["SLCN"], "sees": SEES, **given,
    }  # fmt: skip


def test_a_school_sees_its_options_at_once_and_asks_its_community_with_one_press(world, client_for):
    world.meeting.opened_on, world.meeting.on = localdate(), localdate() + timedelta(days=30)
    world.meeting.closes_on = localdate() + timedelta(days=20)
    world.meeting.save()
    client = client_for(world.sencos[0])
    assert client.post("/arrivals/tell", form(sees="")).status_code == 422
    answer = client.post("/arrivals/tell", form(from_school=world.schools[1].urn), follow=True)
    said = words(answer)
    assert (
        "Your own budget" in said and "the chair acts within 10 school days" in said and "Ask for an assessment" in said
    )
    assert "Heights Community" in said and world.schools[1].name in said and "Asked on" in said
    arrival = Arrival.objects.get()
    address = reverse("movers:ask-community", args=[arrival.key, "chair"])
    made = client.post(address, follow=True)
    request = Request.objects.get()
    assert (
        request.is_urgent
        and request.pupil_code.startswith("QB02-")
        and request.picture == SEES
        and "What do you see?" in words(made)
    )
    client.post(address)
    assert Request.objects.count() == 1
    assert request.reference in words(client.get(reverse("movers:show", args=[arrival.key])))


def test_who_reads_an_arrival_and_who_does_not(world, client_for, client):
    child = make.pupil(world)
    awarded(world, child)
    arrival = arrived(
        world,
        on=localdate(),
        arrived_on=localdate(),
        known="HERE",
        child_id=child.pk,
        from_school_id=world.schools[1].organisation_id,
    )
    page = reverse("movers:show", args=[arrival.key])
    said = words(client_for(world.sencos[0]).get(page))
    assert "Follows the child" in said and "By the rule; the funding team confirms it in writing." in said
    assert client_for(world.sencos[1]).get(page).status_code == 404
    assert client.get(page).status_code == 302
    asked = reverse("movers:give", args=[arrival.asked.get().key])
    assert child.name_shown in words(client_for(world.sencos[1]).get(asked))
    assert client_for(world.sencos[2]).get(asked).status_code == 404
    finance = client_for(world.finance)
    assert arrival.reference in words(finance.get("/arrivals/money"))
    answer = reverse("movers:answer", args=[arrival.key])
    assert "What becomes of earlier money" in words(finance.get(answer))
    assert client_for(world.sencos[0]).get(answer).status_code == 403
    assert "the ledger follows" in words(finance.post(answer, {"words": ""}, follow=True))
    paper = client_for(world.sencos[0]).get(reverse("movers:letter", args=[arrival.key]))
    assert paper["Content-Type"] == "application/pdf"
    assert "Carried out on" in words(client_for(world.sencos[0]).get(page))


def test_the_pages_ask_the_database_little(world, client_for):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    child = make.pupil(world)
    awarded(world, child)
    arrival = arrived(world, known="HERE", child_id=child.pk, from_school_id=world.schools[1].organisation_id)
    pages = {
        "/arrivals": world.sencos[0], "/arrivals/tell": world.sencos[0], "/arrivals/money": world.finance,
        reverse("movers:show", args=[arrival.key]): world.sencos[0], reverse("movers:answer", args=[arrival.key]): world.finance,
        reverse("movers:give", args=[arrival.asked.get().key]): world.sencos[1],
    }  # fmt: skip
    many = {}
    for address, who in pages.items():
        client = client_for(who)
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        number = len([each for each in found if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))])
        if number > 12:
            many[address] = number
    assert many == {}
