"""What a school may say of its list, and what the council may answer."""

from __future__ import annotations

from datetime import date

from countywide.law import clocks

CONFIRM_WITHIN = 10  # working days
FEWEST_WORDS = 5


def confirm_by(identified_on: date, calendar: clocks.Calendar) -> date:
    """A school has ten working days from the day its list was made."""
    return calendar.working_days_after(identified_on, CONFIRM_WITHIN)


def bar_to_saying(*, says: str, why: str, year_group: int | None, counted_year: int, stage: str) -> str | None:
    """What stands in the way of what a school says of a child."""
    if stage == "LEFT":
        return "This child has left the round."
    if stage == "NAMED":
        return "The final plan names the next place already. Ring the team that holds the case."
    if says == "MOVES":
        return None
    if says == "OTHER_YEAR" and year_group is None:
        return "Say which year group the child is in."
    if says == "OTHER_YEAR" and year_group == counted_year:
        return "That is the year group we have. Say another, or confirm that the child moves."
    if len(why.split()) < FEWEST_WORDS:
        return f"Say why, in at least {FEWEST_WORDS} words: an officer decides by it."
    return None


def bar_to_settling(*, is_waiting: bool, because: str) -> str | None:
    """What stands in the way of answering what a school said."""
    if not is_waiting:
        return "Nothing of this school waits for an answer here."
    if len(because.split()) < FEWEST_WORDS:
        return f"Say why, in at least {FEWEST_WORDS} words: the school reads it."
    return None
