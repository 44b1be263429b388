"""What may be done with an agreed action."""

from __future__ import annotations

from datetime import date, timedelta

from ..enums import OPEN_STATES, Owner, Progress

FURTHEST = timedelta(days=550)


def bar_to_agreeing(*, what: str, owner: str, has_teacher: bool, due_on: date, on: date) -> str | None:
    """An action has words, an owner and a day."""
    if len(what.split()) < 2:
        return "Say what is to be done."
    if owner == Owner.TEACHER and not has_teacher:
        return "Choose a specialist teacher on the school’s list."
    if due_on < on:
        return "Choose a day from today on."
    return "Choose a day within a year and a half." if due_on - on > FURTHEST else None


def bar_to_moving(*, now: str, to: str, reason: str, due_on: date | None, on: date) -> str | None:
    """Open, in progress, then done, dropped with a reason, or carried to a later day."""
    if now not in OPEN_STATES:
        return f"This action is closed: {Progress(now).label.lower()}."
    if to == now:
        return f"It is {Progress(to).label.lower()} already."
    if to == Progress.DROPPED and len(reason.split()) < 3:
        return "Say in at least 3 words why it is dropped."
    if to == Progress.CARRIED and (due_on is None or due_on <= on):
        return "Enter the later day to which it is carried."
    return None
