"""How an assessment ends without a decision: withdrawn, moved to another council, or no longer possible."""

from __future__ import annotations

from datetime import date

from ..enums import Ending


def bar_to_withdrawing(
    *, is_over: bool, final_on: date | None, withdrawn_on: date, requested_on: date, on: date, withdrawn_by: str,
    still_attention: bool, because: str,
) -> str | None:  # fmt: skip
    """A request is withdrawn in writing; the council then records whether the child is still brought to its attention
    (CFA 2014 ss.23, 24; rulebook 4.1)."""
    if is_over:
        return "This assessment is over."
    if final_on:
        return "The plan is final. It cannot be withdrawn."
    if not requested_on <= withdrawn_on <= on:
        return "The day it was withdrawn lies between the day of the request and today."
    if not withdrawn_by.strip():
        return "Say who withdrew it."
    if len(because.split()) < 3:
        return (
            "Say why the child is still brought to our attention."
            if still_attention
            else "Say why the child is no longer brought to our attention."
        )
    return None


def bar_to_moving(*, is_over: bool, moved_on: date, requested_on: date, on: date, council: str) -> str | None:
    """From the day of the move the other council is responsible, with clocks of its own (CFA 2014 s.24)."""
    if is_over:
        return "This assessment is over."
    if not requested_on <= moved_on <= on:
        return "The day of the move lies between the day of the request and today."
    return None if council.strip() else "Say which council is responsible now."


def bar_to_ending(
    *,
    is_over: bool,
    because: str,
    age: int,
    has_other_case: bool,
    other_is_same_child: bool,
    ended_on: date,
    requested_on: date,
    on: date,
) -> str | None:
    """An assessment ends by itself when the child has died or is 25, or when the same request is dealt with already."""
    if is_over:
        return "This assessment is over."
    if not requested_on <= ended_on <= on:
        return "The day lies between the day of the request and today."
    if because == Ending.TWENTY_FIVE and age < 25:
        return "They are not 25 yet."
    if because == Ending.DUPLICATE:
        if not has_other_case:
            return "Say which case deals with the same request."
        if not other_is_same_child:
            return "The other case is about another child. Twins each have a case of their own."
    return None
