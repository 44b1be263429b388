"""Link therapy of the made-up county, through the room's own actions: a live plan, an empty post with cover, a late record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.demo import data
from countywide.demo.people import opened_as
from countywide.law.clocks import Calendar
from countywide.platform.accounts.models import Organisation, Persona, RoleHeld, User
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries as schools
from countywide.support.therapy import actions, queries
from countywide.support.therapy.models import Link, Meeting, Provider
from countywide.support.therapy.types import Wanted, Written

DEMO, DAY, WORKING = Machine("demo"), timedelta(days=1), Calendar()
WORDS = "New words are taught before each topic, and every class has a quiet corner."
SINCE = 220


def make(on: date) -> None:
    """Everything of the file, each school as far as it has come."""
    given = data.read(data.COUNTY / "therapy.toml")
    provider = opened(given["provider"], on)
    who = therapists(given["provider"], provider)
    for group in given["schools"]:
        for place, urn in enumerate(group["urns"]):
            usual(linked(urn, who[group["who"]], provider, on), who[group["who"]], on, place)
    for urn in given["waiting"]["urns"]:
        in_charge(urn, provider, on - 30 * DAY)
    vacant(given["vacant"], who, provider, on)
    late = given["late"]
    met(linked(late["urn"], who[late["who"]], provider, on), who[late["who"]], day_before(on, late["met_ago"]))
    live(given["live"], who, provider, on)
    actions.chase(by=DEMO, on=on)


def day_before(on: date, days: int) -> date:
    """A working day so long ago."""
    return WORKING.last_working_day(on - days * DAY)


def opened(given: dict[str, Any], on: date) -> Provider:
    home = opened_as(given["organisation"], "HEALTH")
    return actions.open_provider(
        None, by=DEMO, on=on, organisation_id=home.pk, starts_on=given["since"],
        **{name: given[name] for name in ("mailbox", "liaison", "records", "phone")},
    )  # fmt: skip


def therapists(given: dict[str, Any], provider: Provider) -> dict[str, User]:
    """The one whom a visitor may become, and colleagues."""
    who = {"saffron": Persona.objects.get(key="saffron").user}
    for name in given["colleagues"]:
        who[name] = colleague(name, provider.organisation)
    return who


def colleague(name: str, home: Organisation) -> User:
    user = User.objects.create_user(f"{name.lower().replace(' ', '.')}@community-health.example", name)
    RoleHeld.objects.create(user=user, role="link-therapist", organisation=home, starts_on=date(2020, 9, 1))
    return user


def in_charge(urn: str, provider: Provider, on: date) -> Link:
    school = schools.school_with(urn)
    assert school is not None, f"therapy.toml names a school that is not there: {urn}."
    return actions.put_in_charge(queries.link_of(school.organisation_id), by=DEMO, on=on, provider=provider)


def linked(urn: str, who: User, provider: Provider, on: date, *, since: int = SINCE) -> Link:
    """Given to the provider, and linked to a therapist the same day."""
    begins = on - since * DAY
    link = in_charge(urn, provider, begins)
    actions.assign(link, by=DEMO, on=begins, therapist=who, starts_on=begins)
    return link


def met(link: Link, who: User, day: date, **given: Any) -> Meeting:
    """They met; no record is written yet."""
    return actions.note_contact(
        link, by=who, on=day, held_on=day, **{"purpose": "TERMLY", "mode": "IN_PERSON", **given}
    )


def recorded(meeting: Meeting, who: User, **said: Any) -> date:
    """Its record, shared within a week."""
    assert meeting.held_on is not None
    day = WORKING.working_days_after(meeting.held_on, 5)
    written = {"mode": meeting.mode, "present": ("SENCO", "THERAPIST"), "no_next": "The day is agreed by email", **said}
    actions.write(meeting, by=who, on=day, written=Written(**written))
    actions.share(meeting, by=who, on=day)
    return day


def usual(link: Link, who: User, on: date, place: int) -> None:
    """A meeting in this term with its record; every third school has its next one booked."""
    meeting = met(link, who, day_before(on, 30 + 3 * place), purpose="TERMLY" if place % 2 else "INITIAL")
    recorded(meeting, who, universal=WORDS, children=place % 4)
    if place % 3 == 0:
        day = WORKING.next_working_day(on + (20 + place) * DAY)
        booked = actions.propose(link, by=who, on=on - 9 * DAY, purpose="TERMLY", mode="IN_PERSON", day=day)
        actions.confirm(booked, by=who, on=on - 8 * DAY, day=day)


def vacant(given: dict[str, Any], who: dict[str, User], provider: Provider, on: date) -> None:
    """The therapist left; somebody covers, and a day is given by which the post is filled."""
    link = linked(given["urn"], who[given["who"]], provider, on)
    recorded(met(link, who[given["who"]], day_before(on, 100)), who[given["who"]], universal=WORDS, children=2)
    last = on - given["left_ago"] * DAY
    actions.leave(
        link, by=DEMO, on=last - 20 * DAY, last_on=last, note=given["note"], said=given["said"], filled_by=on + given["filled_in"] * DAY
    )  # fmt: skip
    actions.cover(link, by=DEMO, on=last, therapist=who[given["covers"]], starts_on=last + 7 * DAY, until=None)


def live(given: dict[str, Any], who: dict[str, User], provider: Provider, on: date) -> None:
    """The school whose plan goes on: therapist, specialist teacher, SENCO and head each own a part of it."""
    therapist, teacher = who[given["who"]], Persona.objects.get(key=given["teacher"]).user
    link = linked(given["urn"], therapist, provider, on, since=given["since_ago"])
    held = []
    for each in given["met"]:
        words = {name: each.get(name, "") for name in ("universal", "targeted", "specialist", "training")}
        held.append(
            (met(link, therapist, day_before(on, each["ago"]), purpose=each["purpose"]), words, each["children"])
        )
    listed_on = on - given["listed_ago"] * DAY
    actions.list_teacher(link, by=DEMO, on=listed_on, teacher=teacher)
    for each in given["agreed"]:
        agreed(link, each, held[each["meeting"]][0], teacher, on)
    for meeting, words, children in held:
        shared_on = recorded(meeting, therapist, children=children, **words)
        actions.agree_record(meeting, by=DEMO, on=WORKING.working_days_after(shared_on, 3))
    day = WORKING.next_working_day(on + given["next_in"] * DAY)
    coming = actions.propose(
        link, by=therapist, on=on - 20 * DAY, purpose="JOINT", mode="IN_PERSON", day=day, at="9am in the library"
    )
    actions.confirm(coming, by=therapist, on=on - 18 * DAY, day=day)


def agreed(link: Link, given: dict[str, Any], meeting: Meeting, teacher: User, on: date) -> None:
    """One action, and what became of it."""

    def day(name: str) -> date | None:
        if f"{name}_ago" in given:
            return on - int(given[f"{name}_ago"]) * DAY
        return on + int(given[f"{name}_in"]) * DAY if f"{name}_in" in given else None

    due_on = day("due")
    assert due_on is not None
    begun = on - given["ago"] * DAY
    made = actions.agree_action(
        link, by=DEMO, on=begun,
        wanted=Wanted(
            given["what"], given["by"], due_on, given["strand"], given["level"], meeting_id=meeting.pk,
            teacher_id=teacher.pk if given["by"] == "TEACHER" else None,
        ),
    )  # fmt: skip
    if done := day("done"):
        actions.move_action(made, by=DEMO, on=done, to="DONE")
    elif "carried_ago" in given:
        actions.move_action(
            made, by=DEMO, on=on - given["carried_ago"] * DAY, to="CARRIED", due_on=on + given["carried_in"] * DAY
        )
    elif "progress" in given:
        actions.move_action(made, by=DEMO, on=begun + 10 * DAY, to=given["progress"])
