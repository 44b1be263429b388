"""Starts, meets and ends the clocks of a step, whichever of them runs, and mirrors where the case stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.law import clocks
from countywide.platform.kit.doors import Actor
from countywide.register.schools import queries as schools

from .. import queries, rules
from ..models import Assessment
from ..queries.standing import clocks_for

FROM_REQUEST = ("NA-CONSULT", "NA-DECIDE", "NA-REFUSE", "NA-FINAL")
CAPS = ("NA-DECIDE", "NA-REFUSE", "NA-FINAL")
LOOK_BACK, LOOK_AHEAD = timedelta(days=60), timedelta(days=400)


def start_from_request(assessment: Assessment, *, by: Actor, on: date) -> None:
    """The clocks of reg 3, 5, 10 and 13, from the day of receipt. One that runs already is left as it is."""
    case, day = assessment.case, assessment.requested_on
    running = set(case.deadlines.running().filter(key="").order_by("id").values_list("clock", flat=True))
    if not running.issuperset(FROM_REQUEST):
        closures = schools.closures_of(case.school_id, day - LOOK_BACK, day + LOOK_AHEAD) if case.school_id else ()
        given: dict[str, Any] = {"school_closures": closures} if closures else {}
        deadlines.start_together(case, FROM_REQUEST, by=by, on=day, **given)


def meet(assessment: Assessment, step: str, *, by: Actor, on: date) -> None:
    """The step was done on a day: every running clock that it meets is met."""
    for deadline in clocks_for(assessment.case, step):
        deadlines.meet(assessment.case, deadline.clock, by=by, on=on, key=deadline.key)


def end(assessment: Assessment, steps: tuple[str, ...], *, by: Actor, on: date, because: str) -> None:
    """Steps that are no longer owed."""
    for step in steps:
        for deadline in clocks_for(assessment.case, step):
            deadlines.end(assessment.case, deadline.clock, by=by, on=on, because=because, key=deadline.key)


def learn_school_asked(
    assessment: Assessment, clock_ids: tuple[str, ...], *, asked_on: date, by: Actor, on: date
) -> None:
    """The head, or the early years lead, was asked for advice on a day: what EX-SCHOOL and EX-EY turn on (reg 5(4))."""
    from countywide.register.people import queries as people

    if asked_on < assessment.requested_on:
        return
    taught = people.enrolled_at(assessment.case.child, asked_on)
    name = "ey_asked" if taught and taught.kind == "EARLY_YEARS" else "school_asked"
    given: dict[str, Any] = {name: asked_on}
    for clock in clock_ids:
        deadlines.learn(assessment.case, (clock,), by=by, on=on, **given)


def learned_already(assessment: Assessment, clock: str) -> bool:
    """Whether the clock knows already when the setting was asked."""
    held = assessment.case.deadlines.running().filter(clock=clock).first()
    return bool(held and {"school_asked", "ey_asked"} & set(held.inputs))


def mirror(assessment: Assessment, *, on: date) -> None:
    """Keep beside the case where it stands and whom it waits for. A closed case stays at its end."""
    case = assessment.case
    if case.closed_on:
        return
    stage = rules.stage(assessment)
    draft = queries.draft_now(assessment) if stage == "DRAFT_ISSUED" else None
    open_still = bool(draft and not draft.finished_on and (draft.comments_by is None or on <= draft.comments_by))
    waiting = rules.waiting_on(stage, comments_open=open_still)
    if (case.stage, case.waiting_on) != (stage, waiting):
        cases.move_to(case, stage, waiting_on=waiting)


def answer(clock: str, trigger: date, **given: Any) -> clocks.Answer:
    """What a clock comes to with the calendar in force."""
    from countywide.casework.deadlines import queries as held

    return clocks.answer(clock, trigger, calendar=held.calendar(), **given)
