"""What a community may decide, who decides it, and how a decision is challenged."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from math import ceil

from ..enums import Help, Ruling, Step
from ..types import Decided, Working


def quorum_of(members: int, policy: Working) -> int:
    """How many schools must be there: a share of the members and a least number, and all of a community that is smaller."""
    return min(members, max(policy.quorum_least, ceil(members * policy.quorum_share / 100)))


def bar_to_meeting(*, members: int, present: int, policy: Working) -> str | None:
    """A meeting without quorum decides nothing."""
    needed = quorum_of(members, policy)
    if present >= needed:
        return None
    return (
        f"This meeting has no quorum: {present} of {members} schools are there, and {needed} are needed. It can talk and advise. "
        "It decides nothing: put the requests on the agenda of another meeting."
    )


def deciders(present: Collection[int], *, asks: int, declared: Collection[int]) -> tuple[int, ...]:
    """The schools that decide an item: those present, without the one that asks and those with an interest."""
    return tuple(sorted(each for each in present if each != asks and each not in declared))


def bar_to_deciding(decided: Decided, *, policy: Working, on: date, takes_money: bool) -> str | None:
    """An outcome says what it is and why; money has an amount, days and a review (field dictionary §16)."""
    if not decided.help or any(each not in Help for each in decided.help):
        return "Choose what was decided."
    if Help.NONE in decided.help and len(decided.help) > 1:
        return "Choose either “none of these” or what was decided, not both."
    if len(decided.reasons.strip()) < policy.reasons_least:
        return (
            f"Give reasons in at least {policy.reasons_least} letters. The school reads them, and may challenge them."
        )
    if not decided.said.strip():
        return "Say in a few words what was discussed."
    if (Help.FUNDING in decided.help) != bool(decided.pence):
        return "Where money is agreed, say how much; where none is, leave the amount empty."
    return bar_to_money(decided, on=on, takes_money=takes_money) if decided.pence else None


def bar_to_money(decided: Decided, *, on: date, takes_money: bool) -> str | None:
    """Money is for a time, for a school that can have money from the fund."""
    if not takes_money:
        return (
            "This school sits in the community and cannot have money from its fund. Advice and training are open to it."
        )
    if decided.starts_on is None or decided.ends_on is None:
        return "Say from when until when the money is paid."
    if decided.ends_on < decided.starts_on:
        return "The last day of the money is not before its first."
    if decided.review_on is None or decided.review_on <= on:
        return "Say on which day it is looked at whether it helped: after today."
    return None


def bar_to_disputing(*, is_decided: bool, steps: Collection[str], is_waiting: bool, why: str) -> str | None:
    """A school may ask the chair to look again, and then the Area Board; after that the decision is final."""
    if not is_decided:
        return "There is no outcome yet that you could ask to be looked at again."
    if is_waiting:
        return "Another look is under way already. The page says by when it is decided."
    if Step.BOARD in steps:
        return "The Area Board has decided. That is final for the fund. It says nothing about whether a child should be assessed."
    if len(why.split()) < 8:
        return "Say what was missed, or which part of the terms of reference was not followed."
    return None


def next_step(steps: Collection[str]) -> Step:
    return Step.BOARD if Step.CHAIR in steps else Step.CHAIR


def bar_to_ruling(*, is_ruled: bool, ruling: str, reasons: str, policy: Working) -> str | None:
    """Each step of a dispute ends with a decision and its reasons in writing."""
    if is_ruled:
        return "This was decided already."
    if ruling not in Ruling:
        return "Say whether the outcome stands or is changed."
    if len(reasons.strip()) < policy.reasons_least:
        return f"Give reasons in at least {policy.reasons_least} letters."
    return None
