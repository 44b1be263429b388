"""A move between two settings after 16, which may be on any day and has no yearly round (SEND Regulations 2014 reg 18(2))."""

from __future__ import annotations

from datetime import date

from countywide.law import clocks

from .review import in_words

YOUNGEST = 12  # the year group from which somebody is at a setting after 16
FURTHEST = 24  # months ahead


def bar_to_planning(*, in_force: bool, year_group: int, is_moving: bool, moves_on: date, on: date) -> str | None:
    """Somebody at a setting after 16 whose plan is in force moves on a day ahead, once at a time."""
    if not in_force:
        return "This plan is not in force."
    if year_group < YOUNGEST:
        return "This is for moves between two settings after 16. A younger child moves in a yearly round."
    if is_moving:
        return "A move is being prepared already. Say first that it is off, or wait until it is done."
    if moves_on <= on:
        return "Give a day that is ahead."
    return None if moves_on <= clocks.add_months(on, FURTHEST) else "Give a day within the next two years."


def bar_to_calling_off(*, is_alone: bool, is_named: bool, has_left: bool, because: str) -> str | None:
    """While no final plan names the next place for it."""
    if not is_alone:
        return "This is a move of a yearly round, which nobody can call off."
    if has_left:
        return "This move is off already."
    if is_named:
        return "The final plan names the next place already. Change the plan instead."
    return None if len(because.split()) >= 3 else "Say in a few words why the move is off."


def too_late(*, strict: date, on: date) -> str:
    """What an officer reads who enters a move less than five months ahead."""
    if on <= strict:
        return ""
    return (
        f"The law wants the plan reviewed and changed at least five months before the move. That day, {in_words(strict)}, "
        "has passed. Review the plan as soon as you can (Code of Practice 9.182)."
    )
