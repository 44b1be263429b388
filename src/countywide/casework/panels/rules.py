"""What may be put before a panel, and what may be kept of it. A panel is practice, not law: the clock runs all the same."""

from __future__ import annotations

from datetime import date


def bar_to_calling(*, meets_on: date, on: date) -> str | None:
    """A panel is called for today or a later day."""
    return "A panel cannot be called for a day that is past." if meets_on < on else None


def bar_to_proposing(
    *, is_over: bool, held: int, most: int, is_on_an_agenda: bool, closed_on: date | None
) -> str | None:
    """An open case goes on one agenda at a time, of a panel that still has room."""
    if closed_on:
        return "This case is closed."
    if is_over:
        return "This panel has met or was called off. Choose another."
    if is_on_an_agenda:
        return "This case stands on an agenda already. Take it off that one first."
    if held >= most:
        return (
            f"This agenda is full: it takes {most} cases. Choose another panel, or ask a manager to decide without one."
        )
    return None


def warning_of_date(*, meets_on: date, act_by: date | None) -> str:
    """A panel that meets after the day to act by cannot make the decision in time."""
    if act_by and meets_on > act_by:
        return "This panel meets after the day by which the council must act. Ask a manager to decide without it."
    return ""


def bar_to_settling(*, settled_on: date | None, meets_on: date, on: date, cancelled_on: date | None) -> str | None:
    """An item is settled once, at the meeting or after it."""
    if settled_on:
        return "This was settled already."
    if cancelled_on:
        return "This panel was called off."
    if on < meets_on:
        return "The panel has not met yet."
    return None


def bar_to_minutes(
    *, meets_on: date, on: date, waiting: int, came: int, cancelled_on: date | None, minutes: str
) -> str | None:
    """Minutes are kept after the meeting, with who came, when nothing on the agenda is left open."""
    if cancelled_on:
        return "This panel was called off, so there is nothing to keep."
    if on < meets_on:
        return "The panel has not met yet."
    if not came:
        return "Say who came."
    if waiting:
        return f"{waiting} of the cases on the agenda {'is' if waiting == 1 else 'are'} not settled. Decide each, send it back or put it off."
    if len(minutes.split()) < 5:
        return "Say in a few words what the panel discussed."
    return None


def bar_to_cancelling(*, cancelled_on: date | None, minutes_on: date | None, decided: int, because: str) -> str | None:
    """A panel is called off before it decided anything, and says why."""
    if cancelled_on or minutes_on:
        return "This panel is over."
    if decided:
        return "This panel has decided a case already. Put off the others instead."
    if len(because.split()) < 2:
        return "Say why in a few words: the officers whose cases are on the agenda read it."
    return None
