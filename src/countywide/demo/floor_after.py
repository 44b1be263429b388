"""What became of what was said after a meeting that is over: sent to teams, joined, answered, thanked for, kept private."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import make_aware

from countywide.demo import data
from countywide.demo.forum import person
from countywide.garden.floor import actions, queries
from countywide.garden.floor.actions import sending, sorting
from countywide.garden.floor.enums import Kind
from countywide.garden.floor.models import Handling, Private, Question
from countywide.garden.forum import queries as forum
from countywide.garden.knowledge import queries as knowledge


def make(on: date) -> None:
    """Everything of the file, in its order."""
    given = data.read(data.COUNTY / "floor-after.toml")
    meeting, host = forum.meeting(given["meeting"]), person(given["host"])
    assert meeting is not None, f"floor-after.toml names a meeting that is not there: {given['meeting']}."
    floor = queries.floor_of(forum.sittings_of(meeting)[0])
    said: list[Question] = []
    for each in given["said"]:
        said.append(one(floor, each, said, host, on - timedelta(days=each["ago"])))


def one(floor: Any, given: dict[str, Any], before: list[Question], host: Any, on: date) -> Question:
    """One thing that was said, and what whoever sorts did with it."""
    by, now = person(given["by"]), make_aware(datetime.combine(on, time(16, 20)))
    question = actions.ask(floor, by=by, now=now, text=given["text"])
    if question.kind == Kind.ONE_CHILD:
        Private.objects.filter(question=question).update(
            team=knowledge.desks()[given["team"]].pk, team_key=given["team"]
        )
    elif "team" in given:
        Handling.objects.filter(question=question).update(team_key=given["team"], why_routed="it names a date of reviews")
        sending.send_on(question, by=host, on=on, team_key=given["team"])
    elif "joins" in given:
        sorting.join(question, by=host, on=on, now=now, into=before[given["joins"]])
    elif "answer" in given and (entry := knowledge.entry_called(given["answer"], actor=host)):
        sending.answer_with(question, by=host, on=on, entry=entry)
    return question
