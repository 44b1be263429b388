"""Listens below: plans that ended or passed to another council, and final plans that name the next place."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver

from countywide.casework.plans.signals import (
    amendment_finished,
    amendment_issued,
    amendment_told,
    amendment_untold,
    plan_ceased,
)

from . import actions, queries


@receiver(plan_ceased)
def plan_over(sender: Any, plan: Any, by: Any, on: date, **_: Any) -> None:
    """A plan has ended: its child is in no round any more."""
    actions.plan_ceased(plan, by=by, on=on)


@receiver(amendment_issued)
def plan_names_place(sender: Any, amendment: Any, by: Any, on: date, **_: Any) -> None:
    """A final plan was made: where it names the next place, both schools see it on their lists."""
    transfer = queries.transfer_named_by(amendment)
    if transfer is not None:
        setting = amendment.plan.setting_id
        actions.note_issued(
            transfer, by=by, on=on, named_id=setting, named_from=amendment.names_from if setting else None
        )


@receiver(amendment_finished)
def plan_sent(sender: Any, amendment: Any, amended: bool, by: Any, on: date, **_: Any) -> None:
    """It went to all whom the law names: the date in law of the round is met."""
    transfer = queries.transfer_named_by(amendment) if amended else None
    if transfer is None:
        return
    note = actions.note_named if amendment.plan.setting_id is not None else actions.note_type_named
    note(transfer, by=by, on=on)


@receiver(amendment_told)
def everybody_told(sender: Any, amendment: Any, by: Any, on: date, **_: Any) -> None:
    """It went to everybody on the list."""
    if (transfer := queries.transfer_named_by(amendment)) is not None:
        actions.note_told(transfer, by=by, on=on)


@receiver(amendment_untold)
def somebody_not_told(sender: Any, amendment: Any, is_law: bool, by: Any, on: date, **_: Any) -> None:
    """One of them was not sent it after all."""
    transfer = queries.transfer_named_by(amendment)
    if transfer is None:
        return
    actions.note_untold(transfer, by=by, on=on)
    if is_law:
        actions.note_not_named(transfer, by=by, on=on, because="A letter with the final plan came back")
