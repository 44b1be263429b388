"""Beside a request for a child with a plan the council opens its own case; it ends when what the plan says is secured."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, policies
from ..models import ProvisionCase, Request
from ..queries import provision as asked
from ..queries import requests
from ..rules import provision as rules


def open_beside(request: Request, *, by: Any, on: date) -> ProvisionCase:
    """Open the council's own case: who owns it, by when it answers, joined to the case of the child's plan (FND-1)."""
    policy, team = policies.working_on(on).provision, asked.owning_team(on)
    assert request.child is not None
    plan_case = asked.plan_case_of(request.child)
    held = ProvisionCase.objects.create(
        request=request, school_id=request.school_id, child=request.child, case=plan_case, opened_on=on,
        team_id=team.organisation_id if team else None, due_on=requests.working_days_after(on, policy.due_working_days),
    )  # fmt: skip
    audit.record("communities.case-opened", by=by, about=held, on=on.isoformat(), due_on=held.due_on.isoformat())
    if plan_case is not None:
        cases.note(
            plan_case, "communities.provision", by=by, on=on, to_school=True,
            title="The school asks for what the plan provides: the council looks at it",
            detail=f"Council case {held.reference}. It is answered by {held.due_on.day} {held.due_on:%B %Y}.",
        )  # fmt: skip
    tell(
        notices.CASE, to=asked.to_team(on), cause=f"provision-case:{held.pk}", by=by, about=held, key=held.key,
        reference=held.reference, due_on=held.due_on, case=plan_case.reference if plan_case else "",
    )  # fmt: skip
    tell(
        notices.CASE_FOR_SCHOOL, to=requests.to_school(request.school_id), cause=f"provision-case:{held.pk}:school", by=by,
        about=held, reference=held.reference, request=request.reference, key=request.key, due_on=held.due_on,
    )  # fmt: skip
    return held


@action(permissions.PROVIDE)
def take(held: ProvisionCase, *, by: Actor, on: date) -> None:
    """Somebody of the council takes the case on. The school reads who."""
    if held.closed_on is not None:
        raise RuleBroken("This case is closed.")
    held.owner_id, held.taken_on = by.pk, on  # type: ignore[attr-defined]
    held.save(update_fields=["owner", "taken_on"])
    audit.record("communities.case-taken", by=by, about=held, on=on.isoformat())


@action(permissions.PROVIDE)
def close_case(held: ProvisionCase, *, by: Actor, on: date, secured: str, reasons: str) -> None:
    """Say how what the plan provides is secured. No answer sends the school back to its community."""
    policy = policies.working_on(on).provision
    bar = rules.bar_to_closing(secured=secured, reasons=reasons, is_closed=held.closed_on is not None, policy=policy)
    if bar:
        raise RuleBroken(bar)
    held.secured, held.reasons, held.closed_on, held.closed_by_id = secured, reasons.strip(), on, by.pk  # type: ignore[attr-defined]
    held.save(update_fields=["secured", "reasons", "closed_on", "closed_by"])
    audit.record("communities.case-closed", by=by, about=held, on=on.isoformat(), secured=secured)
    if held.case is not None:
        cases.note(
            held.case, "communities.provision-answered", by=by, on=on, to_school=True,
            title="The council answered the school about what the plan provides", detail=held.reasons,
        )  # fmt: skip
    tell(
        notices.CASE_ANSWERED, to=requests.to_school(held.school_id), cause=f"provision-case:{held.pk}:closed", by=by,
        about=held, reference=held.reference, key=held.request.key,
    )  # fmt: skip


def tell_late(*, by: Any, on: date) -> int:
    """A case or a bridge that was not answered in time: whoever leads hears of it, once."""
    from ..models import Bridge

    late: list[Any] = [
        *ProvisionCase.objects.filter(closed_on=None, due_on__lt=on, late_told_on=None).order_by("id"),
        *Bridge.objects.filter(decided_on=None, decide_by__lt=on, late_told_on=None).order_by("id"),
    ]
    for each in late:
        each.late_told_on = on
        each.save(update_fields=["late_told_on"])
        due_on = each.decide_by if isinstance(each, Bridge) else each.due_on
        audit.record("communities.provision-late", by=by, about=each, on=on.isoformat())
        tell(
            notices.CASE_LATE, to=[*asked.to_leads(on), *asked.to_team(on)], cause=f"{each}:late", by=by, about=each,
            reference=each.reference, due_on=due_on,
        )  # fmt: skip
    return len(late)
