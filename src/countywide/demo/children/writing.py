"""Writes lives into the tables, a few thousand at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from countywide.casework.assessments.models import Assessment
from countywide.casework.cases.models import Case, Event, Holding
from countywide.casework.deadlines import deriving, inputs
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.deadlines.actions import owes
from countywide.casework.deadlines.models import Deadline
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Machine
from countywide.register.people.models import Address, Child, Contact, Enrolment, Relationship
from countywide.register.schools import queries as schools

from . import names, telling
from .dates import clocks_of
from .drawing import Life, life

CHUNK = 2_000
OLDEST = 18  # years, of a child that is made up
BY = Machine("made-up county")
ASKED_BY = (("PARENT", 1), ("SCHOOL", 2), ("SCHOOL", 2), ("PROFESSIONAL", 3))


@dataclass(frozen=True)
class Ground:
    """Where the made-up children live and learn, and who works for them."""

    today: date
    team_id: int
    officers: list[int]
    places: list[tuple[int, int | None]]  # a school's organisation and its area
    calendar: clocks.Calendar
    closures: tuple[clocks.Closure, ...]
    ages: dict[int, tuple[int, int]] = field(default_factory=dict)  # the youngest and oldest a school teaches, if known

    def places_at(self, age: int) -> list[tuple[int, int | None]]:
        """The schools that teach children of an age; all of them where none says so."""
        fitting = [place for place in self.places if self.teaches(place[0], age)]
        return fitting or self.places

    def teaches(self, school: int, age: int) -> bool:
        youngest, oldest = self.ages.get(school, (0, 99))
        return youngest <= age < oldest


def write(count: int, *, ground: Ground, seed: int, say: Callable[[int], None] = lambda done: None) -> int:
    """Make so many children, each with one assessment. Each chunk is whole or not there."""
    draw, done = Random(seed), 0  # nosec B311: made-up people, the same for the same seed
    while done < count:
        size = min(CHUNK, count - done)
        with transaction.atomic():
            chunk(size, draw, ground)
            audit.record("demo.children-made", by=BY, count=size, seed=seed, done=done + size)
        done += size
        say(done)
    return done


def ground_of(today: date, *, team_id: int, officers: list[int]) -> Ground:
    """The open schools of the county with their areas, and the calendar in force."""
    found = schools.open_in_county(today)
    places = [(school.organisation_id, school.district.area_id if school.district else None) for school in found]
    closures = schools.closures_of(None, today - timedelta(days=500), today + timedelta(days=300))
    ages = {
        school.organisation_id: (school.lowest_age or 0, school.highest_age or 99)
        for school in found
        if school.lowest_age or school.highest_age
    }
    return Ground(today, team_id, officers, places, deadlines.calendar(), closures, ages)


def chunk(size: int, draw: Random, ground: Ground) -> None:
    """Children first, then what hangs on them."""
    lives = [life(draw, ground.today) for _ in range(size)]
    children = Child.objects.bulk_create([child(draw, ground.today) for _ in range(size)])
    contacts = Contact.objects.bulk_create([contact(draw, each) for each in children])
    rows = list(zip(children, contacts, lives, strict=True))
    Relationship.objects.bulk_create(tie(draw, each, adult) for each, adult, _ in rows)
    by_age = {age: ground.places_at(age) for age in range(OLDEST + 1)}
    places = [
        draw.choice(by_age[clocks.age_on(each.born_on, ground.today)]) if ground.places else (None, None)
        for each, _, _ in rows
    ]
    Address.objects.bulk_create(homes(draw, rows))
    Enrolment.objects.bulk_create(
        Enrolment(
            child=each,
            kind="SCHOOL" if place[0] else "NOWHERE",
            organisation_id=place[0],
            starts_on=date(ground.today.year - 2, 9, 1),
        )
        for (each, _, _), place in zip(rows, places, strict=True)
    )
    held = [case(draw, each, drawn, place, ground) for (each, _, drawn), place in zip(rows, places, strict=True)]
    clocks_held = [
        [deadline(each, one, ground) for one in clocks_of(drawn)] for each, drawn in zip(held, lives, strict=True)
    ]
    for each, made in zip(held, clocks_held, strict=True):
        keep_next(each, [one for one in made if one.is_running])
    Case.objects.bulk_create(held)
    hang_on(held, lives, clocks_held, draw)


def hang_on(
    held: list[Case], lives: list[Life], clocks_held: list[list[Deadline]], draw: Random, *, asked_by: str = ""
) -> None:
    """Who held each case, its clocks, its timeline and the facts of its assessment."""
    pairs = list(zip(held, lives, strict=True))
    Holding.objects.bulk_create(
        Holding(
            case=each, team_id=each.team_id, owner_id=each.owner_id, starts_on=drawn.received_on, ends_on=drawn.ended_on
        )
        for each, drawn in pairs
    )
    for each, made in zip(held, clocks_held, strict=True):
        for one in made:
            one.case = each  # now that it has a key
    Deadline.objects.bulk_create(one for made in clocks_held for one in made)
    Event.objects.bulk_create(event for each, drawn in pairs for event in events(each, drawn))
    Assessment.objects.bulk_create(assessment(draw, each, drawn, asked_by) for each, drawn in pairs)


def keep_next(case: Case, running: list[Deadline]) -> None:
    """The next day by which the council must act, as the deadlines room would keep it."""
    owed = [(one.act_by, one.clock) for one in running if one.act_by and owes(one.law)]
    if owed and case.closed_on is None:
        case.act_by, case.next_clock = min(owed)


def child(draw: Random, today: date) -> Child:
    """A child from two to eighteen; now and then with a name they go by."""
    forename = names.forename(draw)
    born = today - timedelta(days=draw.randint(2 * 365, OLDEST * 365))
    made = Child(
        legal_forename=forename,
        legal_surname=names.surname(draw),
        known_as=names.forename(draw) if draw.random() < 0.1 else "",
        pronouns=draw.choice(names.PRONOUNS) if draw.random() < 0.3 else "",
        born_on=born,
        sex=draw.choice("FM"),
        is_looked_after=draw.random() < 0.04,
    )
    made.keep_keys()
    return made


def contact(draw: Random, child: Child) -> Contact:
    name = f"{names.forename(draw)} {child.legal_surname}"
    return Contact(name=name, email=f"family{draw.randrange(10**12)}@home.example", phone="01632 960999")


def tie(draw: Random, child: Child, adult: Contact) -> Relationship:
    kind = draw.choice(("MOTHER", "FATHER", "PARENT", "GRANDPARENT"))
    return Relationship(child=child, contact=adult, kind=kind, responsibility="YES")


def homes(draw: Random, rows: list[Any]) -> Iterator[Address]:
    for each, adult, _ in rows:
        street, postcode = names.address(draw)
        lived_since = each.born_on + timedelta(days=30)
        yield Address(child=each, lines=street, postcode=postcode, from_on=lived_since)
        yield Address(contact=adult, lines=street, postcode=postcode, from_on=lived_since)


def case(draw: Random, child: Child, drawn: Life, place: tuple[int | None, int | None], ground: Ground) -> Case:
    """The case as it stands; some wait for an officer, most of all the new ones."""
    unowned = draw.random() < (0.6 if drawn.stage == "RECEIVED" else 0.05)
    return Case(
        child=child,
        kind="ASSESSMENT",
        opened_on=drawn.received_on,
        closed_on=drawn.ended_on,
        closed_because="" if drawn.ended_on is None else telling.SAYS[last_step(drawn)][0][:200],
        team_id=ground.team_id,
        owner_id=None if unowned or not ground.officers else draw.choice(ground.officers),
        school_id=place[0],
        area_id=place[1],
        stage=drawn.stage,
        waiting_on="" if drawn.ended_on else drawn.waiting_on,
    )


def last_step(drawn: Life) -> str:
    return list(drawn.steps)[-1]


def deadline(case: Case, one: Any, ground: Ground) -> Deadline:
    """A clock with its dates as the law computes them."""
    given = {"school_closures": ground.closures} if one.takes_closures and case.school_id else one.given or {}
    made = Deadline(
        case=case,
        clock=one.clock,
        key=one.key,
        ruleset=clocks.rules_on(one.trigger_on).id,
        trigger_on=one.trigger_on,
        inputs=inputs.kept(given),
        met_on=one.met_on,
        ended_on=one.ended_on,
        ended_because=one.because,
    )
    deriving.derive(made, ground.calendar)
    if made.is_running and made.law.owed_by != clocks.LA and made.legal_due and made.legal_due < ground.today:
        made.ended_on, made.ended_because = made.legal_due + timedelta(days=1), "The time has passed"
    return made


def events(case: Case, drawn: Life) -> Iterator[Event]:
    """The timeline of a life."""
    for step, day in (("received", drawn.received_on), *drawn.steps.items()):
        title, family, is_told = telling.SAYS[step]
        yield Event(
            case=case,
            key=f"assessments.{step.replace('_', '-')}",
            on=day,
            at=timezone.make_aware(datetime.combine(day, time(10))),
            title=title,
            family_title=family,
            to_family=is_told,
            to_school=is_told,
        )


FACTS = {
    "checked": "checked_on",
    "evidence_asked": "evidence_asked_on",
    "evidence_in": "evidence_in_on",
    "ready": "ready_on",
    "agreed": "agreed_on",
    "refused": "refused_on",
    "advice_in": "advice_in_on",
    "issue_agreed": "issue_agreed_on",
    "issue_refused": "issue_refused_on",
    "draft": "draft_on",
    "final": "final_on",
    "withdrawn": "withdrawn_on",
    "moved": "moved_on",
}


def assessment(draw: Random, case: Case, drawn: Life, asked_by: str = "") -> Assessment:
    """The facts of the assessment, with their dates."""
    who, source = draw.choice([each for each in ASKED_BY if each[0] == asked_by] or ASKED_BY)
    dates = {FACTS[step]: day for step, day in drawn.steps.items()}
    if "final" in drawn.steps:
        dates["final_sent_on"] = drawn.steps["final"]
    if "checked" in drawn.steps:
        dates["family_consulted_on"] = drawn.steps["checked"]
    still = {"still_attention": False} if "withdrawn" in drawn.steps else {}
    return Assessment(case=case, requested_on=drawn.received_on, source=source, asked_by=who, **dates, **still)
