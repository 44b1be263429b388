"""When the present school is asked to look over a pack, and what it may answer."""

from __future__ import annotations

from datetime import date

from countywide.law import clocks

from ..enums import Looked

FEWEST_WORDS = 4


def due_on(asked_on: date, days: int, calendar: clocks.Calendar) -> date:
    """So many working days after it was asked."""
    return calendar.working_days_after(asked_on, days)


def bar_to_asking(
    *, is_open_case: bool, has_version: bool, has_school: bool, has_mailbox: bool, waits: bool
) -> str | None:
    """What stands in the way of asking."""
    if not is_open_case or not has_version:
        return "There is no plan here that a school could be asked about."
    if not has_school:
        return (
            "We do not know where this child is at school, so nobody can look over the papers. You can send without it."
        )
    if not has_mailbox:
        return "The school has no mailbox under Contacts. Add one there, then ask it."
    if waits:
        return "The school was asked already, and has not answered yet."
    return None


def bar_to_answering(*, answered_on: date | None, says: str, words: str) -> str | None:
    """A school says once that all is right, or what is not, so that somebody can put it right."""
    if answered_on is not None:
        return "This was answered already."
    if says not in Looked.values:
        return "Say whether the papers are complete and right."
    if says == Looked.WRONG and len(words.split()) < FEWEST_WORDS:
        return "Say what is missing, old or wrong, so that the council can put it right."
    return None
