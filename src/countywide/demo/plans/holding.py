"""Plans and the cases on which they are kept: of children who have had one for years, and of those assessed lately."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from countywide.casework.assessments.models import FinalPlan
from countywide.casework.cases.models import Case, Event, Holding
from countywide.casework.plans.models import Plan, Row, Version
from countywide.casework.plans.models.rows import SPACE
from countywide.casework.plans.types import Content
from countywide.demo.children import places, writing
from countywide.platform.accounts.models import Organisation, RoleHeld
from countywide.platform.kit.doors import Machine
from countywide.register.people.models import Address, Child, Contact, Enrolment, Relationship

from .words import BEGINS, KIND, Bank

BY = Machine("demo")
OLDER, SEED = 1_100, 44
YOUNGEST, OLDEST = 4, 18
FIRST_SET = date.fromisoformat(BEGINS)


@dataclass
class Held:
    """One plan, what its newest version says, and what reviews of it turn on."""

    plan: Plan
    made_on: date
    version: Version
    content: Content
    area_key: str


def write(bank: Bank, on: date) -> list[Held]:
    """Every plan of the county."""
    draw, ground = Random(SEED), places.ready(on)  # nosec B311: made-up people, the same for the same seed
    team = Organisation.objects.get(key="team-casework")
    held = RoleHeld.objects.filter(organisation=team, role="casework-officer").order_by("user_id")
    officers = list(held.values_list("user_id", flat=True).distinct())
    rows = [*of_the_assessed(), *of_older(draw, ground, on)]
    cases = Case.objects.bulk_create(case(draw, each, team.pk, officers) for each in rows)
    Holding.objects.bulk_create(
        Holding(case=each, team_id=each.team_id, owner_id=each.owner_id, starts_on=each.opened_on) for each in cases
    )
    Event.objects.bulk_create(began(each) for each in cases)
    plans = Plan.objects.bulk_create(plan(each, kept) for each, kept in zip(rows, cases, strict=True))
    contents = [
        bank.content(draw, name=one.child.first_name, made_on=row["made_on"], placement=one.named)
        for one, row in zip(plans, rows, strict=True)
    ]
    versions = Version.objects.bulk_create(
        version(one, content, 1, "FINAL", row["made_on"])
        for one, content, row in zip(plans, contents, rows, strict=True)
    )
    areas = area_keys()
    return [
        Held(one, row["made_on"], kept, content, areas.get(one.case.area_id, ""))
        for one, row, kept, content in zip(plans, rows, versions, contents, strict=True)
    ]


def area_keys() -> dict[int | None, str]:
    from countywide.register.schools.models import Area

    return {area.pk: area.key for area in Area.objects.order_by("id")}


def of_the_assessed() -> list[dict[str, Any]]:
    """What assessments came to: their final plans."""
    made = FinalPlan.objects.select_related("assessment__case__child", "setting").order_by("id")
    return [
        {"child": each.assessment.case.child, "assessment": each.assessment, "made_on": each.final_on,
         "school_id": each.setting_id or each.assessment.case.school_id, "area_id": each.assessment.case.area_id,
         "named": each.named}
        for each in made
        if each.assessment.final_sent_on
    ]  # fmt: skip


def of_older(draw: Random, ground: writing.Ground, on: date) -> list[dict[str, Any]]:
    """Children whose plan was made before this service came: they are known, and their assessment is on paper."""
    children = Child.objects.bulk_create(child(draw, on) for _ in range(OLDER))
    adults = Contact.objects.bulk_create(writing.contact(draw, each) for each in children)
    Relationship.objects.bulk_create(
        writing.tie(draw, each, adult) for each, adult in zip(children, adults, strict=True)
    )
    Address.objects.bulk_create(
        writing.homes(draw, [(each, adult, None) for each, adult in zip(children, adults, strict=True)])
    )
    by_age = {age: ground.places_at(age) for age in range(OLDEST + 2)}
    found = [placed(draw, each, by_age, on) for each in children]
    Enrolment.objects.bulk_create(
        Enrolment(
            child=each["child"], kind="SCHOOL", organisation_id=each["school_id"], starts_on=date(on.year - 2, 9, 1)
        )
        for each in found
    )
    return found


def child(draw: Random, on: date) -> Child:
    """A child old enough to have had a plan for more than a year."""
    made = writing.child(draw, on)
    made.born_on = on - timedelta(days=draw.randint(YOUNGEST * 365 + 100, OLDEST * 365))
    return made


def placed(draw: Random, each: Child, by_age: dict[int, Any], on: date) -> dict[str, Any]:
    """Where a child learns, and since when there is a plan: made from about the third birthday on, a year ago or more."""
    school_id, area_id = draw.choice(by_age[min(OLDEST, (on - each.born_on).days // 365)])
    oldest = min((on - each.born_on).days - 3 * 365, 6 * 365)
    made_on = on - timedelta(days=draw.randint(400, max(401, oldest)))
    return {
        "child": each,
        "assessment": None,
        "made_on": made_on,
        "school_id": school_id,
        "area_id": area_id,
        "named": "",
    }


def case(draw: Random, given: dict[str, Any], team_id: int, officers: list[int]) -> Case:
    """The plan's own case, open as long as the plan is."""
    return Case(
        child=given["child"],
        kind="PLAN",
        opened_on=given["made_on"],
        team_id=team_id,
        owner_id=None if not officers or draw.random() < 0.08 else draw.choice(officers),
        school_id=given["school_id"],
        area_id=given["area_id"],
        stage="IN_FORCE",
    )


