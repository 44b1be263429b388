"""Reminders, some days before a sitting."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import notices, policies, queries
from .telling import tell_booker


def remind(*, by: Any, on: date) -> int:
    """Remind everybody who has a place. Each day before is told once for each day of a sitting, however often the job runs."""
    due = queries.reminders_on(on, policies.policy_on(on).remind_days)
    for days, booking in due:
        cause = f"{booking.sitting}:{on}:{days}"  # a sitting that is moved is reminded of again
        tell_booker(notices.REMINDER, booking, cause=cause, by=by, days=days)
    return len(due)
