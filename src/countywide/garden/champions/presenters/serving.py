"""Those who serve, requests of schools, what is wanted and what was done, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from countywide.platform.kit import maps
from countywide.platform.kit.counting import counted

from ..models import Activity, Ask, Champion
from ..queries import Row, TermOfWork

STATES = {
    "WAITS": ("Waits for an answer", "orange"),
    "PLANNED": ("Planned", "blue"),
    "HELD": ("Held", "green"),
    "WITHDRAWN": ("Withdrawn", "grey"),
}
LEGEND = ("All that are wanted are there", "Somebody is wanted", "Nobody is wanted here")


def person(one: Champion) -> dict[str, Any]:
    """Somebody as the directory shows them."""
    return {
        "key": one.key,
        "address": str(one.key),
        "name": one.name,
        "school": one.school.name if one.school else "",
        "district": one.district.name if one.district else "",
        "phases": ", ".join(one.phases),
        "expertise": ", ".join(one.expertise),
        "profile": one.profile,
        "until": one.ends_on,
    }


def facts(one: Champion, thanks: int) -> list[dict[str, Any]]:
    """What stands about somebody beside their own words."""
    said = person(one)
    rows = (("School", "school"), ("District", "district"), ("Ages", "phases"), ("Expertise", "expertise"))
    known = [{"key": heading, "value": said[name]} for heading, name in rows if said[name]]
    return [*known, {"key": "Serves until", "value": one.ends_on}, {"key": "Thanked", "value": counted(thanks, "time")}]


def people(found: Iterable[Champion]) -> list[dict[str, Any]]:
    return [person(each) for each in found]


def in_hours(minutes: int) -> str:
    """Minutes as somebody says them: 2 hours 30 minutes."""
    hours, rest = divmod(minutes, 60)
    said = [counted(hours, "hour")] if hours else []
    return " ".join([*said, *([counted(rest, "minute")] if rest else [])]) or "0 hours"


def vacancies(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "name": each.district.name,
            "code": each.district.gss_code,
            "wanted": each.wanted,
            "held": each.held,
            "vacant": each.vacant,
            "says": stands(each),
            "for": ", ".join(filter(None, (each.phase, each.expertise))) or "Any",
        }
        for number, each in enumerate(rows, 1)
    ]


def stands(row: Row) -> tuple[str, str]:
    """In words what the colour on the map says."""
    if not row.wanted:
        return "Nobody is wanted here", "grey"
    return (f"{row.vacant} wanted", "orange") if row.vacant else ("All are there", "green")


def picture(rows: Sequence[Row], figures: Mapping[int, Mapping[str, float]], name: str) -> maps.Map | None:
    """The districts with the numbers of the table, each in the middle of where its schools lie."""
    marks = [
        maps.Mark(
            number, int(figures[row.district.pk]["easting"]), int(figures[row.district.pk]["northing"]), sort(row)
        )
        for number, row in enumerate(rows, 1)
        if row.district.pk in figures and figures[row.district.pk]["easting"]
    ]
    says = f"{counted(len(marks), 'district')} by their numbers in the table, each in the middle of where its schools lie. North is at the top."
    return maps.over(f"{name} by district", marks, says=says, legend=LEGEND)


def sort(row: Row) -> int:
    return 3 if not row.wanted else 2 if row.vacant else 1


def asks(found: Iterable[Ask]) -> list[dict[str, Any]]:
    return [ask(each) for each in found]


def ask(each: Ask) -> dict[str, Any]:
    return {
        "key": each.key,
        "school": each.organisation.name,
        "who": each.champion.name if each.champion else "",
        "about": each.about,
        "first": each.first,
        "last": each.last,
        "state": each.state,
        "says": STATES[each.state],
        "answer_by": each.answer_by,
        "planned_on": each.planned_on,
        "held_on": each.held_on,
        "feedback": each.feedback,
    }


def roles(found: Iterable[Champion], titles: Mapping[str, str], minutes: Mapping[int, int]) -> list[dict[str, Any]]:
    """Where somebody serves or served: until when, in the directory or not, and the time given."""
    return [
        {
            **person(each),
            "title": titles.get(each.kind, each.kind),
            "kind": each.kind,
            "from": each.starts_on,
            "ended_on": each.stepped_down_on,
            "is_listed": each.agreed_on is not None,
            "time": in_hours(minutes.get(each.pk, 0)),
        }
        for each in found
    ]


def log(found: Iterable[Activity], sorts: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "on": each.on,
            "sort": sorts.get(each.sort, each.sort),
            "time": in_hours(each.minutes),
            "schools": each.schools,
            "changed": each.changed,
        }
        for each in found
    ]


def report(terms: Iterable[TermOfWork]) -> list[dict[str, Any]]:
    return [
        {
            "name": each.name,
            "activities": each.activities,
            "visits": each.visits,
            "time": in_hours(each.minutes),
            "schools": each.schools,
            "thanks": each.thanks,
            "changed": each.changed,
        }
        for each in terms
    ]
