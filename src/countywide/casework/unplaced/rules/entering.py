"""What may be entered about a search for a place."""

from __future__ import annotations

from datetime import date, timedelta

from ..enums import CameOf, Over

FEWEST_WORDS = 5
FURTHEST = timedelta(days=400)


def bar_to_beginning(*, is_made: bool, is_over: bool, is_searched: bool) -> str | None:
    """A place is searched for under a plan in force, once at a time (CFA 2014 s.42)."""
    if not is_made or is_over:
        return "A place is searched for under a plan in force. Until then the assessment names one."
    return "A search for a place is under way already." if is_searched else None


def bar_to_flagging(*, is_made: bool, is_over: bool, is_waiting: bool, ends_on: date | None, on: date) -> str | None:
    """Whoever fears that a child will have no place says so, and until when the present place lasts."""
    if not is_made or is_over:
        return "There is no plan in force here. Ring the team that holds the case: its telephone number is on the page."
    if is_waiting:
        return (
            "Somebody raised this already, and a senior officer has to answer. You see on the page of the case by when."
        )
    if ends_on is not None and not on - FURTHEST <= ends_on <= on + FURTHEST:
        return "The last day of the present place lies within about a year of today."
    return None


def bar_to_answering(*, answered_on: date | None, answer: str) -> str | None:
    """A flag is never closed without an answer (Q12)."""
    if answered_on is not None:
        return "This was answered already."
    if len(answer.split()) < FEWEST_WORDS:
        return "Say what happens now. The school and the family read it."
    return None


def bar_to_contact(*, said: str, next_on: date, on: date, within: timedelta) -> str | None:
    """Whoever waits for a place hears from the council again within fourteen days."""
    if len(said.split()) < FEWEST_WORDS:
        return "Say in a few words what you told the family."
    if not on < next_on <= on + within:
        return f"The next contact is after today and within {within.days} days."
    return None


def bar_to_trying(*, name: str, asked_on: date, begun_on: date, came_of: str, on: date) -> str | None:
    """A setting that was asked since the search began, or shortly before it."""
    if not name.strip():
        return "Say which school, college or other setting you asked."
    if came_of not in CameOf:
        return "Say what came of it."
    if not begun_on - FURTHEST <= asked_on <= on:
        return "The day on which you asked it is today or earlier."
    return None


def bar_to_interim(*, interim: str, starts_on: date | None) -> str | None:
    """What a child is given until there is a place: what, and from which day (s.42; Education Act 1996 s.19)."""
    if len(interim.split()) < FEWEST_WORDS:
        return "Say what the child is given meanwhile."
    return None if starts_on else "Say from which day."


def bar_to_ending(*, over_because: str, is_flagged: bool, names_place: bool) -> str | None:
    """A search ends when the plan names a place, or none is needed; not while a flag waits for its answer."""
    if is_flagged:
        return "A flag waits for its answer. Answer it first."
    if over_because not in Over:
        return "Say why the search is over."
    if over_because == Over.NAMED and not names_place:
        return "The plan names no place yet. Send the plan that names it first."
    return None
