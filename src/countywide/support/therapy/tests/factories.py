"""A school, its provider and the people around its link therapy, through the room's own actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from countywide.platform.accounts.models import Organisation, RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.register.contacts.models import Mailbox
from countywide.register.people.models import Enrolment
from countywide.register.people.tests import factories as people
from countywide.register.schools import rules
from countywide.register.schools.models import School
from countywide.support.therapy import actions, queries
from countywide.support.therapy.models import Link, Meeting, Provider
from countywide.support.therapy.types import Wanted, Written

BY, DAY = Machine("therapy-tests"), timedelta(days=1)
TODAY = localdate()


@dataclass
class Place:
    """One school with its people."""

    school: Organisation
    link: Link
    provider: Provider
    senco: User
    head: User
    therapist: User
    manager: User
    teacher: User
    programme: User

    @property
    def urn(self) -> str:
        return str(self.school.school.urn)


def body(key: str, kind: str, name: str = "") -> Organisation:
    return Organisation.objects.get_or_create(key=key, defaults={"name": name or key.title(), "kind": kind})[0]


def somebody(role: str, at: Organisation, name: str = "") -> User:
    email = f"{role}@{at.key}.example"
    user = User.objects.filter(email=email).first()
    user = user or User.objects.create_user(
        email=email, name=name or f"A {role.replace('-', ' ').title()} of {at.name}"
    )
    RoleHeld.objects.get_or_create(user=user, role=role, organisation=at, defaults={"starts_on": date(2020, 9, 1)})
    return user


def school(urn: str = "900901", **given: Any) -> Organisation:
    at = body(f"school-{urn}", "SCHOOL", f"Wickerbrook School {urn}")
    figures = {"pupils": 420, "pupils_with_support": 50, "pupils_with_plan": 12, "la_code": "990"}
    School.objects.get_or_create(
        urn=urn,
        defaults={
            "organisation": at,
            "name": at.name,
            "name_key": rules.name_key(at.name),
            "status": "1",
            **figures,
            **given,
        },
    )
    for role, address in (("SENCO", "senco"), ("HEAD", "head")):
        Mailbox.objects.get_or_create(organisation=at, role=role, defaults={"address": f"{address}@{at.key}.example"})
    return at


def place(
    urn: str = "900901",
    *,
    linked: bool = True,
    since: date = TODAY - 100 * DAY,
    provider: str = "health-one",
    **given: Any,
) -> Place:
    """A school of a provider, with a therapist linked to it."""
    at, home = school(urn, **given), body(provider, "HEALTH", f"{provider.title()} Trust")
    kept = actions.open_provider(
        None, by=BY, on=since, organisation_id=home.pk, mailbox=f"link@{provider}.example", liaison=f"liaison@{provider}.example",
        records=f"records@{provider}.example",
    )  # fmt: skip
    manager = somebody("therapy-manager", home)
    link = actions.put_in_charge(queries.link_of(at.pk), by=BY, on=since, provider=kept)
    therapist = somebody("link-therapist", home)
    if linked:
        actions.assign(link, by=BY, on=since, therapist=therapist, starts_on=since)
    team = body("team-programme", "TEAM", "Programme")
    return Place(
        at, link, kept, somebody("senco", at), somebody("head", at), therapist, manager,
        somebody("specialist-teacher", body("team-teaching", "TEAM", "Teaching")), somebody("programme-manager", team),
    )  # fmt: skip


def link_at(at: Organisation) -> Link:
    """The link of a school that is there already, with a provider and a therapist of its own where it has none."""
    number = f"8{at.pk:05}"
    School.objects.get_or_create(
        organisation=at, defaults={"urn": number, "name": at.name, "name_key": rules.name_key(at.name), "status": "1"}
    )
    link = queries.link_of(at.pk)
    if link.provider_id is None:
        home = body(
            f"z-health-of-{at.pk}", "HEALTH"
        )  # the last by its key, so that nobody takes it for the county’s own
        kept = actions.open_provider(None, by=BY, on=TODAY, organisation_id=home.pk, mailbox=f"link@{home.key}.example")
        link = actions.put_in_charge(queries.link_of(at.pk), by=BY, on=TODAY, provider=kept)
        actions.assign(link, by=BY, on=TODAY, therapist=somebody("link-therapist", home), starts_on=TODAY)
    return link


def colleague(place: Place, name: str = "Another Therapist") -> User:
    """Another link therapist of the same provider."""
    at = place.provider.organisation
    user = User.objects.create_user(email=f"{name.replace(' ', '.').lower()}@{at.key}.example", name=name)
    RoleHeld.objects.create(user=user, role="link-therapist", organisation=at, starts_on=date(2020, 9, 1))
    return user


def pupil(place: Place, **given: Any) -> Any:
    """A pupil of the school."""
    child = people.child(**given)
    Enrolment.objects.filter(child=child).delete()
    Enrolment.objects.create(child=child, kind="SCHOOL", organisation=place.school, starts_on=TODAY - 400 * DAY)
    return child


def booked(place: Place, day: date, *, on: date | None = None, **given: Any) -> Meeting:
    """Proposed by the therapist, confirmed by the school."""
    made = actions.propose(
        place.link, by=place.therapist, on=on or day, day=day, **{"purpose": "TERMLY", "mode": "IN_PERSON", **given}
    )  # fmt: skip
    actions.confirm(made, by=place.senco, on=on or day, day=day)
    return made


def held(place: Place, day: date, **given: Any) -> Meeting:
    """A contact that took place."""
    return actions.note_contact(
        place.link, by=place.therapist, on=day, held_on=day, **{"purpose": "TERMLY", "mode": "IN_PERSON", **given}
    )  # fmt: skip


def written(**given: Any) -> Written:
    return Written(
        **{
            "mode": "IN_PERSON", "present": ("SENCO", "THERAPIST"), "universal": "Key words are on the wall of every classroom.",
            "children": 3, "no_next": "The new timetable comes first", **given,
        }
    )  # fmt: skip


def shared(place: Place, day: date, *, on: date | None = None, **given: Any) -> Meeting:
    """A contact with its record, which the school has."""
    meeting = held(place, day)
    actions.write(meeting, by=place.therapist, on=on or day, written=written(**given))
    actions.share(meeting, by=place.therapist, on=on or day)
    return meeting


def wanted(**given: Any) -> Wanted:
    return Wanted(
        **{
            "what": "Coach two teaching assistants",
            "owner": "SENCO",
            "due_on": TODAY + 30 * DAY,
            "strand": 3,
            "level": 1,
            **given,
        }
    )
