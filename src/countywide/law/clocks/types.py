"""The values the clocks take and give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from .calendar import Calendar

LA = "LA"
"""Who owes a step, where the council does."""


class BadInput(ValueError):
    """What was given cannot be counted from. The message is one plain sentence."""


@dataclass(frozen=True)
class Closure:
    """A school's continuous closure: closed from the first day up to the day before staff are back."""

    first_closed: date
    reopens: date

    def holds(self, day: date) -> bool:
        """Whether the school is closed on a day."""
        return self.first_closed <= day < self.reopens


@dataclass(frozen=True)
class Absence:
    """Time away from the council's area: from the first day away up to the day before they are back."""

    first_away: date
    back: date


@dataclass(frozen=True)
class Pause:
    """The days a subject access request waits for proof or for a clear question."""

    asked: date
    answered: date


@dataclass(frozen=True)
class ExceptionAnswer:
    """Whether the facts pass the date test of an exception, and the days the event must fall in, both ends included."""

    code: str
    available: bool
    window: tuple[date, date] | None


@dataclass(frozen=True)
class Asked:
    """What a clock is asked: the trigger, the calendar, and the inputs of that clock."""

    trigger: date
    calendar: Calendar
    inputs: Mapping[str, Any]

    def get(self, name: str, default: Any = None) -> Any:
        """An input; one that is None was not given."""
        value = self.inputs.get(name)
        return default if value is None else value


@dataclass(frozen=True)
class Outcome:
    """What a clock came to. `act_by` is set only where it is not the last working day on or before `legal_due`."""

    legal_due: date | None
    facts: dict[str, Any] = field(default_factory=dict)
    act_by: date | None = None
    exceptions: tuple[ExceptionAnswer, ...] = ()


@dataclass(frozen=True)
class Clock:
    """One time limit of the law, as data: what starts it, how long it is, who owes what to whom, under which law."""

    id: str
    title: str
    starts_when: str
    limit: str
    law: str
    compute: Callable[[Asked], Outcome]
    owed_by: str = LA
    owed_to: tuple[str, ...] = ("parent or young person",)
    verb: str = "notify"
    kind: str = "S"
    says: str = ""
    exceptions: tuple[str, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)  # name → type of the stream's contract
    required: Mapping[str, str] = field(default_factory=dict)  # name → the sentence when it is missing
    before: Mapping[str, str] = field(default_factory=dict)  # input → words, where it may not come before the trigger
    after: Mapping[str, str] = field(default_factory=dict)  # input → words, where it may not come after the trigger
    ruleset: str = "england-2014"
    working: Callable[[Asked, Outcome], list[str]] | None = None

    @cached_property
    def takes(self) -> frozenset[str]:
        """The names of the inputs it takes, besides trigger and calendar."""
        return frozenset(self.inputs)


@dataclass(frozen=True)
class Answer:
    """What a clock comes to on given facts. The working is written only when somebody reads it."""

    clock: Clock
    asked: Asked
    outcome: Outcome
    act_by: date | None

    @property
    def legal_due(self) -> date | None:
        return self.outcome.legal_due

    @property
    def facts(self) -> dict[str, Any]:
        return self.outcome.facts

    @property
    def exceptions(self) -> tuple[ExceptionAnswer, ...]:
        return self.outcome.exceptions

    @property
    def working(self) -> tuple[str, ...]:
        """Step by step, in plain words: the start, the counting, the law, any cap or roll-forward."""
        from .explaining import steps

        return steps(self)

    @property
    def counting(self) -> tuple[str, ...]:
        """The working without the law and the exceptions."""
        from .explaining import counting

        return counting(self)
