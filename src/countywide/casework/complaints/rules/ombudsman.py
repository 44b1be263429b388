"""What the Ombudsman’s part allows (Local Government Act 1974 Part III: s.26 what it looks into, s.30 its decision, s.31 what follows)."""

from __future__ import annotations

from datetime import date

from ..enums import Outcome, Sort
from .stages import ENOUGH

DECIDED = "The Ombudsman has decided this already."


def bar_to_referring(
    *, number: str, taken: bool, is_running: bool, came_on: date, received_on: date, on: date
) -> str | None:
    """One at a time, under the Ombudsman's own reference."""
    if not number.strip():
        return "Give the Ombudsman’s reference."
    if taken:
        return "This reference of the Ombudsman is registered already."
    if is_running:
        return "The Ombudsman looks into this complaint already. Enter what came on that page."
    return None if received_on <= came_on <= on else "The day lies between the day the complaint came and today."


def bar_to_step(
    *, decided: bool, sort: str, came_on: date, answer_by: date | None, from_on: date, on: date
) -> str | None:
    """What it sent, and by when it wants an answer: it sets that day itself."""
    if decided:
        return DECIDED
    if not from_on <= came_on <= on:
        return "The day lies between the day the Ombudsman took it up and today."
    if sort == Sort.PREMATURE:
        return None if answer_by is None else "What is returned to us has the days of our own procedure."
    if answer_by is None:
        return "Give the day by which the Ombudsman wants an answer."
    return (
        None if answer_by >= came_on else "The day for our answer cannot be before the day on which it was asked for."
    )


def bar_to_ombudsmans_answer(
    *, decided: bool, answered: bool, answered_on: date, came_on: date, on: date
) -> str | None:
    """We answered after it asked."""
    if decided or answered:
        return "This was answered already." if answered else DECIDED
    return (
        None
        if came_on <= answered_on <= on
        else "The answer cannot be dated before the question came, nor after today."
    )


def bar_to_deciding(
    *, decided: bool, outcome: str, decided_on: date, came_on: date, reasons: str, is_public: bool, on: date
) -> str | None:
    """What was decided, and why. A public report is about fault (s.30, s.31A)."""
    if decided:
        return DECIDED
    if outcome not in Outcome.values or outcome == Outcome.OPEN:
        return "Say what the Ombudsman decided."
    if not came_on <= decided_on <= on:
        return "The day lies between the day the Ombudsman took it up and today."
    if len(reasons.strip()) < ENOUGH:
        return "Write in a few words what the Ombudsman’s reasons were."
    return "A public report is written where fault was found." if is_public and outcome != Outcome.UPHELD else None
