"""Decisions about who to ask and whether contacts are fresh, on plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from .types import Best, RouteFacts

CONFIRMED_BY = (9, 30)  # the last day of the month in which schools confirm their contacts

PHASE_OF_GIAS = {
    "1": "EARLY_YEARS",
    "2": "PRIMARY",
    "3": "PRIMARY",
    "4": "SECONDARY",
    "5": "SECONDARY",
    "6": "POST_16",
}
"""All-through and special schools have no one phase: the asker says which child it is about."""


# --- who to ask ------------------------------------------------------------------------------


def fits(route: RouteFacts, *, topic: str, area: str, phase: str, county: str, on: date) -> bool:
    """Whether a row is in force on a day and nothing it names differs from what is asked."""
    if on < route.starts_on or (route.ends_on and on > route.ends_on):
        return False
    asked = {"topic": topic, "area": area, "phase": phase, "county": county}
    return all(getattr(route, name) in ("", said) for name, said in asked.items())


def how_specific(route: RouteFacts) -> tuple[bool, bool, int]:
    """The border comes first (one desk for schools outside, whatever they ask), then the topic, then area and phase."""
    return bool(route.county), bool(route.topic), bool(route.area) + bool(route.phase)


def best_route(
    routes: Iterable[RouteFacts], *, topic: str, area: str = "", phase: str = "", county: str = "IN", on: date
) -> Best | None:
    """The most specific row in force. Rows as specific that name another team are told, so that somebody mends them.

    Of rows as specific as each other the newest answers, then one that names the area.
    """
    fitting = [each for each in routes if fits(each, topic=topic, area=area, phase=phase, county=county, on=on)]
    if not fitting:
        return None
    most = max(map(how_specific, fitting))
    equal = [route for route in fitting if how_specific(route) == most]
    chosen = max(equal, key=lambda route: (route.starts_on, bool(route.area), -route.key))
    return Best(chosen, tuple(route for route in equal if route.team != chosen.team))


def bar_to_route(new: RouteFacts, others: Iterable[RouteFacts]) -> str | None:
    """Name what stands in the way of a new row: dates the wrong way round, or one for the same at the same time."""
    if new.ends_on and new.ends_on < new.starts_on:
        return "The last day cannot be before the first."
    for other in others:
        same = all(getattr(new, name) == getattr(other, name) for name in ("topic", "area", "phase", "county"))
        if same and new.starts_on <= (other.ends_on or date.max) and other.starts_on <= (new.ends_on or date.max):
            return "There is already a row for exactly this in that time. End it first."
    return None


def bar_to_ending_route(*, starts_on: date, ends_on: date | None, on: date) -> str | None:
    """Name what stands in the way of ending a row on a day, which is its last."""
    if ends_on and ends_on <= on:
        return f"This row already ended on {ends_on:%-d %B %Y}."
    return f"This row began on {starts_on:%-d %B %Y}, so it cannot end before then." if on < starts_on else None


# --- fresh contacts --------------------------------------------------------------------------


def asked_since(on: date) -> date:
    """The first of September of this school year: contacts confirmed before it are last year's."""
    return date(on.year if on.month >= 9 else on.year - 1, 9, 1)


def due_by(on: date) -> date:
    """The last day for confirming contacts this school year."""
    return date(asked_since(on).year, *CONFIRMED_BY)


def is_asking_time(on: date) -> bool:
    """Schools are asked in September, once each."""
    return on.month == 9


def freshness(confirmed_on: date | None, *, on: date) -> str:
    """CONFIRMED, DUE (it is still September) or OVERDUE."""
    if confirmed_on and confirmed_on >= asked_since(on):
        return "CONFIRMED"
    return "DUE" if on <= due_by(on) else "OVERDUE"


def bar_to_confirming(mailboxes: Mapping[str, tuple[str, bool]], *, needed: Sequence[str]) -> str | None:
    """Name what must be put right first. `mailboxes` gives each role's address and whether it bounced."""
    for role in needed:
        if not mailboxes.get(role, ("", False))[0]:
            return f"Give an address for the {role.lower() if role != 'SENCO' else role} before you confirm."
    for address, has_bounced in mailboxes.values():
        if has_bounced:
            return f"Our last message to {address} came back. Put the address right before you confirm."
    return None


def bar_to_handing_over(*, is_head: bool, is_holder: bool) -> str | None:
    """The SENCO role is passed on by the head or by whoever holds it."""
    if is_head or is_holder:
        return None
    return "Only the headteacher or the present SENCO can hand the SENCO role over."
