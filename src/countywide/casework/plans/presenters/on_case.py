"""What this room puts on the case page: the plan for each audience, and what can be done about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.cases.types import Deed, Panel
from countywide.platform.kit.tags.saying import short_date

from .. import permissions, queries
from ..enums import Issued
from . import feedback, reading

WITH_A_PLAN = (
    "DECIDED_TO_ISSUE", "DRAFT_ISSUED", "FINAL_ISSUED", "IN_FORCE", "REVIEW_PLANNED", "REVIEW_HELD", "REVIEW_REPORTED",
    "AMENDING", "CEASING", "CEASED", "TRANSFERRED",
)  # fmt: skip
"""Stages in which a case can have a plan: elsewhere nobody asks."""


def is_without_plan(case: Any) -> bool:
    """Whether it is known without asking that a case has no plan: by its stage, or by the assessment read with it."""
    if case.stage not in WITH_A_PLAN:
        return True
    assessment = getattr(case, "assessment", None)
    return case.kind == "ASSESSMENT" and assessment is not None and getattr(assessment, "plan", None) is None


def panel(case: Any, user: Any, audience: str, on: date) -> dict[str, Any] | None:
    """The plan: what was issued last, where it is written, and feedback on it; one query, and none where there is no plan."""
    if is_without_plan(case) or (plan := queries.plan_shown_on(case, user, audience)) is None:
        return None
    may_write = audience == "OFFICER" and user.may(permissions.WRITE, about=case)
    if plan.newest is None and not may_write:
        return None
    said = [each for each in (plan.waiting, plan.answered) if each]
    return {
        "newest": newest(plan, plan.newest) if plan.newest else None,
        "all": reverse("plans:show", args=[plan.key]),
        "moved_in": reverse("plans:moved-in", args=[case.reference]) if came(plan) and may_write else "",
        "write": reverse("plans:write", args=[plan.key]) if may_write else "",
        "feedback": [feedback.row(plan, each, on=on) for each in said],
        "feed_back": reading.feeds_back(plan, bool(plan.newest), audience, user),
    }


def came(plan: Any) -> bool:
    """Whether the plan came from another council."""
    return getattr(plan, "moved_in", None) is not None


def newest(plan: Any, facts: dict[str, Any]) -> dict[str, str]:
    """The newest version, by the name under which it was issued."""
    return {
        "title": f"{Issued(facts['issued_as']).label}, {short_date(facts['issued_on'])}",
        "href": reverse("plans:version", args=[plan.key, facts["number"]]),
    }


def may_begin(case: Any, user: Any, audience: str) -> bool:
    """Once it was decided to issue a plan, until it is final."""
    at = case.stage in ("DECIDED_TO_ISSUE", "DRAFT_ISSUED")
    return bool(audience == "OFFICER" and at and user.may(permissions.WRITE, about=case))


def may_open(case: Any, user: Any, audience: str) -> bool:
    """On the plan's own case."""
    own = case.kind == "PLAN" and case.is_open
    return bool(audience == "OFFICER" and own and user.may(permissions.WRITE, about=case))


PLAN = Panel("plan", "The plan", "plans/parts/panel.html", panel, place=20)
WRITE = Deed("plans.write", "Write the plan", "plans:begin", may_begin, place=27)
OPEN = Deed("plans.open", "Open the plan", "plans:begin", may_open, place=12)
