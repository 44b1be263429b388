"""What the organisers, and everybody, see of how the forum does: time to answer, who came, what is asked again."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime

from countywide.garden.floor import queries as floors
from countywide.garden.floor.queries import afterwards as floor
from countywide.garden.forum import queries as forum
from countywide.garden.knowledge import queries as knowledge
from countywide.garden.knowledge import rules as knowledge_rules

from .. import policies, rules
from ..types import Came, Times


def times_by_team(on: date) -> list[tuple[str, Times]]:
    """For each team the time that answers to questions of sessions took, in working days, and the share that were in time."""
    answered: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    late: dict[str, int] = defaultdict(int)
    for each in floor.sent_on():
        begun = localtime(each.asked_at).date()
        if each.answered_at:
            ended = localtime(each.answered_at).date()
            days = knowledge_rules.working_days_between(begun, ended)
            answered[each.team_key].append((days, ended <= each.reply_by))
        elif each.reply_by < on:
            late[each.team_key] += 1
    known, fewest = knowledge.desks(), policies.promise_on(on).fewest
    found = [
        (known[key].name if key in known else key, rules.times(answered[key], late_open=late[key], fewest=fewest))
        for key in {**answered, **late}
    ]
    return sorted(found, key=lambda pair: pair[0])


def attendance(now: datetime, *, on: date) -> list[tuple[str, list[Came]]]:
    """For each series who came at which day and time (Q65), as far as it tells of no single person."""
    fewest = policies.promise_on(on).fewest
    return [
        (
            series.name,
            [
                rules.came(slot_in_words(each), booked=each.booked, came=each.came, fewest=fewest)
                for each in forum.came_by_slot(series, now)
            ],
        )
        for series in forum.every_series()
    ]


def slot_in_words(slot: Any) -> str:
    """ "Tuesdays, 3:45pm"."""
    days = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
    hour, half = slot.time.hour % 12 or 12, "am" if slot.time.hour < 12 else "pm"
    return f"{days[slot.weekday]}, {hour}:{slot.time.minute:02}{half}"


def thanks(meeting: Any, *, on: date) -> tuple[int | None, list[tuple[str, int]]]:
    """How many thanked at a meeting, and for which of its items (Q27): counted, never quoted; no number that is too small."""
    counted, fewest = floors.thanks_of(meeting), policies.promise_on(on).fewest
    whole = sum(counted.values())
    titles = {each.pk: each.title for each in forum.agenda_of(meeting)} if whole >= fewest else {}
    items = [(titles[key], number) for key, number in counted.items() if key in titles and number >= fewest]
    return (whole if whole >= fewest else None), sorted(items, key=lambda pair: (-pair[1], pair[0]))


def repeats(on: date) -> list[tuple[str, int, int]]:
    """Topics asked about at more than one meeting: how many questions at how many meetings, most first."""
    fewest = policies.promise_on(on).fewest
    asked: dict[str, list[int]] = defaultdict(list)
    for topic, meeting in floor.topics_asked():
        asked[topic].append(meeting)
    found = [(topic, len(held), len(set(held))) for topic, held in asked.items() if len(set(held)) > 1]
    return sorted((each for each in found if each[1] >= fewest), key=lambda each: (-each[1], each[0]))
