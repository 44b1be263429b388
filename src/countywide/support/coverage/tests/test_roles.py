"""Every role at every page of the room: with the services and gaps of one's own team or school, and with another's."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from countywide.platform.accounts.models import Organisation
from countywide.platform.accounts.roles import HELD_IN, ROLES

from . import factories as make
from .factories import SALT

pytestmark = pytest.mark.django_db
SCHOOL = {"senco", "head"}
KEEPERS = {"answer-owner", "finance-officer", "specialist-teacher", "programme-manager", "manager"}
OVERSEES = {"programme-manager", "manager", "head-of-service"}
PUBLIC = ("/coverage", "/coverage/need", "/coverage/asked", f"/coverage/{SALT}/reedfen")
OWN = {"log": SCHOOL, "say": KEEPERS, "enter": KEEPERS, "gap": SCHOOL | KEEPERS | {"head-of-service"}, "reply": KEEPERS}
ANYBODYS = {"gap": {"head-of-service"}}
LISTS = {"/coverage/gaps": SCHOOL, "/coverage/work": KEEPERS, "/coverage/silent": OVERSEES}


def held_at(role: str, school: Any, team: Any) -> Organisation:
    """Where somebody with a role works: at the school, in the team, or nowhere."""
    kind = next(kind for kind, roles in HELD_IN.items() if role in roles)
    if kind == "SCHOOL":
        return school.organisation
    if kind in ("TEAM", "COUNCIL"):
        return team.organisation
    return Organisation.objects.get_or_create(key=kind.lower(), defaults={"name": kind.title(), "kind": kind})[0]


def opened(client: Any, gap: Any) -> set[str]:
    """The deeds whose page opens."""
    spot = [SALT, "reedfen"]
    pages = {
        "say": reverse("coverage:say", args=spot), "enter": reverse("coverage:enter", args=spot),
        "gap": reverse("coverage:gap", args=[gap.key]), "reply": reverse("coverage:reply", args=[gap.key]),
    }  # fmt: skip
    return {deed for deed, page in pages.items() if client.get(page).status_code == 200}


@pytest.mark.parametrize("role", ROLES)
def test_every_role_opens_what_is_its_own_and_nothing_of_anybody_elses(client_for, role):
    make.team(), make.district()
    school, other = make.school(), make.team("specialist-teaching", "Specialist Teaching Service")
    gap = make.gap(school)
    for whose, at, team in (("own", school, make.team()), ("other", make.school(), other)):
        client = client_for(make.somebody(role, held_at(role, at, team)))
        expected = {deed for deed, roles in OWN.items() if role in roles and deed != "log"} if whose == "own" else set()
        expected |= {deed for deed, roles in ANYBODYS.items() if role in roles}
        assert (whose, opened(client, gap)) == (whose, expected)
        assert [page for page in PUBLIC if client.get(page).status_code != 200] == []
        assert {page for page in LISTS if client.get(page).status_code == 200} == {
            page for page, roles in LISTS.items() if role in roles
        }
        assert (client.get("/coverage/gaps/new").status_code == 200) == (role in OWN["log"])
