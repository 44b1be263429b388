"""Mediation: who is told, by when it is held, how it ends, and what an agreement asks (ss.52 to 56; regs 32 to 42)."""

from __future__ import annotations

from datetime import date

from ..enums import About, Mediated, Part, Wants
from ..types import Asked, Point
from .orders import FITS, bar_to_orders

FEWEST_WORDS = 3


def bar_to_contact(*, contact_on: date, sent_on: date, on: date, already: bool) -> str | None:
    """The adviser is contacted after the decision was sent; a late contact is entered as it was (reg 33)."""
    if already:
        return "It is noted already when the adviser was contacted."
    return None if sent_on <= contact_on <= on else "The day lies between the decision letter and today."


def bar_to_asking(*, asked: Asked, sent_on: date, on: date, wants: str, outcome: str) -> str | None:
    """Who wants mediation tells the council so, and what it does not agree with (s.53(1)(a), s.54(1)(a))."""
    if outcome != Mediated.OPEN or wants == Wants.YES:
        return "The request for mediation is entered already."
    if not sent_on <= asked.wanted_on <= on:
        return "The day lies between the decision letter and today."
    if len(asked.issues.split()) < FEWEST_WORDS:
        return "Say what the family does not agree with."
    if asked.about != About.EDUCATION and not asked.health_wanted.strip():
        return "Say what health care the family wants: the health body is told (reg 32)."
    return None


def arranged_from(*, about: str, wanted_on: date | None, health_told_on: date | None) -> date | None:
    """The day from which the 30 days run: from telling the council; about health alone, from the day the council told the
    health body (regs 36, 37). None while that has not happened."""
    return health_told_on if about == About.HEALTH else wanted_on


def bar_to_certificate(*, certificate_on: date, sent_on: date, on: date) -> str | None:
    """A certificate follows the decision it is about (s.55)."""
    return (
        None if sent_on <= certificate_on <= on else "The certificate is dated between the decision letter and today."
    )


def bar_to_meeting(*, wants: str, outcome: str, meeting_on: date, wanted_on: date | None) -> str | None:
    """A day for a mediation that was asked for."""
    if wants != Wants.YES or outcome != Mediated.OPEN or wanted_on is None:
        return "Enter first that the family wants mediation."
    return None if meeting_on >= wanted_on else "The mediation cannot be before the day on which it was asked for."


def bar_to_ending(
    *, outcome: str, wants: str, how: str, ended_on: date, wanted_on: date | None, on: date
) -> str | None:
    """A mediation that was asked for ends once."""
    if outcome != Mediated.OPEN:
        return "This mediation has ended already."
    if wants != Wants.YES or wanted_on is None:
        return "Enter first that the family wants mediation."
    if how not in (Mediated.FAILED, Mediated.WITHDRAWN, Mediated.AGREED):
        return "Say how the mediation ended."
    return None if wanted_on <= ended_on <= on else "The day lies between the request for mediation and today."


def bar_to_closing(*, is_open: bool, mediating: bool, appeal_open: bool, because: str) -> str | None:
    """Only where nothing is under way: a mediation and an appeal each end in their own way."""
    if not is_open:
        return "This has ended already."
    if mediating:
        return "A mediation is under way. Enter first how it ended."
    if appeal_open:
        return "The Tribunal has an appeal. Enter first how it ended."
    return None if because.strip() else "Say how you know that the family takes it no further."


def bar_to_point(point: Point, *, ground: str, agreed_on: date) -> str | None:
    """What could be appealed has the times of an order; the rest two weeks; another date only where it is agreed in writing (reg 42)."""
    if len(point.text.split()) < FEWEST_WORDS:
        return "Write down what was agreed."
    if point.part not in Part.values:
        return "Say what kind of point it is."
    if point.part == Part.AS_ORDER and (bar := bar_to_orders(ground, (point.order,) if point.order else ())):
        return bar
    if point.agreed_date is not None and point.agreed_date < agreed_on:
        return "The date that was agreed is before the agreement."
    return None


def settles(points: tuple[Point, ...]) -> tuple[str, ...]:
    """What could be ordered and was agreed instead: with it the decision no longer stands."""
    return tuple(dict.fromkeys(each.order for each in points if each.part == Part.AS_ORDER and each.order))


def orders_for(ground: str) -> tuple[str, ...]:
    """What could be agreed about a decision in the place of an order."""
    return FITS[ground]
