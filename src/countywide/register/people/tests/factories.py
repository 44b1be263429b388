"""Dull, valid children and families for tests."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from tests.once import once

from countywide.register.people.models import Address, Child, Contact, Enrolment, Relationship

NUMBERS = count(1)


@once()
def child(**given: Any) -> Child:
    number = next(NUMBERS)
    return Child.objects.create(
        **{"legal_forename": f"Wren{number}", "legal_surname": f"Otterby{number}", "born_on": date(2018, 5, 4), **given}
    )


@once()
def contact(**given: Any) -> Contact:
    number = next(NUMBERS)
    return Contact.objects.create(**{"name": f"Adult {number}", "email": f"adult{number}@home.example", **given})


@once()
def relate(child: Child, contact: Contact, **given: Any) -> Relationship:
    return Relationship.objects.create(
        **{"child": child, "contact": contact, "kind": "PARENT", "responsibility": "YES", **given}
    )


@once()
def enrol(child: Child, organisation: Any, **given: Any) -> Enrolment:
    return Enrolment.objects.create(
        **{"child": child, "organisation": organisation, "kind": "SCHOOL", "starts_on": date(2022, 9, 1), **given}
    )


@once()
def address(child: Child, **given: Any) -> Address:
    return Address.objects.create(
        **{"child": child, "lines": "1 Reed Walk", "postcode": "ZX4 1AA", "from_on": date(2020, 1, 1), **given}
    )
