"""Remarks in the margin while a plan is written."""

from __future__ import annotations

from datetime import date

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..models import Comment, Plan


@action(permissions.WRITE)
def comment(plan: Plan, *, by: Actor, on: date, section: str, text: str, row_key: str | None = None) -> Comment:
    """Leave a remark on a section or a row for whoever writes the plan. It is no part of the plan."""
    if not text.strip():
        raise RuleBroken("Write your remark first.")
    made = Comment.objects.create(
        plan=plan, section=section, row_key=row_key, said_on=on, by_id=by.pk, text=text.strip()[:2000]  # type: ignore[attr-defined]
    )  # fmt: skip
    audit.record("plans.remarked", by=by, about=plan, on=on.isoformat(), section=section)
    return made


@action(permissions.WRITE)
def settle(remark: Comment, *, by: Actor, on: date) -> None:
    """A remark was dealt with."""
    remark.settled_on, remark.settled_by_id = on, by.pk  # type: ignore[attr-defined]
    remark.save(update_fields=["settled_on", "settled_by"])
    audit.record("plans.settled", by=by, about=remark.plan, on=on.isoformat(), remark=remark.pk)
