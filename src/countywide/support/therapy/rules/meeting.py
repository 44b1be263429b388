"""What may be done with a meeting and its record, and what the record says of children."""

from __future__ import annotations

from datetime import date, timedelta

from ..enums import Paper, Step
from ..types import Written

MOST_AHEAD = timedelta(days=400)
MOST_BACK = timedelta(days=120)
MOST_CHILDREN = 60


def bar_to_booking(*, step: str, day: date, on: date) -> str | None:
    """A proposed day becomes a booked one; a booked one may be moved."""
    if step not in (Step.PROPOSED, Step.BOOKED):
        return f"This meeting is {Step(step).label.lower()}."
    if day < on:
        return "Choose today or a later day."
    return "Choose a day within about a year." if day - on > MOST_AHEAD else None


def bar_to_holding(*, step: str, held_on: date, on: date) -> str | None:
    """A meeting was held on a day that has come."""
    if step not in (Step.PROPOSED, Step.BOOKED):
        return f"This meeting is {Step(step).label.lower()}."
    if held_on > on:
        return "A meeting that is still to come was not held yet. Choose today or an earlier day."
    return "That is more than four months ago. Ask the programme team." if on - held_on > MOST_BACK else None


def bar_to_writing(*, step: str, paper: str, written: Written, on: date) -> str | None:
    """The record of a meeting that was held, until it is agreed."""
    if step != Step.HELD:
        return "Say first that the meeting was held."
    if paper == Paper.AGREED:
        return "The school has agreed this record. It stays as it is."
    if written.children > MOST_CHILDREN:
        return f"Enter how many children you discussed: {MOST_CHILDREN} at most."
    if written.next_on is not None and written.next_on < on:
        return "The next meeting cannot be in the past."
    return None


def bar_to_sharing(*, paper: str, present: bool, words: bool, next_on: date | None, no_next: str) -> str | None:
    """A record is shared when it says who was there, what was discussed, and when people meet next."""
    if paper not in (Paper.DRAFT, Paper.CHANGE_ASKED):
        return f"This record is {Paper(paper).label.lower()} already."
    if not present:
        return "Say who took part, by role."
    if not words:
        return "Say what was discussed, at least for one of the three levels, or which training was agreed."
    if next_on is None and not no_next:
        return "Enter the day of the next meeting, or say why there is none yet."
    return None


def said_of_children(children: int, *, provider: str, records: str, answered: str) -> str:
    """The fixed sentence about children in every record (Q58d): how many, where the notes are, how to ask."""
    if not children:
        return "No individual child was discussed."
    number = "One child was" if children == 1 else f"{children} children were"
    whose = "that child’s" if children == 1 else "each child’s"
    ask = f" at {records}" if records else ""
    return (
        f"{number} discussed. Nothing about a child stands in this record: the notes are in {whose} therapy record, which "
        f"{provider} keeps. A parent, carer or young person can ask {provider} for it{ask}; it must answer {answered}."
    )
