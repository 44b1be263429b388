"""How a clock stands, and what stands in the way of an exception."""

from __future__ import annotations

from datetime import date

from countywide.law import clocks

from .enums import State
from .types import SOON

FEWEST_WORDS = 10
FAMILY = "parent or young person"
"""Whose a time is that the law gives to the family, as the clocks name them: to ask for mediation and to appeal."""


def state(
    *,
    legal_due: date | None,
    act_by: date | None,
    met_on: date | None,
    ended_on: date | None,
    superseded: bool,
    has_claim: bool,
    on: date,
    is_right: bool = False,
) -> State:
    """How a clock stands on a day. Compliance is judged on the legal date, alerts run on the day to act by (rulebook 2.2).

    `is_right`: the family may do it and need not, such as to appeal. Once its time has passed nobody is late.
    """
    if met_on is not None:
        return State.MET_LATE if legal_due and met_on > legal_due else State.MET
    if ended_on is not None:
        return State.SUPERSEDED if superseded else State.ENDED
    if has_claim:
        return State.EXCEPTION
    if legal_due and on > legal_due:
        return State.PASSED if is_right else State.OVERDUE
    return State.DUE_SOON if act_by and on >= act_by - SOON else State.RUNNING


def bar_to_meeting(*, trigger_on: date, on: date, legal_due: date | None = None) -> str | None:
    """A step cannot be done before what starts its time; where the time is counted back from an event, such as the notice
    of a meeting (reg 20(3)), it must be."""
    if legal_due and legal_due < trigger_on:
        return None
    return "This cannot be dated before the day its time limit began." if on < trigger_on else None


def bar_to_claiming(
    *,
    known: bool,
    available: bool,
    title: str,
    window: tuple[date, date] | None,
    is_over: bool,
    claimed_already: bool,
    impractical_because: str,
    evidence: str,
    target_on: date,
    review_on: date,
    on: date,
) -> str | None:
    """An exception needs a ground that the law gives for this clock, facts that bear it out, and a reason.

    It is a reason test, not a switch (SEND Regulations 2014, regs 5(4), 10(4), 13(3), 27(3)): the limit must be
    impractical to meet because of the ground. It never sets a new statutory date; the target is the council's own.
    """
    return (
        bar_to_ground(
            known=known,
            available=available,
            title=title,
            window=window,
            is_over=is_over,
            claimed_already=claimed_already,
        )
        or bar_to_reason(impractical_because=impractical_because, evidence=evidence)
        or bar_to_aim(target_on=target_on, review_on=review_on, on=on)
    )


def bar_to_ground(
    *,
    known: bool,
    available: bool,
    title: str,
    window: tuple[date, date] | None,
    is_over: bool,
    claimed_already: bool,
) -> str | None:
    """The clock runs, the law knows the ground for it, nobody recorded it yet, and the dates bear it out."""
    if is_over:
        return "This time limit is no longer running, so there is nothing to except."
    if not known:
        return "The law gives no such exception for this time limit."
    if claimed_already:
        return "This exception is recorded already. End it first if its facts have changed."
    return None if available else denied(title, window)


def bar_to_reason(*, impractical_because: str, evidence: str) -> str | None:
    """A ground alone is not enough: it must make the limit impractical, and that must be shown."""
    if len(impractical_because.split()) < FEWEST_WORDS:
        return f"Say in at least {FEWEST_WORDS} words why this makes the time limit impractical. The family reads it."
    return None if evidence.strip() else "Say what evidence you hold for it."


def bar_to_aim(*, target_on: date, review_on: date, on: date) -> str | None:
    """An exception sets no new limit in law; the council says what day it aims for and looks again before it."""
    if target_on <= on:
        return "The day you aim for must be later than today."
    if review_on <= on or review_on > target_on:
        return "Look at it again after today and no later than the day you aim for."
    return None


def denied(title: str, window: tuple[date, date] | None) -> str:
    """Why the facts do not bear out a ground, with the days that would."""
    if window is None:
        return f"The facts do not allow this exception ({title.lower()}): no closure of four weeks or more is known."
    first, last = (f"{day.day} {day:%B %Y}" for day in window)
    return f"The facts do not allow this exception ({title.lower()}): it must fall between {first} and {last}."


def is_shown(audience: str, *, kind: str, is_own: bool) -> bool:
    """Family and school see every limit but the council's inner aims; an adviser those of their own advice alone."""
    if audience == "OFFICER":
        return True
    return is_own if audience == "PROFESSIONAL" else kind != "I"


def is_fixed(day: date) -> bool:
    """Saturdays, Sundays, Good Friday and Christmas Day are no working days, whatever anybody says."""
    return not clocks.Calendar(removed={day}).is_working_day(day)


def bar_to_changing_holiday(*, change: str, is_holiday: bool, is_fixed: bool) -> str | None:
    """A day is added where it was a working day, and taken away where it was a bank holiday."""
    if is_fixed:
        return "That day is never a working day, so nothing would change."
    if change == "ADDED" and is_holiday:
        return "That day is a bank holiday already."
    if change == "REMOVED" and not is_holiday:
        return "That day is a working day already."
    return None


def bar_to_feed(*, of: str, is_place_given: bool, may_read: bool) -> str | None:
    """A calendar shows one's own cases, or those of a team or a school whose cases one may see."""
    if (of == "PERSON") == is_place_given:
        return "Choose whose dates the calendar shows."
    return None if may_read else "You do not see those cases, so no calendar can show their dates to you."
