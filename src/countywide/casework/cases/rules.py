"""What may be decided about who holds a case."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"  # no vowels, so that no word comes out; nothing that looks like another
GROUP = 4
FEWEST_WORDS = 3  # of a reason that the school and the family read


def new_reference() -> str:
    """A reference that says nothing of the child and cannot be guessed: EHC-7K4M-2P9Q."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(2 * GROUP))
    return f"EHC-{drawn[:GROUP]}-{drawn[GROUP:]}"


def bar_to_assigning(*, closed_on: date | None, officer_is_in_team: bool) -> str | None:
    """An open case is held by somebody who works in the team that owns it."""
    if closed_on:
        return "This case is closed. Nobody needs to hold it."
    if not officer_is_in_team:
        return "Choose an officer who works in the team that owns this case."
    return None


def bar_to_handing_over(*, closed_on: date | None, from_team: int, to_team: int, because: str) -> str | None:
    """A case goes to another team, with a reason the school and the family are told."""
    if closed_on:
        return "This case is closed, so it stays where it is."
    if from_team == to_team:
        return "This team holds the case already."
    return bar_to_reason(because)


def bar_to_reason(because: str) -> str | None:
    """Everybody who is told that a case passed reads why, also where a dated rule passes it on."""
    if len(because.split()) < FEWEST_WORDS:
        return "Say in a few words why the case passes on: the school and the family read it."
    return None


def bar_to_planning(*, on: date, today: date) -> str | None:
    """A hand-over is laid down for a later day."""
    return None if on > today else "Choose a day after today, or hand the case over at once."


def bar_to_closing(*, closed_on: date | None, opened_on: date, on: date) -> str | None:
    """A case is closed once, not before it was opened."""
    if closed_on:
        return "This case is closed already."
    return "A case cannot be closed before it was opened." if on < opened_on else None


def born_for_year(year_group: int, *, cut_off_on: date) -> tuple[date, date]:
    """The first and last birthday of children who will be in a year group in the September after a day.

    Reception is 0: it begins in the September after the fourth birthday (Education Act 1996 s.8; School Admissions Code).
    """
    september = cut_off_on.year + (cut_off_on.month >= 9)
    turned_four = september - year_group
    return date(turned_four - 5, 9, 1), date(turned_four - 4, 9, 1) - timedelta(days=1)
