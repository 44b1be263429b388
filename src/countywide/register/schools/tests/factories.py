"""Valid schools and no surprises, for the tests of this room and of others."""

from datetime import date
from itertools import count
from typing import Any

from tests.once import once

from countywide.platform.accounts.models import Organisation
from countywide.register.schools import rules
from countywide.register.schools.models import Area, Community, District, Flag, Membership, School

NUMBERS = count(10_001)  # far from the numbers that tests write out


@once()
def make_area(key: str = "") -> Area:
    key = key or f"area-{next(NUMBERS)}"
    return Area.objects.get_or_create(key=key, defaults={"name": key.title()})[0]


@once()
def make_district(*, area: Area | None = None, **given: Any) -> District:
    number = next(NUMBERS)
    return District.objects.create(**{"gss_code": f"E{number:08}", "name": f"District {number}", "area": area, **given})


@once()
def make_community(**given: Any) -> Community:
    number = next(NUMBERS)
    return Community.objects.create(**{"key": f"community-{number}", "name": f"Community {number}", **given})


@once()
def make_school(**given: Any) -> School:
    """An open primary school of the county. Pass `area` to put it in a district of that area."""
    number = next(NUMBERS)
    urn = given.pop("urn", f"9{number:05}")
    name = given.pop("name", f"Invented School {number}")
    if area := given.pop("area", None):
        given["district"] = make_district(area=area)
    organisation = Organisation.objects.create(key=f"school-{urn}", name=name, kind="SCHOOL")
    usual = {"status": "1", "type": "1", "group": "4", "phase": "2", "la_code": "886", "town": "Larkfield Edge"}
    return School.objects.create(
        urn=urn, name=name, name_key=rules.name_key(name), organisation=organisation, **{**usual, **given}
    )


@once()
def make_member(
    school: School, community: Community, *, starts_on: date = date(2025, 9, 1), **given: Any
) -> Membership:
    return Membership.objects.create(school=school, community=community, starts_on=starts_on, **given)


@once()
def make_flag(school: School, kind: str, *, starts_on: date = date(2025, 9, 1), **given: Any) -> Flag:
    return Flag.objects.create(school=school, kind=kind, starts_on=starts_on, **given)
