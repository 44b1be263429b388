"""Listens below: plans that were issued, first or amended."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver

from countywide.casework.assessments.signals import final_plan_sent
from countywide.casework.plans.signals import amendment_finished

from . import actions


@receiver(final_plan_sent)
def first_plan(sender: Any, assessment: Any, plan: Any, by: Any, on: date, **_: Any) -> None:
    """The first plan of a child went to everybody."""
    actions.plan_issued(assessment.case.child_id, setting_id=plan.setting_id, named_from=plan.final_on, by=by, on=on)


@receiver(amendment_finished)
def amended_plan(sender: Any, amendment: Any, amended: bool, by: Any, on: date, **_: Any) -> None:
    """An amended plan went to everybody, and may name a school that it did not name before."""
    if amended:
        plan = amendment.plan
        actions.plan_issued(
            plan.child_id, setting_id=plan.setting_id, named_from=amendment.names_from or on, by=by, on=on
        )
