"""The county's invented people, whom a visitor may become."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.demo import data
from countywide.platform.accounts import actions as accounts
from countywide.platform.accounts.models import Organisation, RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools

DEMO = Machine("demo")
KINDS = {"professional": "HEALTH", "link-therapist": "HEALTH", "therapy-manager": "HEALTH"}


def make(on: date) -> None:
    """Make every person with the roles they hold."""
    for place, person in enumerate(data.read(data.COUNTY / "people.toml")["person"]):
        roles = [(held["role"], organisation_of(held), held["from"], held.get("until")) for held in person["role"]]
        accounts.make_persona(
            None,
            by=DEMO,
            key=person["key"],
            email=person["email"],
            name=person["name"],
            who=person["who"],
            roles=roles,
            place=place,
        )
    colleagues(on)


def colleagues(on: date) -> None:
    """Those who share the assessment team's work with the officer one may become; nobody signs in as them."""
    team = contacts.team_with("assessment")
    assert team is not None, "teams.toml names no assessment team."
    for name in data.read(data.COUNCIL)["colleagues"]:
        email = f"{name.lower().replace(' ', '.').replace('’', '')}@heronshire.example"
        user = User.objects.create_user(email, name)
        RoleHeld.objects.create(
            user=user, role="assessment-officer", organisation=team.organisation, starts_on=date(2023, 9, 4)
        )


def organisation_of(held: dict[str, Any]) -> Organisation:
    """Where a role is held: a school, a team, another body, or nowhere but at home."""
    if "urn" in held:
        school = schools.school_with(held["urn"])
        assert school is not None, f"people.toml names a school that is not there: {held['urn']}."
        return school.organisation
    if "team" in held:
        team = contacts.team_with(held["team"])
        assert team is not None, f"people.toml names a team that is not there: {held['team']}."
        return team.organisation
    if "organisation" in held:
        return opened_as(held["organisation"], KINDS.get(held["role"], "COUNCIL"))
    return opened("families", "Families", "FAMILY")


def opened_as(name: str, kind: str) -> Organisation:
    """A body by its name, opened the first time it is met."""
    return opened(name.lower().replace(" ", "-"), name, kind)


def opened(key: str, name: str, kind: str) -> Organisation:
    return accounts.open_organisation(None, by=DEMO, key=key, name=name, kind=kind)
