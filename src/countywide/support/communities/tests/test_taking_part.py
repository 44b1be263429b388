"""Who takes part in communities: the rule in a table, the register of interest, and the public pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from countywide.platform.accounts.models import RoleHeld
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.register.schools.tests import factories as schools
from countywide.support.communities import actions, policies
from countywide.support.communities.models import Interest
from countywide.support.communities.rules.taking_part import answer_for
from countywide.support.communities.types import Kind, OwnSchool

ON = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("type", "group", "is_in", "key", "is_member", "is_funded", "may_register"),
    [
        ("1", "mainstream LA maintained", True, "state", True, True, False),
        ("34", "mainstream academy", True, "state", True, True, False),
        ("41", "mainstream free school", True, "state", True, True, False),
        ("1", "mainstream LA maintained", False, "outside", False, False, False),
        ("11", "mainstream independent", False, "outside", False, False, False),
        ("11", "mainstream independent", True, "independent", False, False, True),
        ("10", "independent special", True, "independent", False, False, True),
        ("7", "LA maintained special", True, "special", True, False, False),
        ("8", "non-maintained special", True, "non-maintained", False, False, True),
        ("15", "mainstream LA maintained", True, "nursery", True, False, False),
        ("18", "FE and sixth form", True, "further-education", False, False, True),
        ("32", "specialist post-16", True, "further-education", False, False, True),
        ("14", "pupil referral unit", True, "alternative", True, False, False),
        ("43", "AP academy", True, "alternative", True, False, False),
        ("49", "online provider", True, "other", False, False, True),
        ("99", None, True, "other", False, False, True),
    ],
)
def test_a_school_takes_part_by_its_kind_and_where_it_lies(type, group, is_in, key, is_member, is_funded, may_register):
    row = answer_for(Kind(type, group, is_in), policies.taking_part_on(ON))
    assert (row.key, row.is_member, row.is_funded, row.may_register) == (key, is_member, is_funded, may_register)
    assert row.says and row.why and row.can


def test_every_kind_of_school_of_the_register_has_an_answer():
    from countywide.law.codes import gias, setting_groups

    policy = policies.taking_part_on(ON)
    answers = {
        answer_for(Kind(code, setting_groups.group_of(code), is_in), policy).key
        for code in gias.TYPES
        for is_in in (True, False)
    }
    assert answers == {row.key for row in policy.rows}


@pytest.fixture
def independent(council_facts: Any) -> Any:
    return schools.make_school(type="11", la_code="990", name="Quince House School")


def senco_of(school: Any, person: Any) -> Any:
    user = person()
    RoleHeld.objects.create(user=user, role="senco", organisation=school.organisation, starts_on=date(2020, 9, 1))
    return user


@pytest.mark.django_db
def test_an_independent_school_registers_its_interest_once(independent, person):
    user, own = senco_of(independent, person), OwnSchool(independent.organisation_id)
    actions.register_interest(own, by=user, on=ON, email="senco@quince.example", said="Advice on sensory needs.")
    assert Interest.objects.get().school_id == independent.organisation_id
    assert "communities.interested" in Entry.objects.values_list("did", flat=True)
    with pytest.raises(RuleBroken, match="registered already"):
        actions.register_interest(own, by=user, on=ON, email="senco@quince.example")
    with pytest.raises(PermissionDenied):
        actions.register_interest(OwnSchool(own.organisation_id + 1), by=user, on=ON, email="senco@quince.example")


@pytest.mark.django_db
def test_a_state_school_and_one_over_the_border_have_nothing_to_register(council_facts, person):
    state, outside = schools.make_school(type="1", la_code="990"), schools.make_school(type="1", la_code="991")
    for school, says in ((state, "takes part already"), (outside, "this council’s area")):
        with pytest.raises(RuleBroken, match=says):
            actions.register_interest(
                OwnSchool(school.organisation_id), by=senco_of(school, person), on=ON, email="a@b.example"
            )
    assert not Interest.objects.exists()


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.django_db
def test_anybody_looks_a_school_up_by_its_number(client, independent):
    said = words(client.get("/communities/taking-part", {"school": independent.urn}))
    assert "Quince House School" in said and "not eligible for funding" in said and "sign in and register" in said
    outside = schools.make_school(type="1", la_code="991")
    said = words(client.get("/communities/taking-part", {"school": outside.urn}))
    assert "Communities cover schools in this council’s area" in said
    assert "Pupils of this council who have a plan: kept apart from communities" in said
    said = words(client.get("/communities/taking-part", {"school": "900999"}))
    assert "We find no school" in said
    assert "Every kind of school has an answer" in words(client.get("/communities/taking-part"))


@pytest.mark.django_db
def test_whoever_works_at_a_school_sees_its_answer_and_registers(client_for, independent, person):
    client = client_for(senco_of(independent, person))
    assert "Register interest" in words(client.get("/communities/taking-part"))
    address = f"/communities/taking-part/{independent.urn}/interest"
    assert client.post(address, {"email": "", "said": ""}).status_code == 422
    answer = client.post(address, {"email": "senco@quince.example", "said": ""}, follow=True)
    assert "We write to you on the day it is decided" in words(answer)
    other = client_for(senco_of(schools.make_school(), person))
    assert other.get(address).status_code == 404


@pytest.mark.django_db
def test_the_communities_and_their_schools_are_open_to_everybody(client, client_for, person):
    from countywide.register.schools.models import Area, Community, District, Membership

    district = District.objects.create(
        gss_code="E07990001", name="Gullhaven", area=Area.objects.create(key="coast", name="Coast")
    )
    community = Community.objects.create(key="heights", name="Heights Community", district=district)
    school = schools.make_school(name="Gull Beacon School")
    Membership.objects.create(school=school, community=community, starts_on=date(2025, 9, 1))
    said = words(client.get("/communities"))
    assert "Heights Community" in said and "1 school." in said and "Coast" in said
    said = words(client.get("/communities/of/heights"))
    assert "Gull Beacon School" in said and "Nobody holds the chair today" in said and "Version 2.1" in said
    chair = person("community-chair", at=school.organisation, name="Ambrose Vane")
    assert chair.name in words(client.get("/communities/of/heights"))
    assert client.get("/communities/of/nowhere").status_code == 404
    assert client.get("/communities/interests").status_code == 302
    assert client_for(chair).get("/communities/interests").status_code == 403
    assert client_for(person("community-clerk")).get("/communities/interests").status_code == 200
