"""A plan looked over: what deserves a second look now, before it goes out or is reviewed."""

from __future__ import annotations

from datetime import date

from django.db.models import Max
from django.utils.timezone import localdate

from .. import policies, rules
from ..enums import Issued
from ..models import Plan
from ..types import Content, Finding
from .reading import content_of


def checks_of(plan: Plan, on: date, *, content: Content | None = None, issued_as: str = "") -> list[Finding]:
    """What is found in the working copy, as it would go out next. Give the content where it has been read already."""
    child, today = plan.child, localdate()
    return rules.findings(
        rules.Looked(
            content=content_of(plan) if content is None else content,
            held=plan.sections,
            policy=policies.in_force(on),
            issued_as=issued_as or next_issue(plan),
            on=on,
            year_group=rules.year_group_on(child.born_on, on, given=child.year_group, today=today),
            written_in={
                key: rules.year_group_on(child.born_on, day, given=child.year_group, today=today)
                for key, day in written_on(plan).items()
            },
        )
    )


def next_issue(plan: Plan) -> str:
    """As what the working copy goes out next: the first time as a draft, then as the final plan, later as an amendment."""
    if plan.is_final:
        return Issued.PROPOSED
    return Issued.FINAL if plan.versions.filter(issued_as=Issued.DRAFT).exists() else Issued.DRAFT


def written_on(plan: Plan) -> dict[str, date]:
    """The day on which each row was last written."""
    latest = plan.changes.values("row_key").annotate(last=Max("at")).order_by("row_key")
    return {str(each["row_key"]): localdate(each["last"]) for each in latest}
