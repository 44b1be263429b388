"""Valid teams, mailboxes and routes and no surprises."""

from datetime import date
from itertools import count
from typing import Any

from tests.once import once

from countywide.platform.accounts.models import Organisation
from countywide.register.contacts.models import Confirmation, Holding, Mailbox, Route, Team, Topic

NUMBERS = count(1)
LONG_AGO = date(2024, 9, 1)


@once()
def make_team(**given: Any) -> Team:
    """A team with one mailbox for every area. `address=None` makes it without."""
    number = next(NUMBERS)
    key = given.pop("key", f"team-{number}")
    address = given.pop("address", f"{key}@council.example")
    name = given.pop("name", f"Team {number}")
    organisation = Organisation.objects.create(key=f"team-{key}", name=name, kind="TEAM")
    usual = {"owns": "Something people ask about.", "reply_days": 5}
    team = Team.objects.create(key=key, name=name, organisation=organisation, **{**usual, **given})
    if address:
        make_mailbox(organisation, role="TEAM", address=address)
    return team


@once()
def make_mailbox(organisation: Organisation, *, holder: str = "", **given: Any) -> Mailbox:
    number = next(NUMBERS)
    usual = {"role": "SENCO", "address": f"box{number}@school.example"}
    mailbox = Mailbox.objects.create(organisation=organisation, **{**usual, **given})
    if holder:
        Holding.objects.create(mailbox=mailbox, name=holder, starts_on=LONG_AGO)
    return mailbox


def make_topic(key: str = "") -> Topic:
    key = key or f"topic-{next(NUMBERS)}"
    return Topic.objects.get_or_create(key=key, defaults={"name": key.replace("-", " ").capitalize()})[0]


def make_route(team: Team, **given: Any) -> Route:
    return Route.objects.create(team=team, **{"starts_on": LONG_AGO, **given})


def make_confirmation(organisation: Organisation, on: date) -> Confirmation:
    return Confirmation.objects.create(organisation=organisation, confirmed_on=on)
