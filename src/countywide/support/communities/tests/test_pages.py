"""The pages of communities: what each shows to whom, what it does, and to whom it is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.reviews.tests import form_factories as plans
from countywide.support.communities import actions
from countywide.support.communities.models import Meeting, Referral, Request

from . import factories as make
from .factories import ASKED, REASONS, WORDS

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
BEGIN = {
    "sort": "PUPIL", "pupil_code": "ab04-7k2m", "year": "4", "stage": "NONE", "child": "", "needs": ["SLCN"],
}  # fmt: skip


def written() -> dict[str, Any]:
    day = localdate() - timedelta(days=3)
    return {
        "picture": WORDS, "what_1": "A group of four, three times a week", "when_1": "since June", "cost_1": "120",
        "impact_1": "A little", "notional": "2,000", "asks": ASKED.asks, "measure": ASKED.measure,
        "parent_informed_on-day": day.day, "parent_informed_on-month": day.month, "parent_informed_on-year": day.year,
    }  # fmt: skip


@pytest.fixture
def world(council_facts, monkeypatch):
    """Everything, as of today."""
    today = localdate()
    monkeypatch.setattr(make, "ON", today)
    monkeypatch.setattr(make, "MEETS", today + timedelta(days=24))
    made = make.world()
    made.meeting = Meeting.objects.get()
    made.meeting.on, made.meeting.closes_on = today + timedelta(days=24), today + timedelta(days=14)
    made.meeting.opened_on = today
    made.meeting.save()
    return made


def today_asked(**given):
    return replace(ASKED, parent_informed_on=localdate() - timedelta(days=2), **given)


def sent(world, **given):
    request = actions.begin(
        world.own(given.pop("place", 0)), by=world.sencos[0], on=localdate(), meeting=world.meeting, asked=today_asked(**given)
    )  # fmt: skip
    actions.send(request, by=world.sencos[0], on=localdate())
    return request


def begun_meeting(world):
    """The meeting is today, papers are out and everybody is there."""
    Meeting.objects.update(on=localdate(), closes_on=localdate() - timedelta(days=10), papers_on=localdate())
    world.meeting.refresh_from_db()
    there = {each.organisation_id: "" for each in world.schools}
    actions.begin_meeting(world.meeting, by=world.clerk, on=localdate(), present=there)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, held: Any) -> str:
    return reverse(f"communities:{name}", args=[held.key])


def asked(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len([each for each in found if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))])


def test_a_school_writes_and_sends_one_form_that_names_its_holder(world, client_for):
    client = client_for(world.sencos[0])
    said = words(client.get("/communities/requests"))
    assert "Each school writes its own" in said and world.sencos[0].name in said and "takes requests until" in said
    answer = client.post("/communities/requests/begin", {**BEGIN, "meeting": str(world.meeting.key)}, follow=True)
    request = Request.objects.get()
    assert request.pupil_code == "AB04-7K2M" and "What do you see?" in words(answer)
    again = client.post("/communities/requests/begin", {**BEGIN, "meeting": str(world.meeting.key)})
    assert again.status_code == 422 and f"already: {request.reference}" in words(again)
    client.post(at("write", request), {**written(), "seen": request.version})
    request.refresh_from_db()
    assert request.asks == ASKED.asks and request.tried[0]["pence"] == 120_00 and request.notional_pence == 2_000_00
    assert "Send it to the chair" in words(client.get(at("send", request)))
    answer = client.post(at("send", request), follow=True)
    assert "Your request is sent." in words(answer)
    request.refresh_from_db()
    assert request.state == "SENT"


def test_a_draft_with_a_pupils_name_is_refused_and_nothing_typed_is_lost(world, client_for):
    make.pupil(world, legal_forename="Zephaniah", legal_surname="Quillbrook")
    request = actions.begin(world.own(), by=world.sencos[0], on=localdate(), meeting=world.meeting, asked=today_asked())
    answer = client_for(world.sencos[0]).post(
        at("write", request), {**written(), "asks": "Please show us how to help Zephaniah in class."}
    )
    assert answer.status_code == 422
    assert "looks like the name of a pupil" in words(answer) and "help Zephaniah in class" in words(answer)


def test_other_schools_of_the_community_read_codes_and_strangers_nothing(world, client_for, person):
    child = make.pupil(world)
    request = sent(world, child_id=child.pk, stage="ASKED")
    draft = actions.begin(
        world.own(),
        by=world.sencos[0],
        on=localdate(),
        meeting=world.meeting,
        asked=today_asked(pupil_code="CD04-1111"),
    )
    own = words(client_for(world.sencos[0]).get(at("request", request)))
    assert child.name_shown in own and "Withdraw it" in own
    for reader in (world.sencos[1], world.chair, world.clerk, world.manager):
        said = words(client_for(reader).get(at("request", request)))
        assert "AB04-7K2M" in said and child.name_shown not in said and "Withdraw it" not in said
        assert client_for(reader).get(at("request", draft)).status_code == 404
    for stranger in (person("senco"), person("parent"), world.finance, person("community-chair")):
        assert client_for(stranger).get(at("request", request)).status_code == 404
        assert client_for(stranger).get(at("meeting", world.meeting)).status_code == 404
    assert client_for(world.sencos[1]).get(at("write", request)).status_code == 404
    assert client_for(world.sencos[1]).get(at("triage", request)).status_code == 403
    assert client_for(person("community-chair")).get(at("triage", request)).status_code == 404


def test_a_chair_lists_it_and_a_clerk_records_the_outcome_with_its_money(world, client_for):
    request = sent(world)
    chair, clerk = client_for(world.chair), client_for(world.clerk)
    assert request.reference in words(chair.get("/communities/meetings"))
    answer = chair.post(at("triage", request), {"what": "LIST", "meeting": str(world.meeting.key)}, follow=True)
    assert "The school is told." in words(answer)
    begun_meeting(world)
    assert "3 of 3 schools" in words(clerk.get(at("decide", request)))
    outcome = {
        "help": ["FUNDING", "ADVICE"], "amount": "300.50", "said": "We looked at what was tried.", "reasons": REASONS,
        **day("starts_on", localdate()), **day("ends_on", localdate() + timedelta(days=60)),
        **day("review_on", localdate() + timedelta(days=50)),
    }  # fmt: skip
    short = clerk.post(at("decide", request), {**outcome, "reasons": "Because."})
    assert short.status_code == 422 and "at least 80 letters" in words(short)
    answer = clerk.post(at("decide", request), outcome, follow=True)
    assert "The outcome is recorded" in words(answer) and "£300.50" in words(answer)
    said = words(client_for(world.sencos[1]).get(at("meeting", world.meeting)))
    assert "£300.50" in said and "Quorum" in said and "Money for a time" in said
    fund = reverse("communities:fund", args=[world.community.key])
    assert "£699.50" in words(client_for(world.sencos[1]).get(fund))
    paper = client_for(world.sencos[0]).get(at("paper", request))
    assert paper["Content-Type"] == "application/pdf"


def day(name: str, on: Any) -> dict[str, Any]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def test_without_quorum_the_page_says_so(world, client_for):
    request = sent(world)
    actions.triage(request, by=world.chair, on=localdate(), what="LIST")
    begun_meeting(world)
    actions.begin_meeting(
        world.meeting, by=world.clerk, on=localdate(), present={world.schools[0].organisation_id: "", }
    )  # fmt: skip
    clerk = client_for(world.clerk)
    assert "No quorum: nothing is decided" in words(clerk.get(at("meeting", world.meeting)))
    answer = clerk.post(at("decide", request), {"help": ["ADVICE"], "said": "We talked.", "reasons": REASONS})
    assert answer.status_code == 422 and "This meeting has no quorum: 1 of 3 schools" in words(answer)


def test_a_school_asks_for_another_look_and_the_board_decides(world, client_for):
    request = sent(world)
    actions.triage(request, by=world.chair, on=localdate(), what="LIST")
    begun_meeting(world)
    actions.decide(request, by=world.clerk, on=localdate(), decided=make.ADVICE)
    school, chair, board = client_for(world.sencos[0]), client_for(world.chair), client_for(world.manager)
    why = {"why": "Nobody asked the school that has run such a group before."}
    assert "It is decided by" in words(school.post(at("dispute", request), why, follow=True))
    first = request.disputes.get()
    address = reverse("communities:rule", args=[first.pk])
    assert board.get(address).status_code == 404 and school.get(address).status_code == 404
    chair.post(address, {"ruling": "STANDS", "reasons": REASONS})
    school.post(at("dispute", request), why)
    second = request.disputes.get(step="BOARD")
    address = reverse("communities:rule", args=[second.pk])
    assert chair.get(address).status_code == 404
    answer = board.post(address, {"ruling": "STANDS", "reasons": REASONS}, follow=True)
    assert "It is decided, and the school is told." in words(answer)


def test_the_school_sees_both_statuses_and_finance_the_case(world, client_for):
    held = plans.plan(school=world.schools[0].organisation)
    request = sent(world, child_id=held.case.child_id, stage="PLAN", sent_to_us_by="Plans and Reviews")
    school, finance = client_for(world.sencos[0]), client_for(world.finance)
    said = words(school.get(at("request", request)))
    assert (
        "At your community" in said and "At the council: what the plan provides" in said and "Ask for a bridge" in said
    )
    assert "At the council" not in words(client_for(world.sencos[1]).get(at("request", request)))
    case = request.provision_case
    assert case.reference in words(finance.get("/communities/council-cases"))
    said = words(finance.get(at("case", case)))
    assert held.case.reference in said and ASKED.asks in said and WORDS not in said
    assert school.get(at("case", case)).status_code == 403
    answer = finance.post(at("close-case", case), {"secured": "PROVIDED", "reasons": f"Ask your community. {REASONS}"})
    assert answer.status_code == 422 and "s.42" in words(answer)
    assert "COMMUNITY" not in words(finance.get(at("close-case", case)))
    finance.post(at("take", case))
    bridge = {
        "needs": "An adult beside the child for the whole day and a quiet room.", "cannot": "We have nobody free at all.",
        "amount": "12000", **day("from_on", localdate()), **day("family_told_on", localdate()),
    }  # fmt: skip
    answer = school.post(at("ask-bridge", request), bridge, follow=True)
    assert "Being decided" in words(answer) and world.finance.name in words(answer)
    made = case.bridges.get()
    assert "12,000" in words(finance.get(at("bridge", made)))
    assert client_for(world.sencos[1]).get(at("bridge", made)).status_code == 404
    grant = {
        "answer": "YES", "amount": "4000", "reasons": REASONS, **day("starts_on", localdate()),
        **day("ends_on", localdate() + timedelta(days=30)),
    }  # fmt: skip
    finance.post(at("decide-bridge", made), grant)
    said = words(school.get(at("request", request)))
    assert "Granted" in said and "£4,000" in said and "Answered on" in said
    report = words(client_for(world.manager).get("/communities/referrals"))
    assert "No reason is given yet" in report and "Plans and Reviews" in report and case.reference in report
    assert finance.get("/communities/referrals").status_code == 403


def test_an_officer_records_that_they_pointed_a_school_to_the_pot(world, client_for, person):
    client = client_for(person("casework-officer"))
    answer = client.post("/communities/referrals/record", {"school": world.schools[0].urn, "plan": "YES", "reason": ""})
    assert answer.status_code == 422
    client.post("/communities/referrals/record", {"school": world.schools[0].urn, "plan": "YES", "reason": REASONS})
    assert Referral.objects.get().reason == REASONS
    assert client_for(world.sencos[0]).get("/communities/referrals/record").status_code == 403


def test_a_clerk_plans_a_meeting_and_names_a_link_officer(world, client_for):
    clerk = client_for(world.clerk)
    address = reverse("communities:plan", args=[world.community.key])
    new = {**day("day", localdate() + timedelta(days=90)), "at": "9.30", "place": "The library"}
    assert clerk.post(address, {**new, "at": "soon"}).status_code == 422
    assert "The library" in words(clerk.post(address, new, follow=True))
    officer = reverse("communities:link-officer", args=[world.community.key])
    assert clerk.post(officer, {"email": world.sencos[0].email}).status_code == 422
    assert world.finance.name in words(clerk.post(officer, {"email": world.finance.email}, follow=True))
    assert client_for(world.chair).get(address).status_code == 403


def test_pages_ask_the_database_little(world, client_for):
    held = plans.plan(school=world.schools[0].organisation)
    request = sent(world, child_id=held.case.child_id, stage="PLAN")
    for place in range(3):
        other = sent(world, pupil_code=f"EF04-111{place}")
        actions.triage(other, by=world.chair, on=localdate(), what="LIST")
    pages = {
        "/communities": world.sencos[0], f"/communities/of/{world.community.key}": world.sencos[0],
        "/communities/requests": world.sencos[0], "/communities/requests/begin": world.sencos[0],
        "/communities/taking-part": world.sencos[0], f"/communities/of/{world.community.key}/fund": world.sencos[1], "/communities/meetings": world.clerk,
        at("request", request): world.sencos[0], at("meeting", world.meeting): world.chair,
        at("decide", other): world.clerk, at("triage", request): world.chair, "/communities/council-cases": world.finance,
        at("case", request.provision_case): world.finance, "/communities/referrals": world.manager,
    }  # fmt: skip
    many = {
        address: number for address, who in pages.items() if (number := asked(client_for(who), address)) > MOST_QUERIES
    }
    assert many == {}
