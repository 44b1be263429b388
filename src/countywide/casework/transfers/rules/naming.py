"""When a final plan names the next place of a round, when a child can have started there, and when a move is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

AROUND = timedelta(days=92)
"""A plan that names a place from a day so near the first of September names it for the move: some start in the summer, many
colleges in the middle of September."""


def is_for_round(names_from: date | None, moves_on: date) -> bool:
    """Whether the day from which a plan names a place belongs to the move of a round."""
    return names_from is not None and abs(names_from - moves_on) <= AROUND


def bar_to_starting(
    *, is_named: bool, named_from: date | None, started_before: date | None, started_on: date, on: date
) -> str | None:
    """A child starts on or after the day from which the plan names the place, and once."""
    if started_before:
        return f"You told us already that the child started on {words(started_before)}."
    if not is_named or named_from is None:
        return "The plan that names you has not gone to everybody whom the law names. Please ring the team that holds the case."
    if started_on > on:
        return "The day cannot be in the future."
    if started_on < named_from:
        return f"The plan names you from {words(named_from)}: the child cannot have started before."
    return None


def bar_to_closing(*, is_named: bool, not_told: Sequence[str], has_started: bool, is_closed: bool) -> str | None:
    """Named, told and started. Whoever has not been told is said by name of their office."""
    if is_closed:
        return "This move is closed already."
    if not_told:
        return f"It cannot be closed while the plan has not gone to everybody. Not sent yet: {'; '.join(not_told)}."
    if not is_named:
        return "It cannot be closed: no final plan that names the next place has gone out."
    if not has_started:
        return "It cannot be closed before the next place has said that the child started there."
    return None


def words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
