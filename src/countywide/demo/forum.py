"""The forum of the made-up county, through the room's own actions: one meeting past, the next open to book, a room open today."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import make_aware

from countywide.demo import data
from countywide.garden.forum import actions, queries
from countywide.garden.forum.models import Booking, Contributor, Meeting, Project, Series, Sitting
from countywide.garden.forum.types import NewItem, Who
from countywide.law.clocks import Calendar
from countywide.platform.accounts.models import Persona, User
from countywide.platform.kit.doors import Machine
from countywide.register.contacts import queries as contacts

DEMO, DAY, WORKING = Machine("demo"), timedelta(days=1), Calendar()
LINK = "https://calls.heronshire.example/"
Given = dict[str, Any]


def make(on: date) -> None:
    """Everything of the file, in the order in which it happened."""
    given = data.read(data.COUNTY / "forum.toml")
    series = {each["key"]: actions.open_series(None, by=DEMO, on=on, **each) for each in given["series"]}
    for each in given["project"]:
        project(each, on)
    past(given["past"], series, given["people"]["names"], on)
    coming(given["next"], series, given["people"]["names"], on)
    today(given["today"], series, given["people"]["names"], on)
    for each in given["poll"]:
        poll(each, series, on)


def person(key: str) -> User:
    return Persona.objects.get(key=key).user


def at(day: date, clock: str) -> datetime:
    """A time of day, in the county's own clock."""
    return make_aware(datetime.combine(day, time.fromisoformat(clock)))


def day_before(on: date, days: int) -> date:
    """A working day so long ago."""
    return WORKING.last_working_day(on - days * DAY)


def days_before(on: date, ago: list[int]) -> list[date]:
    """Days on which schools are open, so many days ago and each another day, the earliest first."""
    found: list[date] = []
    for each in sorted(ago):
        day = day_before(on, each)
        while found and day >= found[0]:
            day = day_before(day, 1)
        found.insert(0, day)
    return found


def team(key: str) -> Any:
    found = contacts.team_with(key)
    assert found is not None, f"forum.toml names a team that is not there: {key}."
    return found


def planned(given: Given, series: dict[str, Series], now: datetime) -> Meeting:
    """A meeting with its items and the services that were asked."""
    meeting = actions.plan_meeting(
        series[given["series"]], by=DEMO, now=now, **{name: given[name] for name in ("key", "title", "term", "about")}
    )  # fmt: skip
    for each in given["item"]:
        speaker = person(each["speaker"]).pk if "speaker" in each else None
        item = NewItem(
            each["title"], each["minutes"], each["answers"], presenter=each["presenter"], team_key=each["team"],
            speaker_id=speaker,
        )  # fmt: skip
        actions.add_item(meeting, by=DEMO, now=now, item=item)
    for each in given.get("invited", ()):
        asked(meeting, each, now)
    return meeting


def asked(meeting: Meeting, given: Given, now: datetime) -> Contributor:
    """A service that was invited, and what it answered."""
    invited = actions.invite(
        meeting, by=DEMO, now=now, organisation_id=team(given["service"]).organisation_id, words=given["words"]
    )
    if given.get("accepts"):
        by, later = person(given["by"]), now + 3 * DAY
        item = NewItem(given["title"], given["minutes"], given["answers"], presenter=by.name)
        offered = actions.offer_item(invited, by=by, now=later, item=item)
        if given["agreed"]:
            actions.agree_item(offered, by=DEMO, now=later + DAY)
    return invited


def sittings(meeting: Meeting, days: list[date], times: list[list[str]], now: datetime) -> list[Sitting]:
    """The meeting's sittings, each with its own call."""
    return [
        actions.add_sitting(
            meeting, by=DEMO, now=now, starts_at=at(day, begins), ends_at=at(day, ends), how_to_join="Online, with captions.",
            join_link=f"{LINK}{meeting.key}-{number}",
        )
        for number, (day, (begins, ends)) in enumerate(zip(days, times, strict=True), start=1)
    ]  # fmt: skip


def stranger(sitting: Sitting, who: list[str], now: datetime, **more: Any) -> Booking:
    """Somebody who books without an account."""
    name, where = who
    email = f"{name.lower().replace(' ', '.')}@{where.lower().replace(' ', '-')}.example"
    return actions.book(sitting, by=DEMO, now=now, who=Who(name, email, where, **more))


def known(sitting: Sitting, key: str, now: datetime) -> Booking:
    """A persona who books for themselves."""
    user = person(key)
    held = user.roles.select_related("organisation").order_by("-starts_on")[0].organisation
    who = Who(user.name, user.email, held.name, organisation_id=held.pk, has_nothing_to_ask=True)
    return actions.book(sitting, by=user, now=now, who=who)


