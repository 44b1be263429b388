"""Preparing a consultation: which school, why, and why an old paper goes all the same. Nothing leaves yet."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.plans import queries as plans
from countywide.casework.transfers import queries as transfers
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, queries, rules
from ..enums import Standing
from ..models import Consultation, Reason


@action(permissions.CONSULT)
def draft(case: Any, *, by: Actor, on: date, setting_id: int, is_preference: bool, why: str) -> Consultation:
    """Prepare to ask a school whether a plan can name it. What it would be sent can be looked at first."""
    plan, school = plans.plan_of(case), queries.school_of(setting_id)
    bar = rules.bar_to_drafting(
        is_open_case=case.is_open, has_version=plan is not None and queries.version_for(plan) is not None,
        is_open_school=school is not None and school.is_open, asked_already=queries.asked_already(case, setting_id), why=why,
    )  # fmt: skip
    if bar or plan is None or school is None:
        raise RuleBroken(bar or "This school is not in the register.")
    found = queries.elsewhere(school)
    consultation = Consultation.objects.create(
        case=case, plan=plan, transfer=transfers.transfer_of(case.child, on=on), setting_id=setting_id,
        is_preference=is_preference, why=why.strip(), drafted_on=on, drafted_by_id=by.pk,  # type: ignore[attr-defined]
        council_code=found.code if found else "", council_name=found.name[:120] if found else "",
        council_address=found.address if found else "",
    )  # fmt: skip
    audit.record("consultations.drafted", by=by, about=consultation, on=on.isoformat(), setting=setting_id)
    return consultation


@action(permissions.CONSULT)
def give_reason(consultation: Consultation, *, by: Actor, on: date, source: str, because: str) -> None:
    """Say why an old paper goes all the same."""
    if consultation.standing != Standing.DRAFTED:
        raise RuleBroken("This was sent already.")
    if len(because.split()) < 3:
        raise RuleBroken("Say in a few words why this paper goes although it is old.")
    Reason.objects.update_or_create(
        consultation=consultation, source=source[:60], defaults={"because": because.strip()[:500], "by_id": by.pk}  # type: ignore[attr-defined]
    )  # fmt: skip
    audit.record("consultations.old-paper", by=by, about=consultation, on=on.isoformat())


@action(permissions.CONSULT)
def drop(consultation: Consultation, *, by: Actor, on: date) -> None:
    """Give up what was prepared. The school never hears of it."""
    if consultation.standing != Standing.DRAFTED:
        raise RuleBroken("This was sent already: withdraw it instead.")
    consultation.withdrawn_on, consultation.withdrawn_because = on, "MISTAKE"
    consultation.save(update_fields=["withdrawn_on", "withdrawn_because"])
    audit.record("consultations.dropped", by=by, about=consultation, on=on.isoformat())
