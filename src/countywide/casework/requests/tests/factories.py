"""Dull requests for tests: what a family, a school and a health visitor tell us, and a council set up to take it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.db import transaction
from tests.once import once

from countywide.casework.cases.tests import factories as cases
from countywide.casework.requests import actions
from countywide.casework.requests.models import AssessmentRequest
from countywide.casework.requests.types import Adult, Facts
from countywide.platform.kit.doors import Machine
from countywide.register.contacts.tests import factories as contacts
from countywide.register.schools.tests import factories as schools

BY = Machine("test")
DAY = date(2026, 9, 14)
AT = datetime(2026, 9, 14, 20, 15, tzinfo=UTC)
NUMBERS = count(1)
CALLED = ("Alder", "Briony", "Clove", "Dill", "Elowen", "Fennel", "Gorse", "Hazel", "Iris", "Juniper")


def council() -> Any:
    """The team that takes requests, and the row of the routing table that says so."""
    team = cases.team("assessment")
    topic = contacts.make_topic("requesting-an-assessment")
    contacts.make_route(team, topic=topic)
    return team


@once()
def school(**given: Any) -> Any:
    return schools.make_school(**given)


def parent(**given: Any) -> Adult:
    number = next(NUMBERS)
    usual = {
        "name": f"Adult {number}",
        "kin": "MOTHER",
        "responsible": "YES",
        "email": f"adult{number}@home.example",
        "lines": "1 Reed Walk",
        "postcode": "ZX4 1AA",
        "agrees_to_email": True,
    }
    return Adult(**{**usual, **given})


def facts(**given: Any) -> Facts:
    """What a parent tells us of a child of nine whom nobody knows."""
    number = next(NUMBERS)
    usual: dict[str, Any] = {
        "requester": "PARENT",
        "source": 1,
        "asker": parent(),
        "forename": CALLED[number % len(CALLED)],
        "surname": f"Quillfeather{'abcdefghijklmnopqrstuvwxyz'[number % 26] * 9}{number}",
        "born_on": date(2017, 1 + number % 12, 1 + number % 28),
        "reason": "School is very hard and nothing so far has helped enough.",
        "taught": "SCHOOL",
    }
    return Facts(**{**usual, **given})


def by_school(organisation: Any, **given: Any) -> Facts:
    """What a SENCO tells us."""
    asker = Adult(name="The SENCO", email="senco@school.example", kin="OTHER")
    usual = {
        "requester": "SCHOOL",
        "source": 2,
        "asker": asker,
        "organisation_id": organisation.pk,
        "school_id": organisation.pk,
        "family": (parent(),),
    }
    return facts(**{**usual, **given})


@once()
def taken_in(told: Facts | None = None, *, on: date = DAY, **given: Any) -> AssessmentRequest:
    """A request that has arrived and waits to be received."""
    with transaction.atomic():
        return actions.take_in(told or facts(), by=BY, at=AT, received_on=on, **given)


@once()
def received(told: Facts | None = None, *, on: date = DAY, **given: Any) -> AssessmentRequest:
    """A request on day 0, with its case."""
    request = taken_in(told, on=on, **given)
    actions.receive(request, by=BY, on=on)
    return request


def again(told: Facts, **given: Any) -> Facts:
    return replace(told, **given)


# --- a browser that writes ---------------------------------------------------------------------

FAMILY_PAGES: dict[str, dict[str, Any]] = {
    "you": {"name": "Ottilie Marrowby", "kin": "MOTHER", "responsible": "YES"},
    "child": {
        "forename": "Juniper",
        "surname": "Marrowby",
        "known_as": "Juno",
        "pronouns": "they/them",
        "born_on-day": "8",
        "born_on-month": "3",
        "born_on-year": "2019",
        "lives_here": "YES",
    },
    "reach": {"channel": "EMAIL", "email": "ottilie@home.example", "agrees": "on", "lines": "4 Curlew Row",
              "postcode": "zx4 9qq", "lives_with": "YES"},
    "why": {"reason": "Mornings end in tears and nothing at school has helped so far.", "areas": ["FEELINGS"]},
    "school": {"taught": "SCHOOL", "school": "", "help_now": "A quiet corner."},
    "more": {"own_words": "I like the rabbits.", "reports": "LATER"},
}  # fmt: skip


def begin(client: Any, way: str = "FAMILY") -> Any:
    """Begin to write in a browser; the draft."""
    from countywide.casework.requests.models import Draft

    response = client.post("/request-an-assessment/who", {"way": way})
    key = response["Location"].split("/")[2]
    return Draft.objects.get(key=key)


def write(client: Any, draft: Any, pages: dict[str, dict[str, Any]] | None = None) -> Any:
    """Fill every page; the last answer."""
    response = None
    for page, answers in (pages or FAMILY_PAGES).items():
        response = client.post(f"/request-an-assessment/{draft.key}/write/{page}", answers)
    draft.refresh_from_db()
    return response
