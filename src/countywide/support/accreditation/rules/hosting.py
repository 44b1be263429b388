"""When a visit can be booked, and when it can be cancelled."""

from __future__ import annotations

from datetime import date


def bar_to_booking(
    *, slot_on: date, on: date, is_withdrawn: bool, is_taken: bool, is_own: bool, people: int, most: int
) -> str | None:
    """One school an hour, on a day that has not come, with no more people than the host can take."""
    if is_own:
        return "This is your own school."
    if is_withdrawn or slot_on <= on:
        return "This time can no longer be booked."
    if is_taken:
        return "Somebody has booked this time already. Choose another."
    if not 1 <= people <= most:
        return f"Between 1 and {most} people can come."
    return None


def bar_to_cancelling(*, slot_on: date, on: date, is_cancelled: bool) -> str | None:
    """Until the day itself."""
    if is_cancelled:
        return "This visit was already cancelled."
    return "The day of the visit has come. Ring the school." if slot_on <= on else None


def bar_to_slot(*, slot_on: date, on: date, is_host: bool) -> str | None:
    """A host offers days that are still to come."""
    if not is_host:
        return "This school is not on the list of hosts any more."
    return None if slot_on > on else "Choose a day that is still to come."


def phase_of(phase: str) -> str:
    """The kind of school a national phase belongs to."""
    return {"1": "PRIMARY", "2": "PRIMARY", "3": "PRIMARY", "4": "SECONDARY", "5": "SECONDARY", "6": "SECONDARY"}.get(
        phase, "ALL"
    )
