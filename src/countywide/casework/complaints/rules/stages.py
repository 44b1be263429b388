"""The two stages of a complaint (Complaint Handling Code, 2024) and who may look into one."""

from __future__ import annotations

from datetime import date

from ..enums import Ended

ENOUGH = 10  # letters of a reason

BETWEEN = "The day lies between the day the complaint came and today."
ANSWERED = "This stage is answered."
CLOSED = "This complaint is closed."


def bar_to_acknowledging(
    *, is_open: bool, acknowledged_on: date | None, told_on: date, began_on: date, on: date
) -> str | None:
    """Once for each stage, from the day on which it began."""
    if not is_open:
        return CLOSED
    if acknowledged_on is not None:
        return "This was acknowledged already."
    return None if began_on <= told_on <= on else BETWEEN


def bar_to_asking(
    *, is_open: bool, answered: bool, may: bool, is_complained_of: bool, held_case: bool, wrote_about_it: bool,
    looked_before: bool, is_maker: bool,
) -> str | None:  # fmt: skip
    """Nobody looks into what they did themselves, and at stage 2 it is somebody else than at stage 1 (Complaint Handling Code)."""
    if not is_open:
        return CLOSED
    if answered:
        return ANSWERED
    if not may:
        return "This person does not answer complaints. Choose somebody who does."
    if is_maker:
        return "This person made the complaint. Choose somebody else."
    if is_complained_of:
        return "The complaint is about this person. Choose somebody else."
    if wrote_about_it:
        return "This person decided or wrote to the family in this case. Nobody looks into their own decision: choose somebody else."
    if held_case:
        return "This person holds or held this case. Nobody looks into their own work: choose somebody else."
    if looked_before:
        return "This person answered stage 1. Stage 2 is for somebody who did not: choose somebody else."
    return None


def bar_to_extending(
    *, is_open: bool, acknowledged: bool, answered: bool, extended: bool, days: int, most: int, due_on: date | None,
    reasons: str, on: date,
) -> str | None:  # fmt: skip
    """Once, before the day has passed, by no more than the Code allows, and whoever complains is told why."""
    if not is_open:
        return CLOSED
    if answered:
        return ANSWERED
    if not acknowledged:
        return "Acknowledge the complaint first."
    if extended:
        return "The time was extended already. It can be done once at each stage."
    if due_on is not None and on > due_on:
        return "The day has passed. The answer is late: an extension cannot change that."
    if not 1 <= days <= most:
        return f"Extend it by 1 to {most} working days."
    return (
        None if len(reasons.strip()) >= ENOUGH else "Say why more time is needed: these words go to whoever complains."
    )


def bar_to_stage_two(
    *, is_open: bool, answered_on: date | None, number: int, asked_on: date, why: str, on: date
) -> str | None:
    """Whoever is not content with the first answer asks for a second look. The reason may be short."""
    if not is_open:
        return CLOSED
    if number > 1:
        return "Stage 2 is the last stage of our procedure. You can go to the Ombudsman."
    if answered_on is None:
        return "Stage 1 is not answered yet. Stage 2 can be asked for once it is."
    if not answered_on <= asked_on <= on:
        return "The day lies between the day of the answer and today."
    return None if why.strip() else "Write what you are still not content with. A few words are enough."


def bar_to_ending(*, is_open: bool, how: str, because: str, ended_on: date, received_on: date, on: date) -> str | None:
    """A complaint that is not answered gets a reason, and hears where else it belongs."""
    if not is_open:
        return CLOSED
    if how not in Ended.values or how == Ended.OPEN:
        return "Say how it ends."
    if not received_on <= ended_on <= on:
        return BETWEEN
    if how != Ended.WITHDRAWN and len(because.strip()) < ENOUGH:
        return "Say why, and where else it belongs: these words go to whoever complains."
    return None
