"""Listens below: letters that left or came back, and plans that everybody was sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver

from countywide.casework.assessments.signals import final_plan_sent
from countywide.casework.letters.signals import letter_came_back, letter_dispatched
from countywide.casework.plans.signals import amendment_finished
from countywide.platform.kit.doors import Machine

from . import actions
from .rules.orders import AMENDED, FINAL

BY = Machine("letters")


@receiver(letter_dispatched)
def letter_left(sender: Any, letter: Any, on: date, received_on: date, **_: Any) -> None:
    """A decision that can be appealed against was sent, or what an order asked for."""
    actions.letter_left(letter, by=BY, on=on, received_on=received_on)


@receiver(letter_came_back)
def letter_returned(sender: Any, letter: Any, on: date, **_: Any) -> None:
    """Whoever it was for was told nothing."""
    actions.came_back(letter, by=BY, on=on)


@receiver(final_plan_sent)
def plan_sent(sender: Any, assessment: Any, by: Any, on: date, **_: Any) -> None:
    """The final plan went to the family, the setting it names and the health board."""
    actions.done_by_event(assessment.case.child, FINAL, by=by, on=on)


@receiver(amendment_finished)
def plan_amended(sender: Any, amendment: Any, amended: bool, by: Any, on: date, **_: Any) -> None:
    """The amended plan went to the family, the setting it names and the health board."""
    if amended:
        actions.done_by_event(amendment.plan.case.child, AMENDED, by=by, on=on)
