"""Decisions, advice and the plan as their own pages show them, each held to what its reader may see."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.panels import queries as panels

from .. import permissions, queries
from ..enums import Advice, Outcome, Question
from . import rows

WORDS = {
    (Question.ASSESS, Outcome.YES): "We decided to carry out an assessment",
    (Question.ASSESS, Outcome.NO): "We decided not to carry out an assessment",
    (Question.ISSUE, Outcome.YES): "We decided that a plan is needed",
    (Question.ISSUE, Outcome.NO): "We decided not to make a plan",
}


def decisions(assessment: Any, user: Any, audience: str, *, on: date) -> dict[str, Any]:
    """What was decided and why; for officers also what is proposed, and on which agenda it stands."""
    officer, case = audience == "OFFICER", assessment.case
    question = Question.ISSUE if assessment.agreed_on else Question.ASSESS
    proposal = queries.open_proposal(assessment, question) if officer else None
    item = panels.open_item(case, f"assessments.{question.lower()}") if officer else None
    return {
        "officer": officer,
        "decided": [shown(each, officer=officer) for each in queries.decisions_of(assessment)],
        "proposal": rows.proposal_rows(proposal) if proposal else [],
        "item": item,
        "agenda": reverse("panels:show", args=[item.panel.key]) if item else "",
        "late": bool(item and case.act_by and item.panel.meets_on > case.act_by),
        "withdrawn": assessment.withdrawn_on if assessment.still_attention else None,
        "works": officer and user.may(permissions.WORK, about=assessment),
    }


def shown(decision: Any, *, officer: bool) -> dict[str, Any]:
    """One decision, with reasons, rights, and what became of it."""
    return {
        "title": WORDS[Question(decision.question), Outcome(decision.outcome)],
        "on": decision.decided_on,
        "by": decision.decided_by.name if officer and decision.decided_by else "",
        "told_on": decision.told_on,
        "reasons": decision.reasons if decision.is_refusal or officer else "",
        "support": decision.support,
        "read": [read(*row) for row in decision.evidence] if decision.is_refusal else [],
        "appeal_by": decision.appeal_by if decision.is_refusal and not decision.overturned_on else None,
        "overturned_on": decision.overturned_on,
        "upheld_on": decision.upheld_on,
        "meeting": getattr(decision, "way_forward", None),
        "challenges": [rows.challenge_rows(each) for each in decision.challenges.all()],
    }


def read(what: str, who: str, day: str) -> str:
    """One document that was read, as a line."""
    written = date.fromisoformat(day)
    return f"{what}, {who}, {written.day} {written:%B %Y}"


def advice(assessment: Any, user: Any, audience: str, *, on: date) -> dict[str, Any]:
    """Who is asked for what and what came; what an officer can do about each."""
    officer = audience == "OFFICER"
    held = list(queries.advice_of(assessment))
    if not officer:
        held = [each for each in held if each.asked_on and not each.withdrawn_on and each.kind != Advice.FAMILY]
    works = officer and bool(user.may(permissions.WORK, about=assessment))
    opens = officer or (audience == "FAMILY" and bool(assessment.draft_on or assessment.issue_refused_on))
    undecided = not (assessment.issue_agreed_on or assessment.issue_refused_on)
    return {
        "rows": [rows.advice_row(each, on=on, opens=opens) for each in held],
        "works": works,
        "may_add": works and assessment.case.is_open and undecided,
        "went_on": assessment.advice_in_because,
        "is_planned": not assessment.agreed_on,
    }


def plan(assessment: Any, user: Any, audience: str, *, on: date) -> dict[str, Any]:
    """The drafts, what the family said, who was consulted, and the final plan. A school sees the final plan alone."""
    case, works = assessment.case, audience in ("OFFICER", "FAMILY")
    officer = audience == "OFFICER"
    drafts = list(queries.drafts_of(assessment)) if works else []
    final = queries.final_plan_of(assessment)
    speaks = audience == "FAMILY" and drafts and not final and queries.may_speak(case.child, user, on=on)
    return {
        "officer": officer,
        "final": final,
        "drafts": [draft(each, case, officer=officer) for each in drafts],
        "consulted": list(queries.consultations_of(assessment)) if works else [],
        "say": reverse("assessments:your-say", args=[case.reference]) if speaks else "",
    }


def draft(held: Any, case: Any, *, officer: bool) -> dict[str, Any]:
    """One draft with its fifteen days and what was said of it."""
    return {
        "number": held.number,
        "file_id": held.file_id,
        "made_on": held.made_on,
        "because": held.because,
        "served_on": held.served_on,
        "comments_by": held.comments_by,
        "final_from": held.final_from,
        "said": [
            {
                "rows": rows.say_rows(each),
                "met": reverse("assessments:met", args=[case.reference, each.pk])
                if officer and each.wants_meeting and not each.met_on
                else "",
            }
            for each in held.representations.all()
        ],
    }