def past(given: Given, series: dict[str, Series], names: list[list[str]], on: date) -> None:
    """A meeting that was held twice: who came, and who could not."""
    days = days_before(on, given["ago"])
    now = at(days[0] - 60 * DAY, "10:00")
    meeting = planned(given, series, now)
    held = sittings(meeting, days, given["times"], now)
    actions.announce(meeting, by=DEMO, now=now + 8 * DAY)
    for number, sitting in enumerate(held):
        booked_at = sitting.starts_at - 12 * DAY
        here = [stranger(sitting, names[place], booked_at) for place in given["came"][number]]
        for place in given["absent"][number]:
            stranger(sitting, names[place], booked_at)
        if number == 0:
            here += [known(sitting, key, booked_at) for key in given["came_personas"]]
            for key in given["absent_personas"]:
                known(sitting, key, booked_at)
        actions.mark_attendance(sitting, by=DEMO, now=sitting.ends_at, came={each.pk for each in here})
        actions.end_sitting(sitting, by=DEMO, now=sitting.ends_at)


def coming(given: Given, series: dict[str, Series], names: list[list[str]], on: date) -> None:
    """The next meeting, on the days that the council's figures give; open to book while they lie ahead."""
    figures = {each["key"]: each["value"] for each in data.read(data.COUNCIL)["value"]}
    days = [figures["forum-first"], figures["forum-second"]]
    now = at(min(on, days[0]) - given["planned_ago"] * DAY, "10:00")
    meeting = planned(given, series, now)
    held = sittings(meeting, days, given["times"], now)
    actions.announce(meeting, by=DEMO, now=now + 5 * DAY)
    for number, sitting in enumerate(held):
        booked_at = now + (6 + number) * DAY
        for place in given["booked"][number]:
            needs = given["needs"]
            access = tuple(needs["access"]) if place == needs["place"] else ()
            stranger(sitting, names[place], booked_at, access=access)
        for key in given["personas"][number]:
            known(sitting, key, booked_at)


def today(given: Given, series: dict[str, Series], names: list[list[str]], on: date) -> None:
    """A room that is open the whole of today, so that a visitor can walk in; and again a fortnight later."""
    now = at(on - 20 * DAY, "10:00")
    meeting = planned(given, series, now)
    days, whole = [on, on + given["again_in"] * DAY], ["00:00", "23:59"]
    open_now, _again = sittings(meeting, days, [whole, ["09:00", "17:00"]], now)
    actions.announce(meeting, by=DEMO, now=now, why_none=given["why_none"])
    for place in given["booked"]:
        stranger(open_now, names[place], now + 2 * DAY)
    for key in given["personas"]:
        known(open_now, key, now + 2 * DAY)


def poll(given: Given, series: dict[str, Series], on: date) -> None:
    """Which times suit, asked now."""
    opens = on - given["opens_ago"] * DAY
    made = actions.ask_poll(
        series[given["series"]], by=DEMO, on=opens, title=given["title"], opens_on=opens,
        closes_on=on + given["closes_in"] * DAY, slots=[(day, time.fromisoformat(clock)) for day, clock in given["slots"]],
    )  # fmt: skip
    offered = {(slot.weekday, slot.time): slot.pk for slot, _votes in queries.result_of(made)}
    for key, chosen in given["votes"].items():
        slots = [offered[given["slots"][n][0], time.fromisoformat(given["slots"][n][1])] for n in chosen]
        actions.vote(made, by=person(key), now=at(opens + DAY, "12:00"), slots=slots)


def project(given: Given, on: date) -> None:
    """A project, who was asked to take part, and its dates."""
    begins = on - given["begins_ago"] * DAY
    made: Project = actions.open_project(
        None, by=DEMO, on=begins, begins_on=begins, **{name: given[name] for name in ("key", "name", "about", "team_key")}
    )  # fmt: skip
    for each in given["invited"]:
        member = actions.invite_to_project(
            made, by=DEMO, on=begins, organisation_id=team(each["service"]).organisation_id, part=each["part"]
        )
        if "joins" in each:
            actions.join(member, by=person(each["joins"]), on=begins + 4 * DAY)
    for each in given["happenings"]:
        day = on - each["ago"] * DAY if "ago" in each else on + each["in"] * DAY
        actions.note_in_project(
            made, by=DEMO, on=on, day=day, words=each["words"], is_decision=each.get("is_decision", False)
        )  # fmt: skip
