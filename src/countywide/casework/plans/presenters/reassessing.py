"""Assessing a child again who has a plan, as rows and links."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from ..enums import Outcome

BOUND = (
    "It is new to the child and cannot arrange the health provision: we must assess again or review the plan (reg 16)"
)


def again_rows(held: Any, *, decide_by: Any, final_by: Any) -> list[dict[str, Any]]:
    """How far a request, or the council's own decision, has come."""
    rows = [
        {"key": "Asked by", "value": held.get_asked_by_display()},
        {"key": "Asked on", "value": held.asked_on},
        {"key": "They say", "value": held.because},
        {"key": "Health board", "value": BOUND if held.is_bound else ""},
        {"key": "Last assessment", "value": held.last_assessed_on},
        {"key": "Decide by", "value": decide_by},
        {"key": "Decided on", "value": held.decided_on},
        {"key": "Decision", "value": decision(held)},
        {"key": "Reasons", "value": held.reasons},
        {"key": "The family was told on", "value": held.told_on},
        {"key": "Final plan by", "value": final_by},
        assessing(held),
        {"key": "What came of it", "value": Outcome(held.outcome).label if held.outcome else ""},
        {"key": "On", "value": held.ended_on if held.outcome else None},
        {"key": "Why it stays as it is", "value": held.unchanged_because},
    ]
    return [row for row in rows if row["value"]]


def decision(held: Any) -> str:
    if held.agreed is None:
        return ""
    return "Assess again" if held.agreed else f"Do not assess again: {held.get_ground_display().lower()}"


def assessing(held: Any) -> dict[str, Any]:
    """The case in which the child is assessed again."""
    if held.assessment is None:
        return {"key": "", "value": ""}
    reference = held.assessment.case.reference
    page = {"text": "Open it", "href": reverse("front:case", args=[reference])}
    return {"key": "Assessed in case", "value": reference, "actions": [page]}


def again_links(held: Any, *, reference: str, decides: bool) -> list[dict[str, str]]:
    """What can be done next."""
    at = lambda name: reverse(f"plans:{name}", args=[reference])  # noqa: E731
    found = []
    if held is None or not held.is_open:
        found.append(("Enter a request to assess again", "ask-again"))
        found += [("Decide by ourselves to assess again", "assess-again")] if decides else []
    elif held.decided_on is None:
        found += [("Decide whether to assess again", "decide-again")] if decides else []
    elif decides:
        found.append(("Leave the plan as it is after assessing again", "leave-unchanged"))
    return [{"text": text, "href": at(name)} for text, name in found]


def six_months(starts: date, *, inside: bool) -> str:
    """What reg 24 comes to on the facts of this request."""
    day = short_date(starts)
    if inside:
        return f"The last assessment lies in the six months since {day}, so either ground can be chosen."
    return f"No assessment is known in the six months since {day}, so the first ground cannot be chosen."
