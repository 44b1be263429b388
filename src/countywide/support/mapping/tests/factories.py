"""A school with a child who comes, money that waits, and those who map and pay."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from countywide.platform.accounts.models import RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.register.contacts.models import Mailbox
from countywide.register.schools.tests import factories as schools
from countywide.support.ledger import actions as ledger
from countywide.support.ledger import queries as money
from countywide.support.ledger.enums import Stream
from countywide.support.mapping import actions
from countywide.support.mapping.models import Profile

BY = Machine("tests")
NUMBERS = count(1)
ON, ENTRY = date(2027, 3, 1), date(2027, 9, 1)
LEVELS = {
    "communication": 3,
    "cognition": 1,
    "emotional": 1,
    "physical": 0,
    "sensory": 2,
    "care": 1,
}  # 23 points: level 2
SHOWN = "She takes adults by the hand and points at pictures."
NAMED = {"forename": "Wren", "surname": "Otterby"}
HELP = "One adult beside her for most of the morning."


def school() -> Any:
    """A school with a mailbox, as the organisation it is."""
    found = schools.make_school().organisation
    for role in ("HEAD", "SENCO", "FINANCE"):
        Mailbox.objects.create(organisation=found, role=role, address=f"{role.lower()}@{found.key}.example")
    return found


def pots(**pence: int) -> None:
    """The funding year of the intake, with what is in its pots."""
    year = money.year_at(ENTRY) or ledger.open_year(
        None, by=BY, on=ON, name="2027 to 2028", starts_on=date(2027, 9, 1), ends_on=date(2028, 8, 31)
    )
    for stream, some in {
        Stream.YEAR_R: 100_000_00,
        Stream.PLAN_TIER: 100_000_00,
        Stream.CONTINGENCY: 20_000_00,
        **pence,
    }.items():
        if some and money.pot_of(year, stream) is None:
            ledger.open_pot(year, by=BY, on=ON, stream=stream, pence=some, why="High needs block.")


def somebody(role: str, at: Any) -> User:
    number = next(NUMBERS)
    user = User.objects.create_user(email=f"{role}{number}@{at.key}.example", name=f"A {role} {number}")
    RoleHeld.objects.create(user=user, role=role, organisation=at, starts_on=date(2020, 9, 1))
    return user


def begun(at: Any, *, on: date = ON, **given: Any) -> Profile:
    born_on = date(2022, 9, 1) + timedelta(days=next(NUMBERS) % 360)
    said = {**NAMED, "born_on": born_on, "entry_on": ENTRY, "parent_informed_on": on, "shares": True, **given}
    return actions.begin(at, by=BY, on=on, **said)


def written(at: Any, *, levels: dict[str, int] | None = None, on: date = ON, **given: Any) -> Profile:
    profile = begun(at, on=on, **given)
    chosen = levels or LEVELS
    actions.write(profile, by=BY, on=on, levels=chosen, evidence=dict.fromkeys(chosen, SHOWN), provision=HELP)
    return profile


def sent(at: Any, *, on: date = ON, **given: Any) -> Profile:
    profile = written(at, on=on, **given)
    actions.send(profile, by=BY, on=on)
    return profile


def mapped(at: Any, *, levels: dict[str, int] | None = None, on: date = ON, **given: Any) -> Profile:
    profile = sent(at, levels=levels, on=on, **given)
    actions.map_child(profile, by=BY, on=on, version="2026", levels=levels or LEVELS)
    return profile


def issued(at: Any, *, on: date = ON, **given: Any) -> Profile:
    profile = mapped(at, on=on, **given)
    actions.issue_intake(None, by=BY, on=on, entry_year=profile.entry_year)
    profile.refresh_from_db()
    return profile
