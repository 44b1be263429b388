"""Keeps the list of desks that are written to in an assessment, each from a day, perhaps until a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..models import Desk


@action(permissions.KEEP_DESKS)
def add_desk(
    _: Any,
    *,
    by: Actor,
    on: date,
    purpose: str,
    organisation_id: int,
    name: str,
    email: str = "",
    area_id: int | None = None,
    is_section_31: bool = False,
    starts_on: date | None = None,
) -> Desk:
    """Say who is written to for something from a day on. Whoever was written to before stops the day before."""
    starts_on = starts_on or on
    before = Desk.objects.filter(purpose=purpose, area_id=area_id, ends_on=None)  # type: ignore[misc]
    if before.filter(starts_on__gte=starts_on).exists():
        raise RuleBroken("Another desk is written to for this from that day or later. End that one first.")
    before.update(ends_on=starts_on - timedelta(days=1))
    desk = Desk.objects.create(
        purpose=purpose,
        area_id=area_id,
        organisation_id=organisation_id,
        name=name,
        email=email,
        is_section_31=is_section_31,
        starts_on=starts_on,
    )
    audit.record("assessments.desk-added", by=by, about=desk, on=starts_on.isoformat(), purpose=purpose)
    return desk


@action(permissions.KEEP_DESKS)
def end_desk(desk: Desk, *, by: Actor, on: date, ends_on: date) -> None:
    """A desk is written to until a day."""
    if desk.ends_on and desk.ends_on < on:
        raise RuleBroken("This desk has ended already.")
    if ends_on < desk.starts_on:
        raise RuleBroken("The last day cannot be before the first.")
    desk.ends_on = ends_on
    desk.save(update_fields=["ends_on"])
    audit.record("assessments.desk-ended", by=by, about=desk, on=ends_on.isoformat())
