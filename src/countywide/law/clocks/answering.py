"""Answering one clock: the one function through which dates are computed."""

from __future__ import annotations

from datetime import date
from typing import Any

from . import annual_reviews, appeals, complaints, information, moving, needs_assessment, orders, phase_transfer
from .calendar import Calendar
from .types import Answer, Asked, BadInput, Clock

CLOCKS: dict[str, Clock] = {
    **needs_assessment.CLOCKS,
    **annual_reviews.CLOCKS,
    **phase_transfer.CLOCKS,
    **moving.CLOCKS,
    **appeals.CLOCKS,
    **orders.CLOCKS,
    **information.CLOCKS,
    **complaints.CLOCKS,
}
PLAIN = Calendar()


def answer(clock_id: str, trigger: date, calendar: Calendar = PLAIN, **inputs: Any) -> Answer:
    """What a clock comes to. Inputs the clock does not take are ignored; None is the same as not given.

    Raises `BadInput` with one plain sentence when a required input is missing or dates are out of order.
    """
    clock = CLOCKS[clock_id]
    check(clock, trigger, inputs)
    outcome = clock.compute(Asked(trigger, calendar, inputs))
    act_by = outcome.act_by
    if act_by is None and outcome.legal_due is not None:
        act_by = calendar.last_working_day(outcome.legal_due)
    return Answer(clock, Asked(trigger, calendar, inputs), outcome, act_by)


def check(clock: Clock, trigger: date, inputs: dict[str, Any]) -> None:
    """What is required is there, and no date stands on the wrong side of the trigger."""
    for name, missing in clock.required.items():
        if inputs.get(name) is None:
            raise BadInput(missing)
    if not inputs:
        return
    for name, words in clock.before.items():
        if (day := inputs.get(name)) is not None and day < trigger:
            raise BadInput(f"{words} is before the day the clock starts.")
    for name, words in clock.after.items():
        if (day := inputs.get(name)) is not None and day > trigger:
            raise BadInput(f"{words} is after the day the clock starts.")
