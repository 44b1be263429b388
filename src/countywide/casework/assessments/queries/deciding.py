"""What a decision rests on, which decision stands, and how it was challenged."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.casework.evidence import queries as evidence

from ..enums import ChallengeKind
from ..models import Challenge, Decision, Proposal, Worksheet
from ..types import Read


def worksheet_of(assessment: Any) -> Worksheet | None:
    """The worksheet, once it is begun."""
    return Worksheet.objects.filter(assessment=assessment).first()


def open_proposal(assessment: Any, question: str) -> Proposal | None:
    """What an officer proposes and nobody has decided yet."""
    held = Proposal.objects.filter(assessment=assessment, question=question, ended_on=None)
    return held.select_related("proposed_by").first()


def proposals_of(assessment: Any) -> QuerySet[Proposal]:
    """Every proposal, newest first, those sent back among them."""
    return Proposal.objects.filter(assessment=assessment).select_related("proposed_by").order_by("-id")


def decision_standing(assessment: Any, question: str) -> Decision | None:
    """The decision that stands, if there is one."""
    return Decision.objects.filter(assessment=assessment, question=question, overturned_on=None).first()


def decisions_of(assessment: Any) -> QuerySet[Decision]:
    """Every decision, the latest first, those overturned among them."""
    return (  # type: ignore[no-any-return]
        assessment.decisions.select_related("decided_by", "way_forward").prefetch_related("challenges").order_by("-id")
    )


def challenges_of(assessment: Any) -> QuerySet[Challenge]:
    """Every mediation and appeal, oldest first."""
    return Challenge.objects.filter(decision__assessment=assessment).select_related("decision").order_by("id")


def what_was_read(assessment: Any) -> list[Read]:
    """Everything that lay before whoever decides: the evidence on the case, the advice that came among it (reg 7)."""
    items = evidence.items_for_decision(assessment.case)
    return [Read(each.kind_name, f"{each.author}, {each.author_role}", each.written_on) for each in items]


def sen2_facts(assessment: Any) -> dict[str, Any]:
    """What the SEN2 return asks of an assessment (items of the requests and assessment modules)."""
    challenges = list(challenges_of(assessment))
    excepted = assessment.case.deadlines.filter(clock="NA-FINAL", claims__isnull=False).exists()
    return {
        "received_on": assessment.requested_on,
        "source": assessment.source,
        "route": assessment.route,
        "request_outcome": "ASSESS" if assessment.agreed_on else "REFUSED" if assessment.refused_on else "",
        "request_outcome_on": assessment.agreed_on or assessment.refused_on,
        "assessment_outcome": outcome_of(assessment),
        "assessment_outcome_on": assessment.final_sent_on or assessment.issue_refused_on,
        "mediation": any(each.kind == ChallengeKind.MEDIATION for each in challenges),
        "tribunal": any(each.kind == ChallengeKind.APPEAL for each in challenges),
        "exception_to_20_weeks": excepted,
    }


def outcome_of(assessment: Any) -> str:
    """How the assessment came out."""
    if assessment.final_sent_on:
        return "PLAN"
    if assessment.issue_refused_on:
        return "NO_PLAN"
    if assessment.moved_on:
        return "MOVED"
    return "WITHDRAWN" if assessment.withdrawn_on and not assessment.still_attention else ""


def appeal_end(decision: Decision) -> date | None:
    """The last day on which the Tribunal takes an appeal as in time, as the clock of the case has it."""
    held = decision.assessment.case.deadlines.filter(clock="AP-LODGE", ended_on=None).order_by("-legal_due", "-id")
    return held.values_list("legal_due", flat=True).first()
