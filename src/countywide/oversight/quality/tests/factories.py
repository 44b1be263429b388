"""An audit with its cases, at each step, through the room's own actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases.tests import factories as cases
from countywide.oversight.quality import actions
from countywide.oversight.quality.models import Audit, AuditedCase

DAY = date(2026, 11, 26)
PARTS = ["plan", "council", "communication", "partners"]
THEMES = (
    "Provision was mostly exact. Outcomes were often too many to measure. Letters to schools went out late in a quarter of "
    "the cases, and the council now sends them on the day."
)


def auditor(**given: Any) -> Any:
    """Somebody of the audit team."""
    return cases.officer(cases.team("audit"), "auditor", **given)


def audit(by: Any = None, **given: Any) -> Audit:
    """A planned audit of every assessment that was open this autumn."""
    said = {
        "theme": "Assessments this autumn", "why": "Schools asked us to.", "kind": "ASSESSMENT", "parts": PARTS,
        "first": date(2026, 9, 1), "last": DAY, "size": 5,
    }  # fmt: skip
    return actions.plan(None, by=by or auditor(), on=DAY, **{**said, **given})


def drawn(by: Any = None, **given: Any) -> Audit:
    held = audit(by, **given)
    actions.draw(held, by=held.planned_by, on=DAY)
    return held


def given_out(to: Any, by: Any = None, **given: Any) -> AuditedCase:
    """The first record of an audit, which is this person's to write."""
    held = drawn(by, **given)
    actions.allocate(held, by=held.planned_by, on=DAY, auditors=[to.pk])
    return held.cases.order_by("place")[0]


def judged(record: AuditedCase, result: str = "MET") -> dict[str, dict[str, str]]:
    """The same result, with a note, for all that is judged."""
    held = record.audit
    return {
        each.key: {"result": result, "note": "As the plan says."}
        for each in held.criteria_set.criteria(held.parts)
        if not each.record
    }


def handed_in(to: Any, **given: Any) -> AuditedCase:
    record = given_out(to, **given)
    actions.submit(record, by=to, on=DAY, judged=judged(record))
    return record


def settled(record: AuditedCase, *, by: Any) -> AuditedCase:
    """From handed in to feedback sent."""
    actions.moderate(record, by=by, on=DAY, grade=record.grade)
    actions.send_feedback(record, by=by, on=DAY)
    return record
