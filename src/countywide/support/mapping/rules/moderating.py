"""What stands in the way of each step of a round of moderation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..types import LEVELS

FEWEST, MOST = 2, 30
FEWEST_WORDS = 10


def bar_to_opening(*, title: str, number: int, found: int, is_same: bool) -> str | None:
    """Two people, one of a school and one of the council, and enough children whom neither of them knows."""
    if not title.strip():
        return "Give the round a title."
    if is_same:
        return "The two moderators are two people."
    if not FEWEST <= number <= MOST:
        return f"A round has {FEWEST} to {MOST} children."
    if found < number:
        return f"There are {found} mapped children whom neither moderator knows. Take fewer, or ask somebody else."
    return None


def bar_to_reading(*, levels: Mapping[str, int], has_read: bool) -> str | None:
    """Each moderator maps each child once, before anybody compares."""
    if has_read:
        return "You have mapped this child already. It cannot be changed: the two are compared as they were chosen."
    return None if set(levels.values()) <= set(LEVELS) else "Choose a level from 0 to 4 for each area."


def bar_to_settling(*, read_by: int, is_settled: bool, changes: bool, reason: str, letters: int) -> str | None:
    """After both have mapped it and spoken about it; another outcome than the present levels has a reason for the school."""
    if is_settled:
        return "This child is settled already."
    if read_by < 2:
        return "Both moderators map the child first."
    if changes and len(reason.strip()) < letters:
        return f"Say why in at least {letters} letters: the school reads it."
    return None


def bar_to_querying(*, is_settled: bool, query_by: date | None, is_queried: bool, words: str, on: date) -> str | None:
    """A school may query the outcome within its school days, once."""
    if not is_settled or query_by is None:
        return "The round is not finished yet."
    if is_queried:
        return "You have queried this already. You read the answer here."
    if on > query_by:
        return "The days for a query are over. Tell the funding team if the child’s needs have changed since."
    return None if len(words.split()) >= FEWEST_WORDS else f"Say in at least {FEWEST_WORDS} words what is not right."


def bar_to_publishing(*, query_by: date | None, waiting: int, is_published: bool, learned: str, on: date) -> str | None:
    """Once the days for queries are over and every one is answered."""
    if is_published:
        return "This round is published already."
    if query_by is None:
        return "Settle every child first."
    if on <= query_by:
        return f"Schools may still query until {query_by.day} {query_by:%B %Y}. Publish after that day."
    if waiting:
        return "A query waits for its answer."
    return None if len(learned.split()) >= FEWEST_WORDS else f"Say in at least {FEWEST_WORDS} words what was learned."
