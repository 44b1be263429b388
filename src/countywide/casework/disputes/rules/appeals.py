"""An appeal before the Tribunal: registered, answered, directed, heard, ended (CFA 2014 s.51; HESC Rules; regs 44, 45)."""

from __future__ import annotations

from datetime import date, timedelta

from ..enums import DIRECTED, Outcome, Owes, What
from ..types import Directed, Ordered, Registered
from .orders import bar_to_orders
from .rights import bar_to_subjects

PERMISSION = timedelta(days=28)
"""To ask for permission to appeal against the Tribunal’s decision, from the day it was sent."""
AIM_TO_REGISTER = 10  # working days in which the Tribunal aims to register an appeal


def bar_to_registering(registered: Registered, *, ground: str, sent_on: date, already: bool, on: date) -> str | None:
    """The Tribunal registered it and said by when to respond. Whether it is in time, and without a certificate, is for the
    Tribunal: nothing here bars a late appeal."""
    if already:
        return "An appeal is registered already and has not ended."
    if not registered.number.strip():
        return "Give the Tribunal’s number of the appeal."
    if not sent_on <= registered.registered_on <= on:
        return "The appeal was registered between the decision letter and today."
    if registered.lodged_on is not None and not sent_on <= registered.lodged_on <= registered.registered_on:
        return "The Tribunal had the appeal between the decision letter and the day it registered it."
    if not sent_on <= registered.received_on <= on:
        return "The papers reached us between the decision letter and today."
    if registered.respond_by is not None and registered.respond_by < registered.received_on:
        return "The date for our response cannot be before the day the papers reached us."
    return bar_to_subjects(ground, registered.subjects)


def bar_to_responding(*, outcome: str, responded_on: date | None, day: date, received_on: date, on: date) -> str | None:
    """The council responds once, after the papers came."""
    if outcome != Outcome.OPEN:
        return "This appeal has ended."
    if responded_on is not None:
        return "Our response is entered already."
    return None if received_on <= day <= on else "The day lies between the day the papers came and today."


def bar_to_directing(directed: Directed, *, outcome: str, received_on: date, on: date) -> str | None:
    """A direction has one date: set by the Tribunal, or so many of its working days."""
    if outcome != Outcome.OPEN:
        return "This appeal has ended."
    if directed.what not in DIRECTED:
        return "Choose what the Tribunal directed."
    if directed.what == What.OTHER and not directed.text.strip():
        return "Write down what the Tribunal directed."
    if directed.owed_by not in (Owes.COUNCIL, Owes.FAMILY):
        return "Say who has to do it."
    if not received_on <= directed.sent_on <= on:
        return "The directions were sent between the day the papers came and today."
    if (directed.due_on is None) == (directed.within is None):
        return "Give the date, or the number of working days: one of the two."
    if directed.due_on is not None and directed.due_on < directed.sent_on:
        return "The date cannot be before the day the directions were sent."
    return None


def bar_to_listing(*, outcome: str, hearing_on: date, listed_on: date, received_on: date, on: date) -> str | None:
    """A hearing lies ahead of the day on which it was listed."""
    if outcome != Outcome.OPEN:
        return "This appeal has ended."
    if not received_on <= listed_on <= on:
        return "We were told of the hearing between the day the papers came and today."
    return None if hearing_on > listed_on else "The hearing is after the day we were told of it."


def bar_to_conceding(
    *, outcome: str, responded_on: date | None, told_on: date, received_on: date, on: date
) -> str | None:
    """Before the response is filed, an appeal that the council does not oppose counts as won (reg 45). After it, only an order
    to which the Tribunal gives its consent ends the appeal, and its date governs."""
    if outcome != Outcome.OPEN:
        return "This appeal has ended."
    if responded_on is not None and responded_on <= told_on:
        return "Our response is filed. Ask the Tribunal for an order by consent, and enter that order with its date."
    return None if received_on <= told_on <= on else "The day lies between the day the papers came and today."


def bar_to_order(ordered: Ordered, *, ground: str, outcome: str, received_on: date, on: date) -> str | None:
    """An order ends the appeal and says what the council must do."""
    if outcome != Outcome.OPEN:
        return "This appeal has ended."
    if not received_on <= ordered.made_on <= on or not received_on <= ordered.sent_on <= on:
        return "The order was made and sent between the day the papers came and today."
    if ordered.sent_on < ordered.made_on:
        return "The order cannot be sent before it is made."
    return bar_to_orders(ground, ordered.orders)


def bar_to_ending(*, outcome: str, how: str, ended_on: date, received_on: date, on: date) -> str | None:
    """Dismissed, withdrawn or struck out: the decision stands."""
    if outcome != Outcome.OPEN:
        return "This appeal has ended."
    if how not in (Outcome.DISMISSED, Outcome.WITHDRAWN, Outcome.STRUCK_OUT):
        return "Say how the appeal ended."
    return None if received_on <= ended_on <= on else "The day lies between the day the papers came and today."


def further_appeal_until(decision_sent_on: date) -> date:
    """The last day to ask the Tribunal for permission to appeal against its decision: 28 days from its sending."""
    return decision_sent_on + PERMISSION
