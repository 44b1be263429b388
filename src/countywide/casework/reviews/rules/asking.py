"""Requests around reviews: an early one, a second look at a decision, a better form."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from countywide.law.clocks import Calendar

WORKING_DAYS = 10
"""In which the council answers a request for an early review, or to look again: its own promise, no limit of the law."""
FEWEST_SIGNS, FEWEST_TO_ANSWER, FEWEST_TO_REPLY = 50, 100, 60


def answer_by(asked_on: date, calendar: Calendar) -> date:
    """The day by which the council answers."""
    return calendar.working_days_after(asked_on, WORKING_DAYS)


def bar_to_asking_early(
    *,
    in_force: bool,
    asked_already: bool,
    text: str,
    reasons: Collection[str],
    family_knows: bool | None,
    by_family: bool,
) -> str | None:
    """Anybody concerned may ask for a plan to be reviewed before the year is out."""
    if not in_force:
        return "This plan is not in force, so it cannot be reviewed."
    if asked_already:
        return "You asked for this already, and we have not answered yet. We will answer what you asked first."
    if not reasons:
        return "Choose at least one reason."
    if len(text.strip()) < FEWEST_SIGNS:
        return f"Say what has changed, in at least {FEWEST_SIGNS} letters."
    if not by_family and family_knows is None:
        return "Say whether the family knows that you ask."
    return None


def bar_to_answering_early(
    *, answered: bool, answer: str, because: str, amendment_open: bool, review_held: bool
) -> str | None:
    """An early review is agreed to, declined with reasons, or taken into an amendment that is under way. That an amendment is
    under way is never a reason to decline: what is asked is taken into it."""
    if answered:
        return "This request was answered already."
    if answer not in ("AGREE", "DECLINE", "MERGE"):
        return "Choose what you answer."
    if len(because.strip()) < FEWEST_TO_ANSWER:
        return f"Give your reasons in at least {FEWEST_TO_ANSWER} letters. Whoever asked reads them."
    under_way = amendment_open or review_held
    if answer == "DECLINE" and under_way:
        return "This plan is being reviewed or changed now. That is no reason to decline: take what is asked into it instead."
    if answer == "AGREE" and under_way:
        return "This plan is being reviewed or changed now. Take what is asked into it."
    if answer == "MERGE" and not under_way:
        return "Nothing is under way into which this could be taken. Agree, or say why not."
    return None


def bar_to_asking_again(*, decided: bool, told: bool, is_own: bool, open_already: bool, text: str) -> str | None:
    """A school asks the council to look again at what it decided (Q29a). It is no appeal, and takes none from the family."""
    if not is_own:
        return "Only the school or setting whose review it was can ask this."
    if not decided or not told:
        return "Nothing has been decided and told yet."
    if open_already:
        return "You asked for this already, and we have not replied yet."
    if len(text.strip()) < FEWEST_SIGNS:
        return f"Say what we should look at again, in at least {FEWEST_SIGNS} letters."
    return None


def bar_to_replying(
    *, replied: bool, decider: int | None, replies: int | None, stands: bool | None, reply: str
) -> str | None:
    """Whoever looks again is not whoever decided."""
    if replied:
        return "We replied to this already."
    if decider is not None and decider == replies:
        return "You decided this yourself. Somebody else must look at it again."
    if stands is None:
        return "Say whether the decision stands."
    if len(reply.strip()) < FEWEST_TO_REPLY:
        return f"Write your reply in at least {FEWEST_TO_REPLY} letters."
    return None


def bar_to_suggesting(text: str) -> str | None:
    return None if text.strip() else "Write your suggestion first."


def bar_to_publishing(*, state: str, published_as: str, reply: str) -> str | None:
    """A suggestion is published in the council's own words, so that nobody's name stands in it."""
    if state != "NEW" and not published_as.strip():
        return "Write the suggestion in the council’s own words. Everybody can read them."
    if state == "DECLINED" and not reply.strip():
        return "Say why the form stays as it is."
    return None
