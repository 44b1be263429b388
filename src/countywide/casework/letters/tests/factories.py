"""Dull letters for tests: two kinds of our own, a family, and what they are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tests.once import once

from countywide.casework.cases.tests import factories as cases
from countywide.casework.letters import actions
from countywide.casework.letters.enums import AddressedTo
from countywide.casework.letters.models import Letter, Sending
from countywide.casework.letters.types import RIGHTS, Addressee, Clause, LetterKind, register
from countywide.platform.accounts.models import Organisation, RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.register.people.tests import factories as people

BY = Machine("test")
DAY = date(2026, 9, 14)
HOME = Path(__file__).parent / "wordings"
REASONS = " ".join(["because"] * 20)
WORDS = {"decided_on": DAY, "reasons": REASONS}

DECISION = register(
    LetterKind(
        key="letters-tests.decision",
        title="A decision, for tests",
        template="letters-tests/decision",
        must_say=(Clause("decision", "what was decided", "a law"), Clause("reasons", "the reasons", "a law"), *RIGHTS),
        addressed_to=AddressedTo.FAMILY,
        law="a law",
        news="we have decided",
        home=HOME,
        reasons="reasons",
        counts_from_sending=True,
    )
)
NEWS = register(
    LetterKind(
        key="letters-tests.news",
        title="News, for tests",
        template="letters-tests/news",
        must_say=(Clause("news", "the news", "a law"),),
        addressed_to=AddressedTo.SCHOOL,
        law="a law",
        news="there is news",
        home=HOME,
    )
)


@once()
def account(role: str, **given: Any) -> User:
    """Somebody with an account and a role."""
    number = next(cases.NUMBERS)
    user = User.objects.create_user(
        **{"email": f"somebody{number}@home.example", "name": f"Somebody {number}", **given}
    )
    family = Organisation.objects.get_or_create(key="families", defaults={"name": "Families", "kind": "FAMILY"})[0]
    RoleHeld.objects.create(user=user, role=role, organisation=family, starts_on=date(2020, 9, 1))
    return user


@once()
def parent(child: Any, *, reads_email: bool = True, **given: Any) -> Any:
    """An adult with parental responsibility: one who reads letters in the service, or one who gets them by post."""
    told = {"user": account("parent"), "email_consent_on": DAY} if reads_email else {"channel": "POST", "email": ""}
    held = people.contact(**{**told, **given})
    people.relate(child, held)
    return held


@once()
def case(**given: Any) -> Any:
    return cases.case(**given)


def decision(case: Any, **given: Any) -> list[Letter]:
    """The decision letter to a case's family."""
    words = {**WORDS, **given.pop("words", {})}
    return actions.issue(case, DECISION, **{"by": BY, "on": DAY, "words": words, **given})


def to_post(on: date = DAY, **given: Any) -> Sending:
    """A decision that waits for the post."""
    held = case(**given)
    parent(held.child, reads_email=False)
    return decision(held, on=on)[0].sendings.get()


def news(case: Any, organisation: Any, **given: Any) -> Letter:
    """A letter to an organisation."""
    to = [
        Addressee(name="The SENCO", email=given.pop("email", "senco@school.example"), organisation_id=organisation.pk)
    ]
    return actions.issue(case, NEWS, by=BY, on=DAY, to=to, words={"news": "It is so."}, **given)[0]
