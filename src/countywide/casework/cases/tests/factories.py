"""Dull, valid cases for tests: a child, the assessment team, and a case opened on a day."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from tests.once import once

from countywide.casework.cases import actions
from countywide.casework.cases.models import Case
from countywide.platform.accounts.models import Organisation, RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.register.contacts.models import Mailbox, Team
from countywide.register.people.tests import factories as people

BY = Machine("test")
OPENED = date(2026, 9, 14)
NUMBERS = count(1)


@once()
def team(key: str = "", **given: Any) -> Team:
    """A team of the council with a mailbox, made once for a key."""
    key = key or f"team-{next(NUMBERS)}"
    if held := Team.objects.filter(key=key).first():
        return held
    organisation = Organisation.objects.create(key=f"team-{key}", name=f"{key.title()} Team", kind="TEAM")
    made = Team.objects.create(
        **{
            "key": key,
            "organisation": organisation,
            "name": organisation.name,
            "owns": "Work.",
            "phone": "01632 960110",
            **given,
        }
    )
    Mailbox.objects.create(organisation=organisation, role="TEAM", address=f"{key}@council.example")
    return made


@once()
def officer(team: Team, role: str = "assessment-officer", **given: Any) -> User:
    """Somebody who works in a team since long ago."""
    number = next(NUMBERS)
    user = User.objects.create_user(
        **{"email": f"officer{number}@council.example", "name": f"Officer {number}", **given}
    )
    RoleHeld.objects.create(user=user, role=role, organisation=team.organisation, starts_on=date(2020, 9, 1))
    return user


@once()
def case(on: date = OPENED, **given: Any) -> Case:
    """An open assessment case of an invented child, held by the assessment team."""
    child = given.pop("child", None) or people.child()
    held_by = given.pop("team", None) or team("assessment")
    school = given.pop("school", None)
    return actions_open(child, on=on, team_id=held_by.organisation_id, school_id=school.pk if school else None, **given)


def actions_open(child: Any, **given: Any) -> Case:
    """Open through the room's own verb, inside a transaction as every deed is."""
    from django.db import transaction

    with transaction.atomic():
        return actions.open_case(child, by=BY, **given)


def queries_year_group(born_on: date) -> int:
    """The year group of somebody in the September after next February."""
    from django.utils.timezone import localdate

    from countywide.law import clocks

    return clocks.year_group(born_on, date(localdate().year + 1, 9, 1))
