"""Where a call stands, and what its dates must be."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ..enums import CallState


def call_state(
    *,
    announced_at: datetime | None,
    opens_at: datetime,
    closes_at: datetime,
    decided_at: datetime | None,
    archived_at: datetime | None,
    now: datetime,
) -> CallState:
    """A call that was announced opens and closes at its own minute, whether or not the job that tells people has run."""
    if archived_at:
        return CallState.ARCHIVED
    if decided_at:
        return CallState.DECIDED
    if announced_at is None:
        return CallState.PLANNED
    if now < opens_at:
        return CallState.ANNOUNCED
    return CallState.OPEN if now < closes_at else CallState.CLOSED


def bar_to_planning(
    *, opens_at: datetime, closes_at: datetime, results_by: date, starts_on: date, places: int
) -> str | None:
    """What is wrong with the dates of a call."""
    if closes_at <= opens_at:
        return "The call must close after it opens."
    if results_by < closes_at.date():
        return "The day by which people hear the result cannot be before the call closes."
    if starts_on < results_by:
        return "The role cannot begin before people hear the result."
    if places < 1:
        return "There must be at least one place."
    return None


def bar_to_announcing(*, state: CallState, closes_at: datetime, now: datetime) -> str | None:
    """A call is announced once, and not after it would have closed."""
    if state != CallState.PLANNED:
        return "This call was announced already."
    if now >= closes_at:
        return "The closing date of this call has passed. Plan another."
    return None


def bar_to_changing_dates(*, state: CallState, is_other_opening: bool, is_shorter: bool) -> str | None:
    """People count on the dates of a call that has opened: it may close later than was said, and never earlier."""
    if state in (CallState.CLOSED, CallState.DECIDED, CallState.ARCHIVED):
        return "This call has closed, so its dates stay as they are."
    if state == CallState.OPEN and is_other_opening:
        return "This call has opened, so the day on which it opened stays as it is."
    if state == CallState.OPEN and is_shorter:
        return "This call is open: it may close later than you said, but not earlier."
    return None


def last_late_day(*, closes_at: datetime, late_days: int) -> date:
    """The last day on which the council may still take an application that nobody approved by the deadline."""
    return closes_at.date() + timedelta(days=late_days)
