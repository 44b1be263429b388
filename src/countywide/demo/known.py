"""The children whom the county's invented people know, each with the assessment that children.toml describes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from countywide.casework.cases.models import Case
from countywide.demo import data
from countywide.demo.children import drawing, writing
from countywide.demo.children.dates import clocks_of
from countywide.platform.accounts.models import Persona
from countywide.platform.audit import actions as audit
from countywide.register.people.models import Address, Child, Contact, Enrolment, Relationship
from countywide.register.schools import queries as schools

STAGE_OF = {
    "checked": ("VALIDATED", ""),
    "evidence_asked": ("EVIDENCE_REQUESTED", "SCHOOL"),
    "evidence_in": ("EVIDENCE_IN", ""),
    "ready": ("READY", ""),
    "agreed": ("AGREED", "ADVISERS"),
    "refused": ("REFUSED_TO_ASSESS", ""),
    "advice_in": ("ADVICE_IN", ""),
    "issue_agreed": ("DECIDED_TO_ISSUE", ""),
    "draft": ("DRAFT_ISSUED", "FAMILY"),
    "final": ("FINAL_ISSUED", ""),
}


def make(ground: writing.Ground) -> None:
    """Every child of children.toml, their family, their school and their case."""
    people = {persona.key: persona.user for persona in Persona.objects.select_related("user")}
    for given in data.read(data.COUNTY / "children.toml")["child"]:
        one(given, people, ground)
    audit.record("demo.known-children-made", by=writing.BY)


def one(given: dict[str, Any], people: dict[str, Any], ground: writing.Ground) -> None:
    """One child."""
    school = schools.school_with(given["urn"])
    assert school is not None, f"children.toml names a school that is not there: {given['urn']}."
    child = Child.objects.create(
        legal_forename=given["forename"],
        legal_surname=given["surname"],
        known_as=given.get("known_as", ""),
        pronouns=given["pronouns"],
        born_on=ground.today - timedelta(days=365 * given["years"] + 30 * given["months"]),
        user=people.get(given.get("person", "")),
    )
    home = {"lines": "4 Saltern Way", "postcode": "ZX4 2AB", "from_on": child.born_on}
    Address.objects.create(child=child, **home)
    for adult in given.get("family", []):
        relate(child, adult, people, home)
    Enrolment.objects.create(
        child=child,
        kind=given["taught"],
        organisation=school.organisation,
        starts_on=ground.today - timedelta(days=500),
    )
    area = school.district.area_id if school.district else None
    hold(child, given, life_of(given, ground.today), people, (school.organisation_id, area), ground)


def relate(child: Child, adult: dict[str, Any], people: dict[str, Any], home: dict[str, Any]) -> None:
    """An adult of the family, with the account of the invented person where there is one."""
    user = people.get(adult.get("person", ""))
    contact = Contact.objects.create(
        name=user.name if user else adult["name"],
        email=user.email if user else f"{adult['name'].split()[0].lower()}@home.example",
        phone="01632 960999",
        user=user,
        email_consent_on=child.born_on if user else None,
    )
    Address.objects.create(contact=contact, **home)
    Relationship.objects.create(child=child, contact=contact, kind=adult["kind"], responsibility="YES")


def life_of(given: dict[str, Any], today: date) -> drawing.Life:
    """The life that the file describes, as far as it has come."""
    life = drawing.Life(received_on=today - timedelta(days=given["received_ago"]))
    before = life.received_on
    for name, day in given["steps"].items():
        before = life.steps[name] = drawing.at_work(life.received_on + timedelta(days=day), before)
        life.stage, life.waiting_on = STAGE_OF[name]
    return life


def hold(
    child: Child, given: dict[str, Any], life: drawing.Life, people: dict[str, Any], place: Any, ground: writing.Ground
) -> None:
    """The case with its clocks, its timeline and its facts."""
    draw = Random(child.pk)  # nosec B311: made-up people
    case = writing.case(draw, child, life, place, ground)
    owner = people.get(given.get("owner", ""))
    case.owner_id = owner.pk if owner else None
    held = [writing.deadline(case, each, ground) for each in clocks_of(life)]
    writing.keep_next(case, [each for each in held if each.is_running])
    Case.objects.bulk_create([case])
    writing.hang_on([case], [life], [held], draw, asked_by=given["asked_by"])
