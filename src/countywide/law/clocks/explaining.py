"""Writes out why a date is what it is, step by step, in plain words."""

from __future__ import annotations

from datetime import date

from .counting import in_words
from .types import Answer

HOLIDAYS = "School holidays, weekends and bank holidays all count."
ADDS_NOTHING = "An exception never adds days: if one is recorded, this step is due as soon as it can be done."


def steps(answer: Answer) -> tuple[str, ...]:
    """The start, the counting, the law, any cap or roll-forward, the exceptions, and the day to act by."""
    return (*begun(answer), f"The law: {answer.clock.law}.", *excepted(answer), *acting(answer))


def counting(answer: Answer) -> tuple[str, ...]:
    """The start, the counting and the day to act by, for a page that shows the law and the exceptions beside them."""
    return (*begun(answer), *acting(answer))


def begun(answer: Answer) -> list[str]:
    """The start and the counting, in the clock's own words where it has some."""
    clock = answer.clock
    return clock.working(answer.asked, answer.outcome) if clock.working else counted(answer)


def counted(answer: Answer) -> list[str]:
    """The start and the limit of a clock that needs no more words."""
    clock, due = answer.clock, answer.legal_due
    start = f"The clock starts when {clock.starts_when}: {in_words(answer.asked.trigger)}."
    if clock.starts_when == "date of birth":
        start = f"Born on {in_words(answer.asked.trigger)}."
    if due is None:
        target = answer.facts.get("target")
        aimed = f" The day aimed for is {in_words(target)}." if target else ""
        return [start, f"The limit is {clock.limit}: the law names no last day.{aimed}"]
    lines = [start, f"The limit is {clock.limit}: the last day is {in_words(due)}."]
    if "week" in clock.limit:
        lines.insert(1, f"The day itself is not counted. {HOLIDAYS}")
    return lines


def excepted(answer: Answer) -> list[str]:
    """What the facts say of each exception that the law knows for this clock."""
    from .exceptions import EXCEPTIONS

    lines = []
    for found in answer.exceptions:
        title = EXCEPTIONS[found.code].title
        if found.window is None:
            lines.append(f"{title}: not available, since no closure of four weeks or more is known.")
            continue
        if is_elsewhere(answer, found.window):
            lines.append(f"{title}: not available, since no such closure falls in this time.")
            continue
        first, last = (in_words(day) for day in found.window)
        can = (
            "the facts would allow it, if it makes the limit impractical"
            if found.available
            else "the facts so far do not allow it"
        )
        lines.append(f"{title}: {can}. It has to fall between {first} and {last}.")
    return [*lines, ADDS_NOTHING] if lines else []


def is_elsewhere(answer: Answer, window: tuple[date, date]) -> bool:
    """Whether the days in which the event would have to fall lie wholly outside the time that is running."""
    due = answer.legal_due
    return due is not None and (window[0] > due or window[1] < answer.asked.trigger)


def acting(answer: Answer) -> list[str]:
    """Why the day to act by differs from the last day, where it does."""
    due, act = answer.legal_due, answer.act_by
    if due is None or act is None or due == act:
        return []
    why = answer.asked.calendar.holiday_name(due)
    reason = f"{in_words(due)} is {why}" if why else "Clear days are kept"
    return [f"{reason}, and nothing in the law moves the date, so act by {in_words(act)}."]
