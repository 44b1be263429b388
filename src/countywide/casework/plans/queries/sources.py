"""The advice and evidence on a case that a plan can cite."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from countywide.casework.assessments import queries as assessments
from countywide.casework.evidence import queries as evidence

from ..models import Plan


def sources_of(plan: Plan) -> dict[str, list[Any]]:
    """Advice that came, and evidence that officers may use, in the order in which it came."""
    return {"advice": list(advice_on(plan)), "items": items_on(plan)}


def items_on(plan: Plan) -> list[Any]:
    """The evidence on the case by which the plan was made and on the plan's own case, oldest first; one query."""
    found = evidence.items_for_decision(plan.case_id)
    if plan.assessment is not None and plan.assessment.case_id != plan.case_id:
        found = found | evidence.items_for_decision(plan.assessment.case_id)
    return list(found)


def advice_on(plan: Plan) -> Any:
    """The advice that was received for the assessment by which the plan was made; while the child is assessed again, that
    which comes now, first."""
    of = Q(assessment=plan.assessment_id) | Q(assessment__again__plan=plan, assessment__again__ended_on=None)
    return assessments.advice_in(of).filter(received_on__isnull=False)


def is_source(plan: Plan, *, advice_id: int | None, item_id: int | None) -> bool:
    """Whether something is on this plan's own case: nobody cites another child's papers."""
    found = sources_of(plan)
    if advice_id is not None:
        return any(each.pk == advice_id for each in found["advice"])
    return item_id is not None and any(each.pk == item_id for each in found["items"])
