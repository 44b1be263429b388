"""A family asks for the full reply of a school."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries
from ..models import Consultation


@action(permissions.ASK_FULL)
def ask_for_full(consultation: Consultation, *, by: Actor, on: date) -> None:
    """Ask to read all that a school answered. No formal request is needed; an officer looks for words about others first."""
    if not held.is_own_child(consultation.case.child, by):
        raise PermissionDenied(permissions.ASK_FULL.key)
    if consultation.answered_on is None:
        raise RuleBroken("This school has not answered yet.")
    if consultation.full_asked_on is not None:
        raise RuleBroken("You have asked for it already.")
    consultation.full_asked_on, consultation.full_asked_by_id = on, by.pk  # type: ignore[attr-defined]
    consultation.save(update_fields=["full_asked_on", "full_asked_by"])
    tell(
        notices.FULL_ASKED, to=queries.to_team(consultation.case, on=on), cause=f"school-consultation:{consultation.pk}:full",
        by=by, about=consultation, key=consultation.key, reference=consultation.case.reference,
    )  # fmt: skip
    cases.note(
        consultation.case, "consultations.full-asked", by=by, on=on, title="The family asks for the full reply of a school",
        family_title="You asked for the full reply of a school", to_family=True,
    )  # fmt: skip
    audit.record("consultations.full-asked", by=by, about=consultation, on=on.isoformat())
