"""Small makers that regimes compose their clocks from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from .counting import add_months, period_starting_with, within_days
from .exceptions import Test, tested
from .types import Asked, Clock, Outcome

Compute = Callable[[Asked], Outcome]


def days(number: int, tests: tuple[Test, ...] | None = None) -> Compute:
    """So many calendar days after the trigger, with the exceptions that can be tested on it."""
    length = timedelta(days=number)

    def compute(asked: Asked) -> Outcome:
        due = asked.trigger + length
        return Outcome(due, exceptions=tested(tests, asked, due) if tests else ())

    return compute


def amber(number: int, tests: tuple[Test, ...]) -> Compute:
    """So many calendar days, with the day before as the council's own warning."""
    length, warning = timedelta(days=number), timedelta(days=number - 1)

    def compute(asked: Asked) -> Outcome:
        due = asked.trigger + length
        return Outcome(due, {"amber": asked.trigger + warning}, exceptions=tested(tests, asked, due))

    return compute


def days_before(number: int) -> Compute:
    """So many calendar days before the trigger."""
    return lambda asked: Outcome(within_days(asked.trigger, -number))


def months(number: int) -> Compute:
    """So many months after the trigger."""
    return lambda asked: Outcome(add_months(asked.trigger, number))


def period(number: int) -> Compute:
    """The last day of a period of months that starts with the trigger."""
    return lambda asked: Outcome(period_starting_with(asked.trigger, number))


def working_days_after(number: int) -> Compute:
    """The nth working day after the trigger."""
    return lambda asked: Outcome(asked.calendar.working_days_after(asked.trigger, number))


def at_once(asked: Asked) -> Outcome:
    """Immediately: on the day itself, working day or not."""
    return Outcome(asked.trigger, act_by=asked.trigger)


def target_after_days(number: int) -> Compute:
    """No limit in law; a day the council aims for."""
    return lambda asked: Outcome(None, {"target": within_days(asked.trigger, number)})


def register(*clocks: Clock) -> dict[str, Clock]:
    """Clocks by id."""
    return {clock.id: clock for clock in clocks}


def like(clock: Clock, **changed: Any) -> Clock:
    """A clock that differs from another in a few words."""
    kept = {name: getattr(clock, name) for name in Clock.__dataclass_fields__}
    return Clock(**{**kept, **changed})
