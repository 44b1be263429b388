"""Days: when an amount is owed, when it is late, and from when a plan's tier is paid."""

from __future__ import annotations

from datetime import date, timedelta

from ..types import Terms

DAY = timedelta(days=1)
FIRST_MONTH = 9


def entry_year(entry_on: date) -> int:
    """The year in which the school year begins that a child starts in: the actual one, never the one of its age (Q21)."""
    return entry_on.year if entry_on.month >= FIRST_MONTH else entry_on.year - 1


def due_by(*, submitted_on: date, entry_on: date, terms: Terms) -> date:
    """The published day for whoever was in time; for everybody after it, two weeks from the day the profile came (Q46)."""
    intake = terms.intake(entry_year(entry_on))
    if intake is not None and submitted_on <= intake.profile_by:
        return intake.amounts_by
    late = submitted_on + timedelta(days=terms.late_days)
    return max(late, intake.amounts_by) if intake is not None else late


def is_late(due: date | None, issued_on: date | None, on: date) -> bool:
    """Whether an amount came after its day, or has not come although its day has passed."""
    return due is not None and (issued_on or on) > due


def next_look(due: date, on: date, terms: Terms) -> date:
    """The new day for an amount whose day has passed: the late list is looked at again every two weeks, counted from that day."""
    step = timedelta(days=terms.late_days)
    passed = max(0, (on - due).days)
    return due + step * (passed // step.days + 1)


def effective_on(*, started_on: date, named_from: date) -> date:
    """A plan's tier is paid from the later of the first day at the school and the day from which the plan names it (A-17)."""
    return max(started_on, named_from)
