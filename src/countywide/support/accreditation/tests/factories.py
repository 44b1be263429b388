"""Schools that evaluate themselves and go towards accreditation, for the tests of this room."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.timezone import localdate
from tests.once import once

from countywide.platform.accounts.models import Organisation, RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.register.schools.tests.factories import make_flag, make_school
from countywide.support.accreditation import actions, policies, queries
from countywide.support.accreditation.models import Evaluation
from countywide.support.therapy.tests import factories as therapy

__all__ = ["BY", "TODAY", "make_flag", "school"]
BY = Machine("tests")
TODAY = localdate()
WORDS = "We show each routine in pictures."


@once()
def school(**given: Any) -> Any:
    """An open primary school."""
    return make_school(**given)


@once()
def somebody(role: str, at: Any) -> User:
    """Somebody who holds a role in an organisation, made once."""
    email = f"{role}@{at.key}.example"
    user = User.objects.filter(email=email).first() or User.objects.create_user(email=email, name=f"A {role.title()}")
    RoleHeld.objects.get_or_create(user=user, role=role, organisation=at, defaults={"starts_on": date(2020, 9, 1)})
    return user


def senco(at: Any) -> User:
    return somebody("senco", at.organisation)


def therapist(at: Any) -> User:
    """The link therapist of a school."""
    return therapy.place(at.urn).therapist


def programme() -> User:
    team, _new = Organisation.objects.get_or_create(
        key="team-programme", defaults={"name": "The programme", "kind": "TEAM"}
    )
    return somebody("programme-manager", team)


@once()
def evaluation(at: Any = None, *, rated: int = 0, on: date = TODAY, evidence: str = "") -> Evaluation:
    """An evaluation with so many cards rated, the lowest rating in each."""
    at = at or school()
    if queries.consent_of(at.organisation_id) is None:
        actions.agree_to_keeping(at, by=BY, on=on, words="We keep it.")
    made = actions.start(at, by=BY, on=on)
    rate(made, rated, on=on, evidence=evidence)
    return made


def rate(held: Evaluation, number: int, *, on: date = TODAY, at: int = 0, evidence: str = "") -> None:
    """So many cards rated alike."""
    framework = policies.framework_on(held.worded_on)
    for strand, level in framework.cells[:number]:
        actions.rate(
            held, by=BY, on=on, strand=strand.key, level=level.key, rating=framework.ratings[at].key, evidence=evidence
        )


def locked(at: Any = None, *, on: date = TODAY) -> Evaluation:
    """An evaluation whose baseline is locked."""
    held = evaluation(at, rated=15, on=on)
    actions.review(held, by=BY, on=on, reviewed_on=on)
    actions.lock_baseline(held, by=BY, on=on)
    return held


def journey(at: Any = None, *, route: str = "DISCOUNT", upto: str = "ROUTE", on: date = TODAY) -> Any:
    """A school on its way, as far as is said: through the actions, by a machine that may do all of it."""
    at = at or school(la_code="990")
    held = actions.settle_route(at, by=BY, on=on, route=route)
    for state in ("LICENSED", "BASELINE", "PLANNED", "MIDPOINT", "PORTFOLIO", "ASSESSED", "ACCREDITED"):
        if held.state == upto:
            break
        actions.step(held, by=programme(), on=on, to=state)
    return held
