"""The session of the made-up county that is open today: asked, voted, answered and said through the room's own actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate, now

from countywide.demo import data
from countywide.demo.forum import person
from countywide.garden.floor import actions, queries
from countywide.garden.floor.models import Floor
from countywide.garden.forum import queries as forum

MINUTE = timedelta(minutes=1)


def make(on: date) -> None:
    """Let people in and say everything of the file, a minute apart."""
    given = data.read(data.COUNTY / "floor.toml")
    floor, host = todays_floor(given["meeting"], on), person(given["host"])
    at = now() - 60 * MINUTE
    actions.open_floor(floor, by=host, now=at)
    actions.set_mode(floor, by=host, mode="OPEN")
    items = forum.agenda_of(floor.sitting.meeting)
    actions.set_item(floor, by=host, now=at, item=items[0] if items else None)
    for each in given["said"]:
        actions.say(floor, by=person(each["by"]), now=at, text=each["text"])
    for number, each in enumerate(given["asked"], start=1):
        asked(floor, each, host, at + number * MINUTE)
    for each in given["link"]:
        actions.put_link(floor, by=host, now=at, **each)


def todays_floor(meeting_key: str, on: date) -> Floor:
    """The floor of the sitting of that meeting that is on today."""
    meeting = forum.meeting(meeting_key)
    assert meeting is not None, f"floor.toml names a meeting that is not there: {meeting_key}."
    sitting = next(each for each in forum.sittings_of(meeting) if localdate(each.starts_at) == on)
    floor = queries.floor_of(sitting)
    assert floor is not None
    return floor


def asked(floor: Floor, given: dict[str, Any], host: Any, at: Any) -> None:
    question = actions.ask(floor, by=person(given["by"]), now=at, text=given["text"])
    for voter in given["votes"]:
        actions.vote(question, by=person(voter), now=at)
    if given.get("answered"):
        actions.answer_now(question, by=host, now=at + MINUTE)
