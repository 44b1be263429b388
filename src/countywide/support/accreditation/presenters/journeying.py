"""A journey as a school and as the programme read it, what it costs, and its check-ins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit import forms
from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.tables import Column, Filter, Table
from countywide.platform.kit.tags.saying import short_date

from ..enums import Route, State
from ..rules import journey as rules
from ..types import Figures, Price, Terms


def money(pence: int | None) -> str:
    if pence is None:
        return "Not settled"
    return "£0: nothing is charged" if pence == 0 else in_pounds(pence)


def prices(found: Sequence[Price]) -> list[dict[str, Any]]:
    """Every route with its price."""
    return [{"route": Route(each.route).label, "price": money(each.pence), "why": each.why} for each in found]


def routes(found: Sequence[Price]) -> list[tuple[str, str]]:
    """The routes to choose from."""
    return [(each.route, f"{Route(each.route).label} ({money(each.pence)})") for each in found]


def costs(terms: Terms, known: Figures) -> list[dict[str, Any]]:
    """The questions that the price follows from, answered for this school, the national programme first."""
    licences = f"{known.licences_left} of {terms.licences} left" if terms.licences else "None"
    if terms.licences and terms.licences_until:
        licences += f", until {short_date(terms.licences_until)}"
    rows = [
        ("In a national programme", f"Yes: {known.programme}" if known.programme else "No"),
        ("Funded licences", licences),
        ("A state school of the county", "Yes" if known.is_county_state else "No"),
        ("Full price", money(terms.full_pence) if terms.full_pence is not None else "No price is set yet"),
    ]
    if terms.county_pence is not None and terms.county_pence != terms.full_pence:
        rows.append(("Price for state schools of the county", money(terms.county_pence)))
    return [{"key": key, "value": value} for key, value in rows]


def facts(journey: Any, *, charge: Any = None) -> list[dict[str, Any]]:
    """Where one journey stands."""
    rows = [
        ("Where it stands", f"{State(journey.state).label}, since {short_date(journey.since)}"),
        ("Takes part again", "Yes" if journey.is_again else None),
        ("The programme rings by", None if journey.called_on or journey.state != "INTERESTED" else journey.call_by),
        ("Rung on", journey.called_on),
        ("Paid for by", Route(journey.route).label if journey.route else None),
        ("Price", money(journey.price_pence) if journey.price_pence is not None else None),
        ("Invoiced", f"{in_pounds(charge.pence)} on {short_date(charge.on)}" if charge else None),
        ("Actions required", journey.required or None),
        ("Accredited on", journey.accredited_on),
        ("Valid to", journey.valid_to),
        ("Told of by the school", "The programme has not looked it up yet" if unconfirmed(journey) else None),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def unconfirmed(journey: Any) -> bool:
    return journey.is_legacy and journey.confirmed_on is None


def next_word(journey: Any) -> dict[str, str]:
    """What happens next, and on whom it waits."""
    state = State(journey.state)
    if state in rules.WAITS_ON_SCHOOL:
        return {"who": "You", "says": rules.WAITS_ON_SCHOOL[state]}
    return {"who": "The programme", "says": rules.WAITS_ON_PROGRAMME.get(state, "")}


def way(journey: Any) -> list[dict[str, Any]]:
    """The whole way, drawn: what is done with its day, what is now, and what is still to come."""
    reached = {each.state: each for each in journey.steps.all()}
    at = (
        rules.WAY.index(State.PORTFOLIO if journey.state == State.ACTIONS else State(journey.state))
        if (journey.state in (*rules.WAY, State.ACTIONS))
        else len(rules.WAY)
    )
    return [
        {
            "title": state.label,
            "when": reached[state].on if state in reached and place <= at else None,
            "text": reached[state].note if state in reached and place <= at else "",
            "state": "done" if place < at else "now" if place == at else "next",
        }
        for place, state in enumerate(rules.WAY)
    ]  # fmt: skip


def steps(journey: Any) -> list[dict[str, Any]]:
    """Every step with who took it, the newest first."""
    return [
        {
            "title": State(each.state).label,
            "when": each.on,
            "text": each.note,
            "by": each.by.name if each.by else "",
            "state": "done",
        }
        for each in reversed(journey.steps.all())
    ]


def check_ins(journey: Any, *, on: date) -> list[dict[str, Any]]:
    """Each check-in: due, with whom, held, or overdue."""
    return [
        {
            "key": each.key,
            "due_on": each.due_on,
            "missed_on": each.missed_on,
            "owner": each.owner.name if each.owner else "Nobody yet",
            "held_on": each.held_on,
            "notes": each.notes,
            "late": each.held_on is None and each.due_on < on,
        }
        for each in journey.check_ins.all()
    ]


def table(found: Any, asked: Any) -> Table:
    """Every school on the way or accredited."""
    return Table(
        found,
        [
            Column("School", lambda each: each.organisation.name, href=lambda each: reverse("accreditation:journey", args=[each.key])),
            Column("Where it stands", lambda each: State(each.state).label),
            Column("Since", "since"),
            Column("Paid for by", lambda each: Route(each.route).label if each.route else "Not settled"),
            Column("Next check-in", "next_check_in"),
            Column("Valid to", "valid_to"),
        ],
        [Filter("state", forms.Pick("Where it stands", State.choices, empty="All"), "state")],
        {"": "state"},
        asked,
        caption="Schools on the way, accredited, or no longer",
        things=("school", "schools"),
        empty="No school matches.",
    )  # fmt: skip


def waiting(found: Iterable[Any], *, on: date) -> list[dict[str, Any]]:
    """Check-ins that are overdue, or catch up one that never came."""
    return [
        {
            "key": each.key,
            "school": each.journey.organisation.name,
            "journey": each.journey.key,
            "due_on": each.due_on,
            "missed_on": each.missed_on,
            "owner": each.owner.name if each.owner else "nobody yet",
            "late": each.due_on < on,
        }
        for each in found
    ]
