"""Changes of the health board that is responsible for a child with a plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.casework.assessments import queries as assessed

from ..models import HealthChange, Plan


def health_changes_of(plan: Plan) -> QuerySet[HealthChange]:
    """Every change that was noted, the newest first."""
    return HealthChange.objects.filter(plan=plan).order_by("-id")


def open_health_change(plan: Plan) -> HealthChange | None:
    """The change that holds today."""
    return health_changes_of(plan).filter(replaced_on=None).first()


def health_due(change: HealthChange) -> dict[str, date | None]:
    """By when each of the two boards does what it owes, by the key of its clock."""
    held = change.plan.case.deadlines.filter(clock="MV-ICB", key__in=(change.told_key, change.answer_key))
    return dict(held.order_by("id").values_list("key", "legal_due"))


def board_now(plan: Plan, *, on: date) -> str:
    """The health board that is written to on a day."""
    return next((each.name for each in assessed.health_board(plan.case, on=on)), "")


def boards_on(on: date) -> list[Any]:
    """The health boards on the list of desks."""
    return assessed.health_desks(on=on)
