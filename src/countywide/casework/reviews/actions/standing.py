"""Keeps where the case of a plan stands, beside the facts of its review."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held
from countywide.casework.cases.enums import CaseKind

from .. import queries, rules
from ..models import Review


def mirror(review: Review, *, on: date) -> None:
    """The stage and whom the case waits for. An amendment or an ending of the plan goes before its review."""
    case: Any = held.case_by_key(review.case_id)
    if case.closed_on or case.kind != CaseKind.PLAN or not review.is_in_law:
        return
    stands = queries.standing_of(review)
    stage = rules.case_stage(stands, now=case.stage)
    if stage in rules.KEPT:
        return
    waiting = rules.waiting_on(stands, arranged_by=review.arranged_by)
    if (case.stage, case.waiting_on) != (stage, waiting):
        cases.move_to(case, stage, waiting_on=waiting)
    review.case = case
