"""Keeps where the case of a plan in force stands, beside the facts it follows from."""

from __future__ import annotations

from datetime import date

from countywide.casework.cases import actions as cases
from countywide.casework.cases.enums import CaseKind

from .. import queries, rules
from ..models import Plan


def mirror(plan: Plan, *, on: date) -> None:
    """The stage and whom the case waits for. A closed case stays at its end; one of an assessment is kept by its room."""
    case = plan.case
    if case.closed_on or case.kind != CaseKind.PLAN:
        return
    amendment = queries.amendment_under_way(plan)
    stage = rules.stage(
        amending=amendment is not None, ceasing=queries.decided_ending(plan) is not None, now=case.stage
    )
    waiting = ""
    if stage == "AMENDING" and amendment is not None:
        waiting = rules.waiting_on(
            comments_by=amendment.comments_by, finished_on=amendment.finished_on or amendment.final_on, on=on
        )
    elif stage == case.stage:
        waiting = case.waiting_on
    if (case.stage, case.waiting_on) != (stage, waiting):
        cases.move_to(case, stage, waiting_on=waiting)
