"""Listens below: plans that were amended, and plans that ended."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver

from countywide.casework.plans.signals import amendment_finished, plan_ceased

from . import actions


@receiver(amendment_finished)
def amended(sender: Any, amendment: Any, amended: bool, by: Any, on: date, **_: Any) -> None:
    """The amended plan went to everybody: where it comes to name a place, the search for one is over. One that says again what
    stood in section I leaves alone a search for whoever cannot stay there."""
    if amended and amendment.names_from is not None and amendment.plan.setting_id is not None:
        actions.plan_names_place(amendment.plan, by=by, on=on)


@receiver(plan_ceased)
def ceased(sender: Any, plan: Any, by: Any, on: date, **_: Any) -> None:
    """No plan, no place under it."""
    actions.plan_names_place(plan, by=by, on=on)
