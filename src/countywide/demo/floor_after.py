"""What became of what was said after a meeting that is over: sent to teams, joined, answered, thanked for, kept private."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.demo import data
from countywide.demo.forum import DEMO, at, days_before, known, person, planned, sittings
from countywide.garden.floor import actions, queries
from countywide.garden.floor.actions import sending, sorting
from countywide.garden.floor.enums import Kind
from countywide.garden.floor.models import Handling, Private, Question
from countywide.garden.forum import actions as meetings
from countywide.garden.forum import queries as forum
from countywide.garden.knowledge import queries as knowledge


def make(on: date) -> None:
    """Everything of the file, in its order."""
    given = data.read(data.COUNTY / "floor-after.toml")
    meeting, host = webinar(given["meeting"], on), person(given["host"])
    floor = queries.floor_of(forum.sittings_of(meeting)[0])
    said: list[Question] = []
    for each in given["said"]:
        said.append(one(floor, each, said, host, on - timedelta(days=each["ago"])))


def webinar(given: dict[str, Any], on: date) -> Any:
    """The meeting, held twice: who came, and who booked and could not."""
    days = days_before(on, given["ago"])
    now = at(days[0] - timedelta(days=40), "10:00")
    series = {each.key: each for each in forum.every_series()}
    meeting = planned(given, series, now)
    held = sittings(meeting, days, given["times"], now)
    meetings.announce(meeting, by=DEMO, now=now + timedelta(days=2), why_none=given["why_none"])
    for sitting in held:
        came: set[int] = set()
        if sitting == held[0]:
            booked_at = sitting.starts_at - timedelta(days=12)
            came = {known(sitting, key, booked_at).pk for key in given["came"]}
            for key in given["absent"]:
                known(sitting, key, booked_at)
        meetings.mark_attendance(sitting, by=DEMO, now=sitting.ends_at, came=came)
        meetings.end_sitting(sitting, by=DEMO, now=sitting.ends_at)
    return meeting


def one(floor: Any, given: dict[str, Any], before: list[Question], host: Any, on: date) -> Question:
    """One thing that was said, and what whoever sorts did with it."""
    by, now = person(given["by"]), at(on, "16:20")
    question = actions.ask(floor, by=by, now=now, text=given["text"])
    if question.kind == Kind.ONE_CHILD:
        Private.objects.filter(question=question).update(
            team=knowledge.desks()[given["team"]].pk, team_key=given["team"]
        )
    elif "team" in given:
        Handling.objects.filter(question=question).update(
            team_key=given["team"], why_routed="it names a date of reviews"
        )
        sending.send_on(question, by=host, on=on, team_key=given["team"])
    elif "joins" in given:
        sorting.join(question, by=host, on=on, now=now, into=before[given["joins"]])
    elif "answer" in given and (entry := knowledge.entry_called(given["answer"], actor=host)):
        sending.answer_with(question, by=host, on=on, entry=entry)
    return question
