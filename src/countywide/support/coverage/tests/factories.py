"""A district with a school and a team that owns a service there, and no surprises."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils.timezone import localdate
from tests.once import once

from countywide.platform.accounts.models import RoleHeld, User
from countywide.register.contacts.models import Team
from countywide.register.contacts.tests import factories as contacts
from countywide.register.people.models import Child, Enrolment
from countywide.register.schools.models import District, School
from countywide.register.schools.tests import factories as schools
from countywide.support.coverage import actions, queries
from countywide.support.coverage.models import Gap, Saying
from countywide.support.coverage.types import GapSaid, News, Spot

TODAY = localdate()
SALT, OT, DEAF = "speech-and-language-therapy", "occupational-therapy", "teachers-of-deaf-children"
WORDS = "We cannot get any speech therapist for our pupils."
NUMBERS = count(1)


@once()
def team(key: str = "therapy", name: str = "Link Therapy Desk") -> Team:
    return Team.objects.filter(key=key).first() or contacts.make_team(
        key=key, name=name, address=f"{key}@council.example"
    )


@once()
def district(name: str = "Reedfen") -> District:
    held = District.objects.filter(name=name).first()
    return held or schools.make_district(name=name, area=schools.make_area("fen"))


@once()
def school(name: str = "", *, at: District | None = None, **given: Any) -> School:
    return schools.make_school(**({"name": name} if name else {}), district=at or district(), **given)


@once()
def somebody(role: str, organisation: Any) -> User:
    """Somebody who holds a role in an organisation, made once."""
    email = f"{role}@{organisation.key}.example"
    user = User.objects.filter(email=email).first() or User.objects.create_user(email=email, name=f"A {role.title()}")
    RoleHeld.objects.get_or_create(
        user=user, role=role, organisation=organisation, defaults={"starts_on": date(2020, 9, 1)}
    )
    return user


def owner(of: Team | None = None) -> User:
    return somebody("answer-owner", (of or team()).organisation)


def manager(of: Team | None = None) -> User:
    return somebody("manager", (of or team()).organisation)


def senco(of: School) -> User:
    return somebody("senco", of.organisation)


def pupil(at: School, forename: str, surname: str, known_as: str = "") -> Child:
    child = Child.objects.create(
        legal_forename=forename, legal_surname=surname, known_as=known_as, born_on=date(2017, 3, 1),
        surname_key=surname.lower(), forename_key=forename.lower(),
    )  # fmt: skip
    Enrolment.objects.create(child=child, kind="SCHOOL", organisation=at.organisation, starts_on=date(2024, 9, 1))
    return child


def spot(service: str = SALT, place: str = "reedfen", *, on: date = TODAY) -> Spot:
    found = queries.spot(service, place, on=on)
    assert found is not None
    return found


def news(*, on: date = TODAY, **given: Any) -> News:
    usual: dict[str, Any] = {
        "words": "The contract is signed and starts in January.", "provider": "Community Health", "scope": "A link therapist.",
        "starts_on": on + timedelta(days=40), "interim": "Two days a week of a specialist teacher\nShared training",
        "next_on": on + timedelta(days=21),
    }  # fmt: skip
    return News(**{**usual, **given})


def said(
    service: str = SALT, place: str = "reedfen", *, on: date = TODAY, by: User | None = None, **given: Any
) -> Saying:
    """The owner of a service said something of it."""
    held = spot(service, place, on=on)
    return actions.say(held, by=by or owner(held.team), on=on, news=news(on=on, **given))


def gap(of: School, words: str = WORDS, *, on: date = TODAY, service: str = SALT, **given: Any) -> Gap:
    """A school logged a gap."""
    place = queries.spot(service, of.district.name.lower().replace(" ", "-"), on=on)
    assert place is not None
    told = GapSaid(words=words, **{"waiting": 7, "section": "communities", **given})
    return actions.log_gap(of, by=senco(of), on=on, spot=place, said=told)
