"""What stands in the way of joining, answering, reopening and handling what was asked, and how its state is said."""

from __future__ import annotations

from datetime import date, datetime

from countywide.garden.floor.enums import Became, Kind

DAYS = 10  # working days in which every question is answered, where the council's figures say nothing else
SAID_AT_LEAST = 3  # words of a reason


def became(
    *,
    kind: str,
    is_merged: bool,
    is_private: bool,
    replied_at: datetime | None,
    answered_at: datetime | None,
    closed_at: datetime | None,
    is_sent: bool,
    reply_by: date | None,
    on: date,
) -> Became:
    """What became of what somebody said, in one word. What is private says no more than that, and whether a reply is there."""
    if is_private or kind == Kind.ONE_CHILD:
        return Became.REPLIED if replied_at else Became.PRIVATE
    if kind == Kind.THANKS:
        return Became.COUNTED
    if answered_at:
        return Became.ANSWERED
    if closed_at:
        return Became.CLOSED
    if is_sent:
        return Became.LATE if reply_by and reply_by < on else Became.WITH_TEAM
    if is_merged:
        return Became.JOINED
    return Became.OFFERED if kind == Kind.OFFER else Became.UNSORTED


def bar_to_merging(
    *,
    is_same: bool,
    is_merged: bool,
    into_merged: bool,
    one_kind: str,
    other_kind: str,
    is_sent: bool,
    same_meeting: bool,
) -> str | None:
    """Repeats point straight at the one that is kept, of the same kind and the same meeting; what is private is never joined."""
    if is_same:
        return "A question cannot be joined to itself."
    if not same_meeting:
        return "Only questions of one meeting can be joined."
    if is_merged:
        return "This question was joined already."
    if into_merged:
        return "The question you chose was itself joined to another. Choose that one."
    if Kind.ONE_CHILD in (one_kind, other_kind):
        return "A question that is handled privately is not joined to another."
    if (one_kind == Kind.THANKS) != (other_kind == Kind.THANKS):
        return "Thanks can only be joined to thanks."
    if is_sent:
        return "This question is with a team already. Join the other one to it instead."
    return None


def bar_to_sending(*, kind: str, is_merged: bool, is_sent: bool, is_answered: bool) -> str | None:
    """Only what still waits for an answer is sent to a team, and once."""
    if kind == Kind.ONE_CHILD:
        return "This question is handled privately."
    if kind == Kind.THANKS:
        return "Thanks are counted and need no answer."
    if is_merged:
        return "This question was joined to another. Send that one."
    if is_answered:
        return "This question is answered already."
    if is_sent:
        return "This question is with a team already."
    return None


def bar_to_diverting(*, is_private: bool, is_sent: bool) -> str | None:
    """Once, and before a team was sent it with everybody at its desk."""
    if is_private:
        return "This question is handled privately already."
    if is_sent:
        return "A team has this question at its desk already. Close it there first."
    return None


def bar_to_reopening(*, state: Became, why: str) -> str | None:
    """An answer is needed before one can say that it does not answer, and a word of what is missing."""
    if state is not Became.ANSWERED:
        return "There is no answer yet that could be reopened."
    if len(why.split()) < SAID_AT_LEAST:
        return "Say in a few words what the answer leaves open."
    return None


def bar_to_private_reply(*, replied_at: datetime | None, reply: str) -> str | None:
    """A private question is replied to once, in words."""
    if replied_at:
        return "This was replied to already."
    if len(reply.split()) < SAID_AT_LEAST:
        return "Write what whoever asked can do now, in a few words."
    return None
