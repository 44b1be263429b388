"""Another health board becomes responsible for a child with a plan (SEND Regulations 2014 reg 16)."""

from __future__ import annotations

from datetime import date

from countywide.law import clocks


def bar_to_health_change(
    *,
    made_on: date | None,
    ceased_on: date | None,
    old_board: str,
    new_board: str,
    is_reachable: bool,
    has_plan: bool,
    changed_on: date,
    known_on: date,
    aware_on: date | None,
    last_changed_on: date | None,
    on: date,
) -> str | None:
    """It is noted of a plan that this council maintains, once it has happened: until then the other board arranges what the
    plan says, and is written to."""
    if made_on is None:
        return (
            "This plan is not final yet. Change the health board on the list of desks, or note this once it is final."
        )
    if ceased_on:
        return "We do not maintain this plan any more."
    if not new_board.strip():
        return "Say which health board is responsible now."
    if not is_reachable:
        return "Say where the new health board is written to: it must have the plan."
    if not has_plan:
        return "There is no document of this plan that could be sent. Add the final plan first."
    if new_board.strip().casefold() == old_board.casefold():
        return "This health board is responsible already."
    if changed_on > on:
        return "The day of the change is still to come. Note it on that day: until then the other health board is responsible."
    if known_on > on or (aware_on and aware_on > on):
        return "The day on which somebody learned of it cannot be in the future."
    if last_changed_on and changed_on < last_changed_on:
        return "A later change of health board is noted already."
    return None


def bar_to_noting_board(*, is_open: bool, done_on: date | None, day: date, on: date) -> str | None:
    """What a health board did is noted once, and not ahead."""
    if not is_open:
        return "The health board has changed again since."
    if done_on:
        return "This is noted already."
    return "The day cannot be in the future." if day > on else None


def board_tells_by(aware_on: date, changed_on: date) -> date | None:
    """The last day on which the old health board tells the new one (reg 16)."""
    return clocks.answer("MV-ICB", aware_on, changes=changed_on).legal_due
