"""A team, officers and schools for a county that is only made to be measured."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.platform.accounts.models import Organisation, RoleHeld, User
from countywide.platform.audit.models import Entry
from countywide.register.contacts.models import Team
from countywide.register.people.models import Child
from countywide.register.schools.models import Area, District, School, Term

from .writing import Ground, ground_of

OFFICERS, SCHOOLS, AREAS = 40, 400, 4
MARK = "demo.children-made"


def bar_to_making() -> str | None:
    """Made-up children are never mixed with real ones."""
    if Child.objects.exists() and not Entry.objects.filter(did=MARK).exists():
        return "This database holds children who were not made up. A made-up county is never added to them."
    return None


def ready(today: date) -> Ground:
    """The assessment team, its officers, and schools; made where there are none."""
    team = Team.objects.filter(key="assessment").first() or make_team()
    officers = [user.pk for user in officers_of(team, today)]
    if not School.objects.exists():
        make_schools()
    if not Term.objects.exists():
        make_terms(today)
    return ground_of(today, team_id=team.organisation_id, officers=officers)


def make_team() -> Team:
    organisation = Organisation.objects.create(key="team-assessment", name="Assessment Team", kind="TEAM")
    return Team.objects.create(
        key="assessment", organisation=organisation, name="Assessment Team", owns="Assessments.", phone="01632 960110"
    )


def officers_of(team: Any, today: date) -> list[User]:
    """Those who work there, made up to a number that shares the work believably."""
    held = RoleHeld.objects.filter(organisation=team.organisation, role="assessment-officer")
    users = list(User.objects.filter(pk__in=held.values("user_id")).order_by("pk"))
    for number in range(len(users), OFFICERS if not users else len(users)):
        user = User.objects.create_user(f"officer{number}@county.example", f"Officer {number}")
        RoleHeld.objects.create(
            user=user, role="assessment-officer", organisation=team.organisation, starts_on=today - timedelta(days=900)
        )
        users.append(user)
    return users


def make_schools() -> None:
    """Four areas, each with a district, and schools spread over them."""
    districts = []
    for number in range(AREAS):
        area = Area.objects.create(key=f"area-{number}", name=f"Area {number}")
        districts.append(District.objects.create(gss_code=f"E0799900{number}", name=f"District {number}", area=area))
    made = Organisation.objects.bulk_create(
        Organisation(key=f"school-8{number:05}", name=f"School {number}", kind="SCHOOL") for number in range(SCHOOLS)
    )
    School.objects.bulk_create(
        School(
            urn=f"8{number:05}",
            organisation=organisation,
            name=f"School {number}",
            name_key=f" school {number}",
            status="1",
            la_code="",
            district=districts[number % AREAS],
        )
        for number, organisation in enumerate(made)
    )


def make_terms(today: date) -> None:
    """Terms with six weeks of summer, for three years."""
    for year in (today.year - 1, today.year, today.year + 1):
        Term.objects.create(
            year=f"{year}/{(year + 1) % 100:02}", number=1, first_day=date(year, 9, 2), last_day=date(year + 1, 7, 22)
        )
