"""Listens below: plans that came into force, were amended or ended, and letters that left or came back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver

from countywide.casework.assessments.signals import final_plan_sent
from countywide.casework.letters.signals import letter_came_back, letter_dispatched
from countywide.casework.plans import queries as plans
from countywide.casework.plans.signals import amendment_finished, amendment_sent, plan_ceased, plan_moved_in
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("letters")


@receiver(final_plan_sent)
def plan_in_force(sender: Any, assessment: Any, plan: Any, by: Any, on: date, **_: Any) -> None:
    """A plan came into force: its first review is laid down. The plans room listens before this one and has opened its case."""
    held = plans.plan_held_by(assessment.case.child)
    if held is not None:
        actions.schedule(held, by=by, on=on)


@receiver(plan_moved_in)
def plan_came(sender: Any, plan: Any, by: Any, on: date, **_: Any) -> None:
    """A plan that another council made is ours: its next review is laid down, by the day that the move leaves (reg 15(5))."""
    actions.schedule(plan, by=by, on=on)


@receiver(letter_dispatched)
def letter_left(sender: Any, letter: Any, on: date, received_on: date, **_: Any) -> None:
    """A step is done when its letter left or reached, as the law says of each."""
    actions.reached(letter, by=BY, on=on, received_on=received_on)


@receiver(letter_came_back)
def letter_returned(sender: Any, letter: Any, on: date, **_: Any) -> None:
    """Whoever it was for was told nothing: the step is not done."""
    actions.came_back(letter, by=BY, on=on)


@receiver(amendment_sent)
def notice_reached(sender: Any, amendment: Any, sent_on: date, received_on: date, by: Any, **_: Any) -> None:
    """The family has the notice with the changes: it was told what was decided."""
    actions.amendment_sent(amendment, by=by, sent_on=sent_on, received_on=received_on)


@receiver(amendment_finished)
def amendment_over(sender: Any, amendment: Any, by: Any, on: date, **_: Any) -> None:
    """The amended plan was sent, or it was decided not to amend: the review is over."""
    actions.amendment_finished(amendment, by=by, on=on)


@receiver(plan_ceased)
def plan_over(sender: Any, plan: Any, by: Any, on: date, **_: Any) -> None:
    """A plan has ended: nothing more is reviewed."""
    actions.plan_ceased(plan, by=by, on=on)
