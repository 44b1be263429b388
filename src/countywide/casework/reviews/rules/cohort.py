"""What kind of review a child's age and place ask for, and who can be required to hold its meeting."""

from __future__ import annotations

from datetime import date

from countywide.law import clocks

UNDER = 5
BEFORE_A_MOVE = (-1, 5, 6, 10, 11)
"""Year groups in which the next phase is prepared and named: before Reception, before secondary school, before what comes
after 16 (SEND Regulations 2014 reg 18). The review in the year before counts too: it is the last full one before the
plan must name the next setting."""

REQUIRED = ("4", "5", "10", "11")
ASKED = ("10", "11")
"""GIAS: groups of establishments that can be required, and types of independent school within them that cannot be unless
they are approved under s.41."""


def prepares_a_move(*, born_on: date, on: date, year_group: int | None = None) -> bool:
    """Whether the child is in a year in which the next phase is prepared. `year_group`: where it is not that of their age."""
    held = clocks.year_group(born_on, on) if year_group is None else year_group
    return held in BEFORE_A_MOVE


def kind(*, born_on: date, due_by: date, year_group: int | None, after_move: bool = False) -> str:
    """The type of the next review, from the child's age when it is due."""
    if after_move:
        return "AFTER_MOVE"
    if clocks.age_on(born_on, due_by) < UNDER:
        return "UNDER_FIVE"
    return "TRANSFER" if prepares_a_move(born_on=born_on, on=due_by, year_group=year_group) else "ANNUAL"


def can_be_required(*, group: str, type_code: str, section_41: bool | None) -> bool:
    """Whether the council can require a setting to hold the meeting, or can only ask it to (reg 20(1)). In either case the
    council owes the review, and holds the meeting itself where nobody else does."""
    return bool(section_41) or (group in REQUIRED and type_code not in ASKED)
