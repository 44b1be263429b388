"""Somebody of a school signs up to moderate, or leaves."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..models import Volunteer


@action(permissions.SIGN_UP)
def sign_up(school: Any, *, by: Actor, on: date, note: str = "") -> Volunteer:
    """Somebody of a school offers to map children of other schools, whose names they never see (Q45)."""
    if Volunteer.objects.filter(user_id=by.pk, school=school, left_on=None).exists():  # type: ignore[attr-defined]
        raise RuleBroken("You have signed up already.")
    made = Volunteer.objects.create(user_id=by.pk, school=school, note=note.strip()[:300], on=on)  # type: ignore[attr-defined]
    audit.record("mapping.signed-up", by=by, about=school, on=on.isoformat())
    return made


@action(permissions.SIGN_UP)
def leave_moderation(school: Any, *, by: Actor, on: date) -> None:
    """They take it back."""
    held = Volunteer.objects.filter(user_id=by.pk, school=school, left_on=None).first()  # type: ignore[attr-defined]
    if held is None:
        raise RuleBroken("You have not signed up.")
    held.left_on = on
    held.save(update_fields=["left_on"])
    audit.record("mapping.left-moderation", by=by, about=school, on=on.isoformat())
