"""Pages about who holds a case: the change, the refusal, the closed door, somebody else's case."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from countywide.casework.cases.models import Case, PlannedHandOver
from countywide.casework.cases.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(person: Any) -> dict[str, Any]:
    team, other = make.team("assessment"), make.team("casework")
    return {
        "case": make.case(),
        "other": other,
        "officer": make.officer(team, name="Odalys Penhallam"),
        "manager": make.officer(team, "manager"),
        "other manager": make.officer(other, "manager"),
        "senco": person("senco"),
    }


PAGES = ("officer", "take", "hand-over", "hand-over-later", "held")


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        ("officer", [403, 200, 403, 403, 200]),
        ("manager", [200, 200, 200, 200, 200]),
        ("other manager", [404, 404, 404, 404, 404]),
        ("senco", [403, 403, 403, 403, 403]),
    ],
)
def test_who_opens_what(client_for, held, reader, expected):
    client, case = client_for(held[reader]), held["case"]
    assert [client.get(f"/cases/{case.reference}/{page}").status_code for page in PAGES] == expected
    assert Client().get(f"/cases/{case.reference}/take").status_code == 302


def test_an_officer_takes_a_case_that_nobody_holds_and_no_other(client_for, held):
    case = held["case"]
    assert client_for(held["officer"]).post(f"/cases/{case.reference}/take").status_code == 302
    case.refresh_from_db()
    assert case.owner == held["officer"]
    second = make.officer(make.team("assessment"))
    refused = client_for(second).post(f"/cases/{case.reference}/take")
    assert refused.status_code == 422 and "Somebody holds this case already" in refused.content.decode()


def test_a_manager_gives_a_case_and_is_told_when_it_changed_meanwhile(client_for, held):
    case, client = held["case"], client_for(held["manager"])
    typed = {"officer": str(held["officer"].pk), "seen": case.version}
    assert client.post(f"/cases/{case.reference}/officer", typed).status_code == 302
    assert client.post(f"/cases/{case.reference}/officer", {"officer": "", "seen": case.version}).status_code == 409
    assert Case.objects.get(pk=case.pk).owner == held["officer"]


def test_a_hand_over_keeps_what_was_typed_when_it_is_refused_and_leaves_ones_own_list_when_it_is_done(client_for, held):
    case, client = held["case"], client_for(held["manager"])
    typed = {"team": str(held["other"].organisation_id), "because": "Because"}
    refused = client.post(f"/cases/{case.reference}/hand-over", typed)
    assert refused.status_code == 422 and ">Because</textarea>" in refused.content.decode()
    done = client.post(f"/cases/{case.reference}/hand-over", {**typed, "because": "The plan is final now"})
    assert (done.status_code, done.headers["Location"]) == (302, "/work")
    assert Case.objects.get(pk=case.pk).team_id == held["other"].organisation_id


def test_a_hand_over_is_laid_down_for_a_later_day(client_for, held):
    case, client = held["case"], client_for(held["manager"])
    typed = {"team": str(held["other"].organisation_id), "because": "The family moves away then"}
    past = {"on-day": "1", "on-month": "1", "on-year": "2020"}
    later = {"on-day": "1", "on-month": "1", "on-year": "2040"}
    assert client.post(f"/cases/{case.reference}/hand-over-later", {**typed, **past}).status_code == 422
    assert client.post(f"/cases/{case.reference}/hand-over-later", {**typed, **later}).status_code == 302
    assert PlannedHandOver.objects.get().because == "The family moves away then"
    page = client.get(f"/cases/{case.reference}").content.decode()
    assert "It will pass to <strong>Casework Team</strong> on 1 January 2040" in page


def test_the_pages_ask_little(client_for, held):
    client = client_for(held["manager"])
    for page in PAGES:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/cases/{held['case'].reference}/{page}")
        assert len(asked) <= 12, page


def test_the_rules_are_read_by_whoever_arranges_them(client_for, held, person):
    assert client_for(held["manager"]).get("/hand-over-rules").status_code == 200
    assert client_for(held["officer"]).get("/hand-over-rules").status_code == 403
    assert client_for(person("data-coordinator")).get("/hand-over-rules").status_code == 200
