"""Feedback on how a plan is written: what may be said, and by when the officer answers (a house rule, not the law)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from countywide.law import clocks

LEAST_WORDS = 3


def bar_to_feedback(
    *, is_final: bool, ceased_on: date | None, text: str, rows: Iterable[str], known: Iterable[str]
) -> str | None:
    """A school or an adviser speaks of a plan that they were sent, and of rows that stand in it."""
    if not is_final:
        return "The plan is not final yet, so there is nothing to say of it."
    if ceased_on:
        return "This plan has ended. It is kept as it was."
    if len(text.split()) < LEAST_WORDS:
        return "Say what is wrong in a few words, so that the officer can put it right."
    if set(rows) - set(known):
        return "A row that you chose is not in the newest plan. Look again at which rows it is about."
    return None


def bar_to_reply(*, replied_on: date | None, text: str) -> str | None:
    """It is answered once, with words."""
    if replied_on:
        return f"This was answered on {replied_on.day} {replied_on:%B %Y}."
    if len(text.split()) < LEAST_WORDS:
        return "Say in a few words what you will do about it, or why nothing."
    return None


def reply_by(on: date, *, working_days: int, calendar: clocks.Calendar) -> date:
    """The last day for a reply."""
    return calendar.working_days_after(on, working_days)


def is_late(*, reply_by: date, replied_on: date | None, on: date) -> bool:
    """Whether the day has passed without a reply."""
    return replied_on is None and reply_by < on
