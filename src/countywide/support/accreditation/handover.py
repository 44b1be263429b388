"""What a successor reads of the school’s evaluation and accreditation: where it stands, what comes next, whom to ask, what is marked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from . import permissions, queries
from .enums import Route, State
from .rules import journey as rules

Row = dict[str, Any]


def concerns(held: Any) -> bool:
    """Whether the role takes part for a school."""
    return permissions.TAKE_PART.key in held.permissions


def standing(held: Any, asker: Any, on: date) -> list[Row]:
    """Where the evaluation and the accreditation stand."""
    if not concerns(held):
        return []
    here, rows = held.organisation_id, []
    evaluation = queries.evaluation_of(here)
    if evaluation is not None:
        stands = queries.standing_of(evaluation, queries.framework_of(evaluation), queries.rounds_of(evaluation))
        rows.append(
            row("Evaluation", f"{stands.label}. Begun on {short_date(evaluation.started_on)}.", "our-evaluation")
        )
    for journey in (queries.accreditation_of(here), queries.on_the_way(here)):
        if journey is not None:
            rows.append(row("Accreditation", said_of(journey), "our-accreditation"))
    return rows


def next_steps(held: Any, asker: Any, on: date) -> list[Row]:
    """What comes next, and who does it."""
    if not concerns(held):
        return []
    rows = []
    journey = queries.on_the_way(held.organisation_id)
    if journey is not None:
        says = rules.WAITS_ON_SCHOOL.get(State(journey.state)) or rules.WAITS_ON_PROGRAMME.get(State(journey.state), "")
        rows.append(row("Next", says, "our-accreditation"))
    accredited = queries.accreditation_of(held.organisation_id)
    check_in = accredited.check_ins.filter(held_on=None).select_related("owner").first() if accredited else None
    if check_in is not None:
        owner = check_in.owner.name if check_in.owner else "nobody yet"
        missed = f" The one of {short_date(check_in.missed_on)} never came." if check_in.missed_on else ""
        rows.append(
            row("Check-in", f"By {short_date(check_in.due_on)}, owned by {owner}.{missed}", "our-accreditation")
        )
    return rows


def contacts(held: Any, asker: Any, on: date) -> list[Row]:
    """Whom to ask."""
    if not concerns(held):
        return []
    rows = [{"key": "Programme", "value": f"{each.name}, {each.email}"} for each in queries.programme_people(on=on)[:3]]
    therapists = queries.therapists_of(held.organisation_id, on=on)
    return rows + [{"key": "Link therapist", "value": f"{each.name}, {each.email}"} for each in therapists[:2]]


def flags(held: Any, asker: Any, on: date) -> list[Row]:
    """What is marked on the school’s record, and what follows from it."""
    from countywide.register.schools import queries as schools

    school = schools.school_of(held.organisation_id) if concerns(held) else None
    programme = queries.programme_of(school, on=on) if school else ""
    if not programme:
        return []
    return [
        row(
            "National programme",
            f"{programme}: accreditation costs the school nothing, and no invoice can be raised.",
            "price",
        )
    ]


def row(key: str, value: str, name: str) -> Row:
    return {"key": key, "value": value, "change_url": reverse(f"accreditation:{name}"), "change_words": "Open"}


def said_of(journey: Any) -> str:
    if journey.state == State.ACCREDITED:
        return f"Accredited on {short_date(journey.accredited_on)}, valid to {short_date(journey.valid_to)}."
    route = f" {Route(journey.route).label}." if journey.route else ""
    return f"{State(journey.state).label}, since {short_date(journey.since)}.{route}"


SECTIONS = (
    ("Evaluation and accreditation: where your school is", standing),
    ("Evaluation and accreditation: next steps", next_steps),
    ("Evaluation and accreditation: whom to ask", contacts),
    ("Evaluation and accreditation: what is marked", flags),
)
"""The parts of the hand-over page, in order."""
