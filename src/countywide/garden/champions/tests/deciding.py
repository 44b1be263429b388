"""A call that has closed, its applications, panel and those who serve, for the tests of what follows a call."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate, make_aware

from countywide.garden.champions import actions, policies
from countywide.garden.champions.models import Application, Call, Champion, Paper, Reader
from countywide.platform.accounts.models import Organisation, RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.register.contacts.models import Mailbox
from countywide.register.schools.models import Area, District
from countywide.register.schools.tests.factories import make_school

BY = Machine("tests")
TODAY = localdate()
DAY = timedelta(days=1)
KIND = "inclusion-champions"
ANSWERS = {
    "years": 6, "qualification": "Yes", "phase": ["Primary"], "expertise": ["Autism", "Literacy"], "impact": "We wrote the day in pictures.",
    "motivation": "I would like to help.", "days": 2, "travel": "Up to 15 miles", "backfill": "Yes",
}  # fmt: skip
NOTE, WORDS = "Shown with figures of two years", "A change that lasted, told plainly, with figures to go by."
FEEDBACK = "The change you led was told clearly. Next time say what it did for pupils over a year, and what you would do in another school."
AGREED = "Twelve days a year; the council pays for cover."


def at(day: date, hour: int = 12) -> datetime:
    return make_aware(datetime(day.year, day.month, day.day, hour))


def somebody(name: str, *, role: str = "", organisation: Any = None) -> User:
    email = f"{name.lower().replace(' ', '.')}@people.example"
    user = User.objects.filter(email=email).first() or User.objects.create_user(email=email, name=name)
    if role:
        RoleHeld.objects.get_or_create(user=user, role=role, organisation=organisation, starts_on=date(2020, 9, 1))
    return user


def district(name: str = "Marram Vale", code: str = "E07900001") -> District:
    area, _new = Area.objects.get_or_create(key="vale", defaults={"name": "Vale"})
    return District.objects.get_or_create(gss_code=code, defaults={"name": name, "area": area})[0]


def school(name: str = "Pebblebank Primary School", where: District | None = None, **given: Any) -> Any:
    made = make_school(name=name, la_code="990", district=where or district(), **given)
    for role in ("HEAD", "SENCO"):
        Mailbox.objects.get_or_create(
            organisation=made.organisation, role=role, address=f"{role.lower()}@{made.urn}.example"
        )
    return made


def team() -> Organisation:
    return Organisation.objects.get_or_create(key="team-inclusion", defaults={"name": "Inclusion", "kind": "TEAM"})[0]


def keeper() -> User:
    """Somebody of the team that keeps calls."""
    return somebody("Kerenza Keeper", role="calls-organiser", organisation=team())


def call(*, kind: str = KIND, places: int = 1, closed_ago: int = 10) -> Call:
    """A call that has closed."""
    closes = at(TODAY - closed_ago * DAY)
    return Call.objects.create(
        kind=kind, key=f"{kind}-{Call.objects.count()}", title="Inclusion Champions 2026", policy_on=TODAY, places=places,
        opens_at=closes - 30 * DAY, closes_at=closes, results_by=TODAY + 20 * DAY, starts_on=TODAY + 30 * DAY,
        announced_at=closes - 60 * DAY, opened_at=closes - 30 * DAY, closed_at=closes,
    )  # fmt: skip


def application(of: Call, name: str, at_school: Any = None, **answers: Any) -> Application:
    """Sent in time."""
    user = somebody(name, role="senco" if at_school else "", organisation=at_school.organisation if at_school else None)
    number = Application.objects.count() + 1
    known = {each.name for each in Application._meta.fields}
    whom = {key: value for key, value in (("name", name), ("email", user.email)) if key in known}
    return Application.objects.create(
        reference=f"CH-{number:04}", call=of, user=user, school=at_school, role="senco" if at_school else "",
        answers={**ANSWERS, **answers}, started_at=of.opens_at, sent_at=of.closes_at - DAY, **whom,
    )  # fmt: skip


def readers(of: Call, number: int = 3) -> list[Reader]:
    """A panel that has said that it has no interests."""
    made = [actions.add_reader(of, by=BY, on=TODAY, user=somebody(f"Reader {place}")) for place in range(number)]
    for each in made:
        actions.declare(each, by=BY, on=TODAY, interests={})
    return made


def papers(of: Call) -> list[Paper]:
    """The numbers, in the order in which the applications came."""
    actions.draw(of, by=BY, on=TODAY)
    return list(Paper.objects.filter(call=of).order_by("application_id"))


def score(reader: Reader, paper: Paper, points: int = 2, **other: int) -> None:
    keys = [each.key for each in policies.kind_of(reader.call).criteria]
    actions.score(
        reader, by=BY, on=TODAY, paper=paper, points={key: other.get(key, points) for key in keys}, notes=dict.fromkeys(keys, NOTE)
    )  # fmt: skip


def decided(*names: str, places: int = 1, points: tuple[int, ...] = (3, 2, 1)) -> tuple[Call, list[Paper]]:
    """A call whose applications are all read, the first the best."""
    of = call(places=places)
    for place, name in enumerate(names):
        application(of, name, school(f"Marram School {place}"))
    held, panel = papers(of), readers(of)
    for paper, each in zip(held, points, strict=False):
        for reader in panel:
            score(reader, paper, each)
    return of, held


def talked(paper: Paper) -> Paper:
    """Shortlisted and talked with."""
    actions.shortlist(paper, by=BY, on=TODAY, yes=True, reasons=WORDS)
    actions.note_talk(paper, by=BY, on=TODAY, talked_on=TODAY, notes="Spoke well of how colleagues are helped.")
    return paper


def champion(
    name: str = "Osric Vantage", where: District | None = None, *, listed: bool = True, **given: Any
) -> Champion:
    """Somebody who serves, found in the directory."""
    here = given.pop("school", None) or school(f"School of {name}", where)
    usual = {
        "kind": KIND, "starts_on": TODAY - 90 * DAY, "ends_on": TODAY + 400 * DAY, "phases": ["Primary"], "expertise": ["Autism"],
        "agreed_on": TODAY - 80 * DAY if listed else None, "profile": "I coach colleagues.",
    }  # fmt: skip
    user = somebody(name, role="senco", organisation=here.organisation)
    return Champion.objects.create(
        user=user, name=name, email=user.email, school=here, district=here.district, **{**usual, **given}
    )