def began(case: Case) -> Event:
    """The first entry of its timeline."""
    return Event(
        case=case,
        key="plans.made",
        on=case.opened_on,
        at=timezone.make_aware(datetime.combine(case.opened_on, time(10))),
        title="The plan was made",
        family_title="Your plan was made",
        to_family=True,
        to_school=True,
    )


def plan(given: dict[str, Any], case: Case) -> Plan:
    return Plan(
        child=given["child"],
        case=case,
        assessment=given["assessment"],
        kind=KIND,
        begins=FIRST_SET,
        begun_on=given["made_on"],
        made_on=given["made_on"],
        setting_id=given["school_id"],
        named=given["named"] or name_of(given["school_id"]),
    )


NAMES: dict[int, str] = {}


def name_of(organisation_id: int | None) -> str:
    """The name of a setting, each looked up once."""
    if organisation_id is None:
        return "A mainstream school"
    if organisation_id not in NAMES:
        NAMES[organisation_id] = Organisation.objects.get(pk=organisation_id).name
    return NAMES[organisation_id]


def version(plan: Plan, content: Content, number: int, issued_as: str, on: date) -> Version:
    """What a plan said when it was issued."""
    kept = content.as_json()
    packed = json.dumps(kept, sort_keys=True, ensure_ascii=False, default=list).encode()
    sha256 = hashlib.sha256(packed).hexdigest()
    return Version(plan=plan, number=number, issued_as=issued_as, issued_on=on, content=kept, sha256=sha256)


def write_rows(told: Iterable[tuple[Plan, Content]]) -> None:
    """The working copies, with what each row is for."""
    made: list[Row] = []
    links: list[tuple[str, str]] = []
    for plan, content in told:
        for number, said in enumerate(content.rows, start=1):
            made.append(
                Row(plan=plan, key=said.key, section=said.section, sort=said.sort, place=number * SPACE, text=said.text,
                    details=said.details)
            )  # fmt: skip
            links += [(said.key, other) for other in said.answers_to]
    pks = {str(row.key): row.pk for row in Row.objects.bulk_create(made, batch_size=2_000)}
    Through = Row.answers_to.through
    Through.objects.bulk_create(
        (Through(from_row_id=pks[one], to_row_id=pks[other]) for one, other in links), batch_size=4_000
    )
