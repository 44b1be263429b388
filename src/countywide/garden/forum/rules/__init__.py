"""What may be done about a sitting, a booking and a poll. Times and numbers alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ..enums import Place, Standing


def standing(
    *, starts_at: datetime, ends_at: datetime, cancelled: bool, ended: bool, placed: int, capacity: int, now: datetime
) -> Standing:
    """Where a sitting stands."""
    if cancelled:
        return Standing.CANCELLED
    if ended or now >= ends_at:
        return Standing.ENDED
    if now >= starts_at:
        return Standing.LIVE
    return Standing.FULL if placed >= capacity else Standing.OPEN


def place(*, cancelled: bool, placed: bool, attended: bool, is_over: bool) -> Place:
    """Where a booking stands."""
    if cancelled:
        return Place.CANCELLED
    if attended:
        return Place.CAME
    if is_over:
        return Place.MISSED
    return Place.BOOKED if placed else Place.WAITING


def bar_to_booking(*, announced: bool, standing: Standing) -> str | None:
    """Whether anybody may still book. While it is on, one may still come in: nobody is turned away at the door."""
    if not announced:
        return "This meeting is not announced yet."
    if standing == Standing.CANCELLED:
        return "This sitting does not take place. Choose the other one."
    if standing == Standing.ENDED:
        return "This sitting is over. You can still read what was said and ask a question."
    return None


def bar_to_moving(*, cancelled: bool, here: Standing, same: bool) -> str | None:
    """Whether a booking may go to another sitting."""
    if cancelled:
        return "This booking was given up. Book again."
    if same:
        return "You are booked for this sitting already."
    if here in (Standing.CANCELLED, Standing.ENDED):
        return "That sitting does not take place any more. Choose another one."
    return None


def bar_to_sitting(*, starts_at: datetime, ends_at: datetime, now: datetime, others: list[datetime]) -> str | None:
    """A sitting lies ahead, has a length, and stands at another time than the others of its meeting."""
    if ends_at <= starts_at:
        return "A sitting ends after it begins."
    if ends_at <= now:
        return "A sitting lies ahead."
    if starts_at in others:
        return "There is a sitting at this time already. Choose another day or time."
    return None


def bar_to_announcing(*, sittings: int, wanted: int, items: int, why_fewer: str) -> str | None:
    """Two sittings on different days are the rule (Q65, Q70); with fewer, the organisers say why."""
    if not sittings:
        return "Add a sitting first."
    if not items:
        return "Add an item to the agenda first."
    if sittings < wanted and len(why_fewer.split()) < 3:
        return f"A meeting has {wanted} sittings. Add another one, or say in at least 3 words why there is only {sittings}."
    return None


def bar_to_item(*, minutes: int, answer_minutes: int, least: int) -> str | None:
    """Each item ends with time for answers (Q74), and leaves some for itself."""
    if answer_minutes < least:
        return f"Keep at least {least} minutes of the item for answers."
    if answer_minutes >= minutes:
        return "The minutes for answers are part of the item’s minutes: leave some for the item itself."
    return None


def bar_to_voting(*, opens_on: date, closes_on: date, on: date, chosen: int) -> str | None:
    """A poll is open between its days."""
    if on < opens_on:
        return "The poll has not opened yet."
    if on > closes_on:
        return "The poll has closed. You can read its result."
    if not chosen:
        return "Choose at least one day and time."
    return None


def is_in_time(*, starts_at: date, days: int, on: date) -> bool:
    """Whether something that takes so many days to arrange can still be arranged."""
    return on <= starts_at - timedelta(days=days)


def is_open(*, starts_at: datetime, ends_at: datetime, minutes: int, now: datetime) -> bool:
    """Whether the room of a sitting may be entered: from some minutes before it until it ends."""
    return starts_at - timedelta(minutes=minutes) <= now < ends_at
