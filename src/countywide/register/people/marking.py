"""Which children a text may speak of: looked up by what it says, so that the answer is never out of date.

Nobody is asked whether they may see these children: whoever guards a release must know of every child. What is found
is told only to those who may decide about the release.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Q

from .enums import Kin
from .models import Address, Child, Enrolment, Relationship, current
from .types import Called, Home, Kept, Marks

FIELDS = ("pk", "legal_surname", "legal_forename", "known_as", "born_on", "upn", "uln", "nhs_number")
AT_ONCE = 900  # values of one question, well below what either database takes
KIN = (Kin.MOTHER, Kin.FATHER, Kin.PARENT, Kin.STEP_PARENT, Kin.GRANDPARENT, Kin.GUARDIAN)
"""Who makes two children brothers or sisters. A foster carer or a social worker has other children in their care."""


def marks_of(keys: Iterable[int]) -> list[Marks]:
    """Some children, by their keys."""
    return list(_found("pk", set(keys)))


def marks_at(organisation_id: int, on: date) -> list[Marks]:
    """The pupils of a school on a day, for whoever must keep their names out of something."""
    there = Enrolment.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), organisation_id=organisation_id)
    keys = there.filter(starts_on__lte=on).order_by().values_list("child_id", flat=True)
    return marks_of(keys)


def named_one_of(surname_keys: Collection[str]) -> list[Called]:
    """Every child with one of these surnames, as `name_key` writes them; their names alone, for there may be many."""
    found = []
    for some in _some(sorted(surname_keys)):
        rows = Child.objects.filter(surname_key__in=some).order_by("pk")
        found += [Called(*row) for row in rows.values_list("pk", "surname_key", "legal_forename", "known_as")]
    return found


def born_on_one_of(days: Collection[date]) -> list[Marks]:
    """Every child born on one of these days."""
    return list(_found("born_on", days))


def numbered_one_of(*, upns: Collection[str], ulns: Collection[str], nhs_numbers: Collection[str]) -> list[Marks]:
    """Every child with one of these numbers."""
    found: dict[int, Marks] = {}
    for field, values in (("upn", upns), ("uln", ulns), ("nhs_number", nhs_numbers)):
        found |= {child.pk: child for child in _found(field, set(values) - {""})}
    return list(found.values())


def homes_with(*, postcodes: Collection[str], numbers: Collection[str]) -> list[Home]:
    """Homes of children at one of these postcodes, or with a line that begins with one of these house numbers."""
    homes = []
    for some in _some(sorted(postcodes)):
        homes += _homes(Q(postcode__in=some))
    if numbers:
        begins = Q()
        for number in sorted(numbers)[:AT_ONCE]:
            begins |= Q(lines__startswith=f"{number} ")
            begins |= Q(lines__contains=f"\n{number} ") | Q(lines__contains=f", {number} ")
        homes += _homes(begins)
    return homes


def kept_of(child: Child) -> Kept:
    """What rightly stands in a child's papers, whoever of the family is or was around the child."""
    ties = Relationship.objects.filter(child=child).order_by("id")
    adults = dict(ties.values_list("contact_id", "contact__name"))
    near = ties.filter(kind__in=KIN).values("contact_id")
    kin = Relationship.objects.filter(contact_id__in=near, kind__in=KIN).exclude(child=child)
    homes = Address.objects.filter(Q(child=child) | Q(contact_id__in=adults)).order_by("id")
    return Kept(
        marks_of([child.pk])[0],
        tuple(marks_of(kin.values_list("child_id", flat=True))),
        tuple(adults.values()),
        tuple(Home(child.pk, *row) for row in homes.values_list("lines", "postcode")),
    )


def _homes(which: Q) -> list[Home]:
    rows = Address.objects.filter(which, child__isnull=False).order_by("id")
    return [Home(*row) for row in rows.values_list("child_id", "lines", "postcode")]


def _found(field: str, values: Collection[Any]) -> Iterator[Marks]:
    for some in _some(sorted(values)):
        rows = Child.objects.filter(**{f"{field}__in": some}).order_by("pk").values_list(*FIELDS)
        yield from (Marks(*row) for row in rows)


def _some(values: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        yield some


def called_at(organisation_id: int, *, on: date) -> list[tuple[str, str, str]]:
    """Forename, the name by which a child is known, and surname of everybody who is taught at a place on a day."""
    there = Enrolment.objects.filter(current(on), organisation_id=organisation_id).values("child_id")
    rows = Child.objects.filter(pk__in=there).order_by("pk")
    return list(rows.values_list("legal_forename", "known_as", "legal_surname"))
