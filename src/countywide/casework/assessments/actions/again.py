"""Begins the assessment of a child who has a plan, once it was decided to assess again (CFA 2014 s.44(2), (3); regs 26, 27)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.deadlines import actions as deadlines
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Actor
from countywide.register.schools import queries as schools

from .. import queries, rules
from ..enums import Advice, Route
from ..models import Assessment
from .advising import ask_all
from .clocks import mirror
from .preparing import plan_advice

CLOCK = "RA-FINAL"
LOOK_BACK, LOOK_AHEAD = timedelta(days=60), timedelta(days=200)


def begin_again(case: Any, *, by: Actor, on: date, requested_on: date, asked_by: str) -> Assessment:
    """Assess again: everybody whom reg 6(1) names is asked for advice on the day it was decided, and the final plan is due
    within fourteen weeks (reg 27(2)); the six, sixteen and twenty weeks do not apply. Used by the room of plans, which
    decides and guards the deed."""
    assessment = Assessment.objects.create(
        case=case, requested_on=requested_on, asked_by=asked_by, route=Route.AGAIN, checked_on=on,
        checked_by_id=by.pk, ready_on=on, agreed_on=on,  # type: ignore[attr-defined]
    )  # fmt: skip
    start_fourteen_weeks(assessment, by=by, on=on)
    plan_advice(assessment, on=on)
    year = clocks.year_group(case.child.born_on, on)
    if missing := rules.missing_advice(year_group=year, covered=queries.covered_kinds(assessment)):
        kinds = " and ".join(Advice(kind).label.lower() for kind in missing)
        raise RuleBroken(f"Nobody is named who could be asked for {kinds}, and the law wants it asked (reg 6(1)).")
    ask_all(assessment, by=by, on=on)
    mirror(assessment, on=on)
    audit.record("assessments.begun-again", by=by, about=assessment, case=case.pk, on=on.isoformat())
    return assessment


def start_fourteen_weeks(assessment: Assessment, *, by: Any, on: date) -> None:
    """From the day the decision was notified, or was made where nobody had asked (reg 27(2)). A day that turns out to be
    another takes the place of the one before, with what the clock had learned."""
    case = assessment.case
    held = case.deadlines.running().filter(clock=CLOCK).first()
    if held is not None and held.trigger_on == on:
        return
    asked: dict[str, Any] = {
        name: date.fromisoformat(held.inputs[name]) for name in ASKED if held and name in held.inputs
    }
    closures = schools.closures_of(case.school_id, on - LOOK_BACK, on + LOOK_AHEAD) if case.school_id else ()
    given: dict[str, Any] = {"school_closures": closures} if closures else {}
    deadlines.end(case, CLOCK, by=by, on=on, because="The decision was notified on another day")
    deadlines.start(case, CLOCK, by=by, on=on, **given, **{name: day for name, day in asked.items() if day >= on})


ASKED = ("school_asked", "ey_asked")
