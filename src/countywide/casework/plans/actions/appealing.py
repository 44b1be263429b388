"""The time for mediation and for an appeal: one for each decision, whoever was sent it when."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments.enums import ToWhom
from countywide.casework.deadlines import actions as deadlines

from .. import queries
from ..models import Plan

WINDOWS = ("ME-CONTACT", "AP-LODGE")


def start_to_appeal(plan: Plan, what: str, letter: Any, *, by: Any, on: date) -> None:
    """It runs from the day the letter was sent (reg 33; HESC Rules r.20); a second one runs for whoever of the family was
    sent theirs on another day."""
    for clock in WINDOWS:
        first = plan.case.deadlines.running().filter(clock=clock, key=what).first()
        key = what if first is None or first.trigger_on == on else f"{what}:{letter.pk}"
        deadlines.start(plan.case, clock, by=by, on=on, key=key)


def count_anew(plan: Plan, what: str, *, by: Any, on: date) -> None:
    """A letter came back: the time runs only from letters that were sent and did not."""
    case = plan.case
    for held in list(case.deadlines.running().filter(clock__in=WINDOWS, key__startswith=what).order_by("id")):
        if held.key == what or held.key.startswith(f"{what}:"):
            deadlines.end(case, held.clock, by=by, on=on, because="A letter came back", key=held.key)
    for sent in queries.sent_for(plan, what, ToWhom.FAMILY):
        letter = queries.newest(sent.letter)
        if letter.dispatched_on:
            start_to_appeal(plan, what, letter, by=by, on=letter.dispatched_on)
