"""Requests to assess a child again who has a plan, and what came of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from ..models import Plan, Reassessment


def reassessments_of(plan: Plan) -> QuerySet[Reassessment]:
    """Every request and decision to assess again, the newest first."""
    found = Reassessment.objects.filter(plan=plan).select_related("assessment__case", "decided_by")
    return found.order_by("-id")


def open_reassessment(plan: Plan) -> Reassessment | None:
    """The request that waits, or the assessment that runs."""
    return reassessments_of(plan).filter(ended_on=None).exclude(agreed=False).first()


def assessing_again(plan: Plan) -> Any:
    """The assessment by which the plan is being changed, if it runs."""
    held = open_reassessment(plan)
    return held.assessment if held is not None else None


def reassessment_by(assessment: Any) -> Reassessment | None:
    """The decision to assess again that an assessment carries out."""
    return Reassessment.objects.filter(assessment=assessment).select_related("plan").first()


def decide_again_by(held: Reassessment) -> date | None:
    """The last day for deciding whether to assess again."""
    found = held.plan.case.deadlines.filter(clock="RA-DECIDE", key=held.key).order_by("-id").first()
    return found.legal_due if found else None


def final_again_by(held: Reassessment) -> date | None:
    """The last day for the final plan after assessing again."""
    if held.assessment is None:
        return None
    found = held.assessment.case.deadlines.filter(clock="RA-FINAL").order_by("-id").first()
    return found.legal_due if found else None


def last_assessed_on(plan: Plan) -> date | None:
    """The day on which the outcome of the last assessment was sent, as far as we made it: what reg 24 looks back to."""
    last = reassessments_of(plan).filter(assessment__final_sent_on__isnull=False).first()
    if last is not None and last.assessment is not None:
        return last.assessment.final_sent_on  # type: ignore[no-any-return]
    return plan.assessment.final_sent_on if plan.assessment is not None else None


def was_drafted(plan: Plan) -> bool:
    """Whether a draft went out by the assessment that runs."""
    assessment = assessing_again(plan) or plan.assessment
    return assessment is not None and bool(assessment.drafts.exists())
