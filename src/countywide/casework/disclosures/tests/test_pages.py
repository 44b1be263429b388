"""The pages of requests for information: what an officer enters there, and to whom they are closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.disclosures.models import Request
from countywide.casework.disclosures.tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = localdate()
PAGES = ("show", "wait", "identity", "competence", "extend", "withhold", "answer")


@pytest.fixture(autouse=True)
def facts(council_facts):
    """Messages name the council."""


@pytest.fixture
def held() -> Request:
    return make.request(TODAY - timedelta(days=3))


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def at(name: str, held: Any, *more: Any) -> str:
    return reverse(f"disclosures:{name}", args=[held.key, *more])


def day(name: str, on: Any = TODAY) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def test_from_the_case_to_the_answer(client_for):
    case = make.case(TODAY - timedelta(days=9))
    officer = client_for(make.assessments.cases.officer(case.team.contact_team, "casework-officer"))
    manager = client_for(make.assessments.cases.officer(case.team.contact_team, "manager"))
    on_case = reverse("disclosures:case", args=[case.reference])
    assert on_case in words(officer.get(reverse("front:case", args=[case.reference])))
    given = {
        "asker": "PARENT", "name": "Robin Lune", "email": "", "wants": "Everything", **day("received_on", TODAY - timedelta(days=2)),
    }  # fmt: skip
    record = reverse("disclosures:record", args=[case.reference])
    assert officer.post(record, given).status_code == 302
    held = Request.objects.get()
    page = words(officer.get(at("show", held)))
    assert "None: post each letter" in page
    assert "Extend the time" not in page
    asked = {"waits_for": "IDENTITY", "asked": "Please show us your passport.", **day("asked_on")}
    assert officer.post(at("wait", held), asked).url == at("show", held)
    assert "Time stands still since" in words(officer.get(reverse("disclosures:team")))
    assert officer.post(at("goes-on", held, held.waits.get().pk), day("answered_on")).url == at("show", held)
    assert officer.post(at("identity", held), {"how": "Passport", **day("known_on")}).url == at("show", held)
    child = {"competence": "AGREES", "how": "Their form tutor asked."}
    assert officer.post(at("competence", held), child).url == at("show", held)
    why = {"what": "Page 4", "exemption": "THIRD_PARTY", "why": "It names another family."}
    assert manager.post(at("withhold", held), why).url == at("show", held)
    assert f"Decided by {held.withheld.get().by.name} on" in words(officer.get(at("show", held)))
    told = {"reasons": "There are twelve years of papers.", **day("told_on")}
    assert manager.post(at("extend", held), told).url == at("show", held)
    late = manager.post(at("answer", held), {"how": "GIVEN", "reasons": "", **day("answered_on")})
    assert (late.status_code, "not all of it" in words(late)) == (422, True)
    assert manager.post(at("answer", held), {"how": "PARTLY", "reasons": "", **day("answered_on")}).status_code == 302
    assert "Answered" in words(officer.get(on_case))
    assert "None is recorded" in words(officer.get(reverse("disclosures:team")))


def test_an_officer_does_not_decide(held, client_for):
    officer = client_for(make.officer(held))
    for name in ("extend", "withhold", "answer"):
        assert officer.get(at(name, held)).status_code == 403


def test_the_pages_are_closed_to_the_family_the_school_and_other_teams(held, client, client_for, person, organisation):
    tie = held.case.child.relationships.order_by("id").first()
    others = [
        client_for(person("parent")), client_for(person("casework-officer", at=organisation("TEAM"))),
        client_for(person("senco", at=organisation())), client_for(person("data-coordinator")),
    ]  # fmt: skip
    if tie and tie.contact.user:
        others.append(client_for(tie.contact.user))
    pages = [*(at(name, held) for name in PAGES), reverse("disclosures:case", args=[held.case.reference])]
    for page in pages:
        assert client.get(page).status_code == 302
        for other in others:
            assert other.get(page).status_code in (403, 404), page


def test_the_list_asks_little_however_many(client_for, held):
    for _ in range(4):
        made = make.request(TODAY)
        Request.objects.filter(pk=made.pk).update(case=held.case)
    client = client_for(make.officer(held))
    client.get(reverse("disclosures:team"))
    with CaptureQueriesContext(connection) as found:
        page = words(client.get(reverse("disclosures:team")))
    assert page.count("received on") == 5
    assert len(found) <= 12
