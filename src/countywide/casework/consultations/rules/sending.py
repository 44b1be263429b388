"""Whom a council may consult, when a pack may leave, when a school is reminded, and how much longer it may be given.

The council consults before it names a school (CFA 2014 ss.39(2), 40(3)). The fifteen days are the Code's (9.83, “should
respond”): calendar days, not stretched by holidays, and after them the council may decide without an answer.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from ..enums import Standing

FEWEST_WORDS = 8
GONE = "This school has closed. A school that is not open cannot be named, so it is not consulted."
NO_MAILBOX = (
    "We hold no mailbox of this school that somebody has checked, so papers about a child cannot go there. Ring the school, check "
    "one under Contacts, then send this."
)


def bar_to_drafting(
    *, is_open_case: bool, has_version: bool, is_open_school: bool, asked_already: bool, why: str
) -> str | None:
    """A case with a plan that can be sent, a school that is open, not asked already, and a reason it can read."""
    if not is_open_case:
        return "This case is closed."
    if not has_version:
        return (
            "No version of this plan has been issued yet. A school is consulted on a draft, a proposed or a final plan."
        )
    if not is_open_school:
        return GONE
    if asked_already:
        return "This school is being consulted already."
    if len(why.split()) < FEWEST_WORDS:
        return (
            f"Say why this school, in at least {FEWEST_WORDS} words: it stands in the letter, and the family reads it."
        )
    return None


def bar_to_sending(
    *, standing: str, is_open_school: bool, has_mailbox: bool, reds: Collection[str], council_unknown: bool
) -> str | None:
    """Nothing leaves unless it can arrive, and every old paper in it is there for a reason."""
    if standing != Standing.DRAFTED:
        return "This was sent already."
    if not is_open_school:
        return GONE
    if reds:
        return f"Say first why this goes although it is old: {', '.join(reds)}."
    if not has_mailbox:
        return NO_MAILBOX
    if council_unknown:
        return "Another council maintains this school and has to be consulted too. Enter where it reads email."
    return None


def bar_to_extending(
    *, standing: str, due_on: date | None, to: date, because: str, at_most: int, on: date
) -> str | None:
    """A closed school may be given more days. Nothing that the council owes the family moves."""
    if due_on is None or standing in (Standing.DRAFTED, Standing.WITHDRAWN, Standing.ADEQUATE, Standing.CLOSED):
        return "Nothing is awaited from this school."
    if to <= due_on or to < on:
        return f"Give a day after {day(due_on)} that has not passed."
    if to > (last := due_on + timedelta(days=at_most)):
        return f"{day(last)} is the latest day that we can give. The family’s own dates do not move."
    if len(because.split()) < 3:
        return "Say in a few words why the school gets more time."
    return None


def bar_to_withdrawing(*, standing: str) -> str | None:
    if standing == Standing.WITHDRAWN:
        return "This is withdrawn already."
    if standing in (Standing.ADEQUATE, Standing.CLOSED):
        return "This consultation is over."
    return None


def bar_to_question(*, standing: str, text: str) -> str | None:
    """A school asks before it answers; its days run on."""
    if standing in (Standing.DRAFTED, Standing.WITHDRAWN):
        return "You are not consulted about this child any more. Ring the team that holds the case."
    return None if len(text.split()) >= 3 else "Write your question in a few words more."


def bar_to_reply(*, answered_on: date | None, answer: str) -> str | None:
    if answered_on is not None:
        return "This question was answered already."
    return None if len(answer.split()) >= 3 else "Write your answer in a few words more."


def bar_to_chasing(*, standing: str) -> str | None:
    """Whoever has answered, or is asked no more, is not reminded."""
    waits = (Standing.SENT, Standing.ACKNOWLEDGED, Standing.QUESTION, Standing.RETURNED, Standing.BOUNCED)
    return None if standing in waits else "Nothing is awaited from this school."


def chase_due(
    *, sent_on: date, on: date, after: Collection[int], chased: Collection[int], extended_to: date | None
) -> int | None:
    """The reminder that is due and did not go: a night that was missed is made up for once, by the newest. While more days are
    given, none says that they are over."""
    passed = [days for days in after if sent_on + timedelta(days=days) <= on]
    if extended_to and on <= extended_to:
        passed = [days for days in passed if days < 15]
    newest = max(passed, default=None)
    return newest if newest is not None and newest > max(chased, default=0) else None


def day(of: date) -> str:
    return f"{of.day} {of:%B %Y}"
