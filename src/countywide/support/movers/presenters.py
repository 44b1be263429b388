"""An arrival as its school and the funding team read it: the options, the records, the money."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.law.codes.gias import SEN_NEEDS
from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.paper.blocks import Block, facts, heading, para, table
from countywide.platform.kit.tags.saying import short_date

from . import policies, queries
from .enums import Came, Does, Known
from .models import Arrival, Following, RecordsAsked

Rows = list[dict[str, Any]]
COLOURS = {Does.FOLLOWS: "green", Does.STAYS: "grey", Does.ENDS: "orange"}


def row(arrival: Arrival, *, on: date, names_school: bool = False) -> dict[str, Any]:
    words, colour = state(arrival, on=on)
    return {
        "href": reverse("movers:show", args=[arrival.key]), "reference": arrival.reference, "arrived_on": arrival.arrived_on,
        "who": f"{arrival.initials}, {year(arrival.year)}", "state": words, "colour": colour, "answer_by": arrival.answer_by,
        "school": arrival.school.name if names_school else "", "is_answered": arrival.answered_on is not None,
    }  # fmt: skip


def state(arrival: Arrival, *, on: date) -> tuple[str, str]:
    if arrival.answered_on:
        return "Answered", "green"
    return ("Late", "red") if arrival.answer_by < on else ("Being looked at", "blue")


def year(number: int) -> str:
    return "Reception" if number == 0 else f"Year {number}"


def known(arrival: Arrival) -> Rows:
    rows = [
        ("Reference", arrival.reference),
        ("Pupil", arrival.name_shown),
        ("Date of birth", arrival.born_on),
        ("Year group", year(arrival.year)),
        ("School", arrival.school.name),
        ("First day", arrival.arrived_on),
        ("Came from", arrival.from_school.name if arrival.from_school else arrival.from_name),
        ("Council that paid", arrival.council_name),
        ("Known", Known(arrival.known).label),
        ("Needs", ", ".join(SEN_NEEDS.get(each, each) for each in arrival.needs)),
        ("Told us on", arrival.told_on),
        ("The school is told in writing by", arrival.answer_by if not arrival.answered_on else None),
        ("The school was told on", arrival.answered_on),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def asked(found: list[RecordsAsked], *, on: date) -> Rows:
    """Whom we asked for records, by when, how often they were reminded, and what came."""
    return [
        {
            "name": each.school.name if each.school else each.name, "asked_on": each.asked_on, "due_on": each.due_on,
            "state": Came(each.came).label if each.came else "Late: reminded" if each.chased else "Asked",
            "colour": "green" if each.came == Came.SENT else "grey" if each.came else "orange" if each.chased else "blue",
            "came_on": each.came_on, "chased": each.chased, "chased_on": each.chased_on, "note": each.note,
        }
        for each in found
    ]  # fmt: skip


def money(found: list[Following]) -> Rows:
    """Each earlier award: what becomes of it, how much, from when until when."""
    return [
        {
            "stream": each.award.pot.get_stream_display(), "does": Does(each.does).label, "colour": COLOURS[Does(each.does)],
            "says": each.says, "amount": in_pounds(each.pence) if each.pence else "", "from_on": each.from_on, "to_on": each.to_on,
            "school": each.award.school.name, "done_on": each.done_on, "follows": each.does == Does.FOLLOWS,
            "annual": in_pounds(list(each.award.rates.all())[-1].annual_pence), "days": (each.to_on - each.from_on).days + 1,
        }
        for each in found
    ]  # fmt: skip


def options(arrival: Arrival, *, on: date) -> dict[str, Any]:
    """What the school can do at once (Q18)."""
    community, meeting = queries.next_meeting(arrival.school_id, on=on)
    request = queries.community_request(arrival)
    return {
        "community": community, "meeting": meeting, "request": request,
        "request_state": request.get_state_display() if request else "",
        "request_href": reverse("communities:request", args=[request.key]) if request else "",
    }  # fmt: skip


def rules_of_money(on: date) -> Rows:
    """The whole policy, so that anybody can read what happens to which money."""
    from countywide.support.ledger.enums import Stream

    return [
        {"stream": Stream(each.stream).label, "does": Does(each.does).label, "says": each.says}
        for each in policies.moving_on(on).rows
    ]


def letter(arrival: Arrival) -> list[Block]:
    """What the school is told in writing: each amount, from when, how it was shared with the last school."""
    rows = money(queries.followings_of(arrival))
    lines = [
        (
            each["stream"],
            each["does"],
            each["amount"] or "–",
            f"{short_date(each['from_on'])} to {short_date(each['to_on'])}",
        )
        for each in rows
    ]
    said = [
        para(
            f"{each['stream']}: {each['says']}"
            + (f" {each['annual']} a year, by {each['days']} days." if each["follows"] else "")
        )
        for each in rows
    ]
    none = "We find no money that any school of this council’s area has for this pupil. What you can do is on the page of the arrival."
    return [
        heading(f"Money for a pupil who moved: {arrival.reference}", 1),
        facts([("School", arrival.school.name), ("First day", short_date(arrival.arrived_on)), ("Pupil", f"{arrival.initials}, {year(arrival.year)}")]),
        *([table("What becomes of earlier money", ("Money", "What happens", "Amount", "From and until"), lines), *said] if rows else [para(none)]),
        *([para(arrival.words)] if arrival.words else []),
        para(
            "None of it limits what a plan provides, and none of it delays an assessment: any school or parent can ask for one at "
            "any time (Children and Families Act 2014 s.36)."
        ),
    ]  # fmt: skip
