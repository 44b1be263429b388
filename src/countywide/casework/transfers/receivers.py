"""Listens below: plans that ended, and moves of a child to another council."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver

from countywide.casework.plans.signals import plan_ceased

from . import actions


@receiver(plan_ceased)
def plan_over(sender: Any, plan: Any, by: Any, on: date, **_: Any) -> None:
    """A plan has ended: its child is in no round any more."""
    actions.plan_ceased(plan, by=by, on=on)
