"""When a community meets, until when requests come, and in which order a meeting goes on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from ..enums import Held
from ..types import Working

ORDER = (Held.PLANNED, Held.OPEN, Held.PAPERS, Held.MEETING, Held.MINUTED, Held.CONFIRMED)
FEWEST_WORDS = 10


def closes_on(day: date, policy: Working) -> date:
    """The last day on which a request for a meeting can come."""
    return day - timedelta(days=policy.closes_days_before)


def bar_to_planning(*, day: date, on: date, policy: Working, is_taken: bool) -> str | None:
    """A meeting is planned so early that requests can still come."""
    if closes_on(day, policy) < on:
        return (
            f"Requests close {policy.closes_days_before} days before a meeting. Choose a day that leaves time for them."
        )
    return "This community meets on that day already." if is_taken else None


def takes_requests(*, opened_on: date | None, closes: date, on: date) -> bool:
    """Whether a meeting takes requests on a day: its agenda is open, and it is not past the closing day."""
    return opened_on is not None and opened_on <= on <= closes


def bar_to_step(held: str, to: Held, *, meets_on: date, closes: date, on: date) -> str | None:
    """Each step follows the one before it; papers go out after requests closed, and nobody meets before the day."""
    if ORDER.index(Held(held)) + 1 != ORDER.index(to):
        return f"This meeting stands at “{Held(held).label}”, so this is not its next step."
    if to == Held.PAPERS and on <= closes:
        return "Papers go out once requests are closed."
    if to == Held.MEETING and on < meets_on:
        return "The meeting is not yet."
    return None


def bar_to_minutes(minutes: str, *, undecided: int) -> str | None:
    """Minutes say what was discussed, after every item has its outcome or went to another meeting."""
    if undecided:
        return "Some requests of this meeting have no outcome yet. Record it, or put them on the agenda of another meeting."
    return None if len(minutes.split()) >= FEWEST_WORDS else "Write the minutes: what was discussed, by codes alone."


def challenger_for(members: Collection[int], before: Collection[int]) -> int | None:
    """Whose turn it is to question every proposal: the member whose turn was longest ago, or never. `before`: the latest first."""
    latest = list(before)
    if not members:
        return None
    return max(sorted(members), key=lambda each: latest.index(each) if each in latest else len(latest) + 1)
