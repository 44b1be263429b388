"""Listens below: letters that left or came back, and final plans that were sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver

from countywide.casework.assessments.signals import assessment_stopped, final_plan_sent
from countywide.casework.cases import signals as of_cases
from countywide.casework.letters.signals import letter_came_back, letter_dispatched
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("letters")


@receiver(final_plan_sent)
def plan_sent(sender: Any, assessment: Any, plan: Any, by: Any, on: date, **_: Any) -> None:
    """The final plan went to all three: from now on it is a plan in force, on a case of its own."""
    actions.come_into_force(assessment, plan, by=by, on=on)


@receiver(assessment_stopped)
def assessed_no_more(sender: Any, assessment: Any, by: Any, on: date, **_: Any) -> None:
    """An assessment was withdrawn or cannot go on: where it was to change a plan, that plan stays as it is."""
    actions.note_stopped(assessment, by=by, on=on)


@receiver(letter_dispatched)
def letter_left(sender: Any, letter: Any, on: date, received_on: date, **_: Any) -> None:
    """A step is done when its letter left or reached, as the law says of each."""
    actions.reached(letter, by=BY, on=on, received_on=received_on)


@receiver(letter_came_back)
def letter_returned(sender: Any, letter: Any, on: date, **_: Any) -> None:
    """Whoever it was for was told nothing: the step is not done."""
    actions.came_back(letter, by=BY, on=on)


@receiver(of_cases.dispute_begun)
def end_disputed(sender: Any, case: Any, decision: str, how: str, told_on: date, by: Any, on: date, **_: Any) -> None:
    """The family appealed against the end of its plan: the plan is held."""
    actions.note_disputed(case, decision, how=how, told_on=told_on, by=by, on=on)


@receiver(of_cases.certificate_issued)
def certificate_issued(
    sender: Any, case: Any, decision: str, certificate_on: date, by: Any, on: date, **_: Any
) -> None:
    """There may be longer to appeal against the end of a plan."""
    actions.note_certificate_issued(case, decision, certificate_on=certificate_on, by=by, on=on)


@receiver(of_cases.dispute_over)
def end_settled(
    sender: Any,
    case: Any,
    decision: str,
    how: str,
    outcome: str,
    duties: Any,
    from_on: date,
    by: Any,
    on: date,
    **_: Any,
) -> None:
    """The plan goes on, or may lapse."""
    actions.note_dispute_over(case, decision, how=how, outcome=outcome, duties=duties, from_on=from_on, by=by, on=on)
