"""When families are asked for their preferences, when they are reminded, and when the silence of all of them is a task."""

from __future__ import annotations

from datetime import date, timedelta

from countywide.casework.transfers.enums import Stage
from countywide.law import clocks

REMIND_AFTER = (timedelta(days=7), timedelta(days=21))
REMIND_BEFORE_CLOSE = timedelta(days=3)
PUT_RIGHT_WITHIN = 5
"""Working days within which an address is put right where the council has no team of its own for it."""
LEAST = timedelta(days=14)
"""Whoever is asked late still has two weeks before anything is said to be missing."""


def may_be_asked(*, stage: str, confirm_by: date, opens: date, on: date) -> bool:
    """From the day the council sends links: once the school has confirmed the move, or has let its days pass."""
    waited = stage == Stage.IDENTIFIED and confirm_by < on
    return on >= opens and (stage == Stage.CONFIRMED or waited)


def closes_for(*, asked_on: date, closes: date | None) -> date | None:
    """The day the council asks for; for somebody asked later than two weeks before it, two weeks after they were asked."""
    if closes is None:
        return None
    return max(closes, asked_on + LEAST)


def reminder_due(*, asked_on: date, closes: date | None, on: date, reminded_for: date | None) -> date | None:
    """The day whose reminder is due and was not sent: 7 and 21 days after asking, and three days before the close. A night
    that was missed is made up for once, by the newest."""
    days = [asked_on + after for after in REMIND_AFTER]
    if closes is not None:
        days = [each for each in (*days, closes - REMIND_BEFORE_CLOSE) if each < closes]
    due = [each for each in days if asked_on < each <= on and (closes is None or on <= closes)]
    newest = max(due, default=None)
    return newest if newest and (reminded_for is None or reminded_for < newest) else None


def put_right_by(bounced_on: date, *, days: int, calendar: clocks.Calendar) -> date:
    """The day by which whoever owns a message that came back has put the address right. After it a letter goes by post."""
    return calendar.working_days_after(bounced_on, days)


def is_silent(*, closes: date | None, on: date, answers: int) -> bool:
    """Nobody of the family has said anything by the close."""
    return closes is not None and on > closes and not answers


def why_no_link(*, email: str, has_account: bool, channel: str, is_written_to: bool) -> str | None:
    """A link goes to whoever reads email and has no account."""
    if not is_written_to:
        return "This person is not written to."
    if has_account:
        return "You have an account here now. Sign in to say which schools you would like."
    if not email:
        return "We hold no email address of this person."
    return None if channel == "EMAIL" else "This person is written to by post."


def bar_to_correcting(*, email: str, before: str, has_account: bool, is_anothers: bool, is_waiting: bool) -> str | None:
    """A school proposes another address for somebody's link; nothing goes there before an officer has agreed."""
    if is_waiting:
        return "A new address was proposed already, and an officer is looking at it."
    if has_account:
        return "This person has an account. They change their own address when they sign in."
    if email.strip().casefold() == before.strip().casefold():
        return "That is the address we have."
    if is_anothers:
        return "Another adult of this family signs in with that address. Each person needs a mailbox of their own."
    return None
