"""What an officer states for an exception, put to the clock: whether the facts bear the ground out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from countywide.law import clocks
from countywide.platform.kit.conduct import RuleBroken

from . import inputs as io
from .types import Claiming

AWAY = ("EX-ABSENT", "EX-ADV-ABSENT", "EX-ORD-ABSENT2")
BEFELL = ("EX-PERSONAL", "EX-ADV-CIRC", "EX-ORD-PERSONAL")


@dataclass(frozen=True)
class Stated:
    """What the clock says of a ground on the facts stated."""

    facts: dict[str, Any]
    known: bool
    available: bool
    title: str
    window: tuple[date, date] | None


def stated(deadline: Any, claiming: Claiming, calendar: clocks.Calendar) -> Stated:
    """Put the facts to the clock. It makes the date tests; whether the limit is impractical, a person says."""
    facts = facts_of(claiming)
    merged = {**deadline.inputs, **io.kept(facts)}
    try:
        said = clocks.answer(deadline.clock, deadline.trigger_on, calendar=calendar, **io.read(merged))
    except clocks.BadInput as bad:
        raise RuleBroken(str(bad)) from bad
    found = next((each for each in said.exceptions if each.code == claiming.code), None)
    if found is None:
        return Stated(facts, known=False, available=False, title="", window=None)
    title = clocks.EXCEPTIONS[claiming.code].title
    return Stated(facts, True, found.available and in_window(found, claiming), title, found.window)


def facts_of(claiming: Claiming) -> dict[str, Any]:
    """What the officer states, as the clock takes it."""
    facts: dict[str, Any] = {}
    if claiming.code == "EX-SCHOOL":
        facts["school_asked"] = claiming.asked_on
    elif claiming.code == "EX-EY":
        facts["ey_asked"] = claiming.asked_on
    elif claiming.code in AWAY and claiming.away_from and claiming.back_on:
        if claiming.back_on <= claiming.away_from:
            raise RuleBroken("The day they came back must be after the day they left.")
        facts["absences"] = (clocks.Absence(claiming.away_from, claiming.back_on),)
    elif claiming.code in BEFELL:
        facts["personal"] = claiming.happened_on is not None
    elif claiming.code == "EX-ADV-APPT" and claiming.happened_on:
        facts["missed_appointments"] = (claiming.happened_on,)
    return {**facts, **claiming.facts}


def in_window(found: clocks.ExceptionAnswer, claiming: Claiming) -> bool:
    """A circumstance must have befallen the family inside the time itself."""
    if claiming.happened_on is None or found.window is None:
        return True
    return found.window[0] <= claiming.happened_on <= found.window[1]
