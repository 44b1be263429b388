"""The section this room puts on the case page: from the one record read with the case, so that the page stays light."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.cases.types import Panel

from ..enums import AskedBy, Senses

READS = ("OFFICER", "FAMILY", "SCHOOL")
FACTS = (
    ("checked_on", "Request checked, and everybody told", "We wrote to everybody that we are thinking about it"),
    ("family_consulted_on", "Family consulted", "You were asked for your views"),
    ("evidence_asked_on", "Evidence first asked for", "We asked the school for evidence"),
    ("evidence_in_on", "Evidence in", "The evidence came"),
    ("ready_on", "Proposed whether to assess", ""),
    ("agreed_on", "Decided to assess", "We decided to assess"),
    ("refused_on", "Decided not to assess", "We decided not to assess"),
    ("advice_in_on", "Advice in", "The advice is in"),
    ("plan_ready_on", "Proposed whether to issue a plan", ""),
    ("issue_agreed_on", "Decided to issue a plan", "We decided that a plan is needed"),
    ("issue_refused_on", "Decided not to issue a plan", "We decided not to make a plan"),
    ("draft_on", "First draft sent", "We sent you the first draft"),
    ("final_on", "Plan made final", "The plan was made final"),
    ("final_sent_on", "Final plan sent to all three", "The final plan was sent"),
    ("withdrawn_on", "Withdrawn", "The request was withdrawn"),
    ("moved_on", "Moved to another council", "You moved to another council’s area"),
)


def assessment_beside(case: Any) -> Any:
    """The case's assessment, read with the case; None before it has begun."""
    return getattr(case, "assessment", None)


def section(case: Any, user: Any, audience: str, on: date) -> dict[str, Any] | None:
    """Which steps were taken when, and the way to the decisions, the advice and the plan."""
    assessment = assessment_beside(case)
    if assessment is None:
        return None
    if audience == "PROFESSIONAL":
        return {"facts": [], "links": [("The advice you are asked for", reverse("assessments:advice-asked"))]}
    family = audience == "FAMILY"
    facts = [
        {"key": plain if family else title, "value": getattr(assessment, name)}
        for name, title, plain in FACTS
        if getattr(assessment, name) and (plain if family else title)
    ]
    if audience == "OFFICER":
        facts = [*known(assessment), *facts]
    more = links(case, assessment, audience)
    return {"facts": facts, "links": more} if facts or more else None


def known(assessment: Any) -> list[dict[str, Any]]:
    """What an officer needs to know of how it began."""
    rows = [{"key": "Asked by", "value": AskedBy(assessment.asked_by).label}]
    if assessment.earlier_id:
        rows.append(
            {"key": "Again within six months", "value": "An earlier assessment ended less than six months before"}
        )
    if assessment.senses not in ("", Senses.NEITHER):
        rows.append({"key": "Hearing and vision", "value": assessment.get_senses_display()})
    if assessment.route != "ORDINARY":
        rows.append({"key": "Time limits follow from", "value": assessment.get_route_display()})
    return rows


def links(case: Any, assessment: Any, audience: str) -> list[tuple[str, str]]:
    """The pages that say more, once there is something to say."""
    decided = assessment.agreed_on or assessment.refused_on or assessment.route != "ORDINARY"
    proposed = audience == "OFFICER" and (assessment.ready_on or assessment.plan_ready_on)
    asked = assessment.agreed_on or (audience == "OFFICER" and assessment.ready_on and not assessment.refused_on)
    planned = assessment.issue_agreed_on and (audience != "SCHOOL" or assessment.final_on)
    found = (
        (decided or proposed, "What was decided, and why", "decisions"),
        (asked, "Who was asked for advice, and what came", "advice"),
        (planned, "The plan: drafts, comments, schools", "plan"),
    )
    return [(text, reverse(f"assessments:{name}", args=[case.reference])) for shown, text, name in found if shown]


SECTIONS = (Panel("assessment", "The assessment, step by step", "assessments/parts/section.html", section, 10),)
