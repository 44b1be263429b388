"""What nearly every message of the forum says, and the places that fall free."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from countywide.platform.kit.tags.saying import clock_time
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Enclosure, NoticeKind

from .. import calendar, notices, queries
from ..models import Booking, Sitting


def words(sitting: Sitting) -> dict[str, Any]:
    """The meeting, the day and the time."""
    begins, ends = localtime(sitting.starts_at), localtime(sitting.ends_at)
    return {
        "title": sitting.meeting.title,
        "day": f"{begins:%A} {begins.day} {begins:%B %Y}",
        "time": f"{clock_time(begins)} to {clock_time(ends)}",
        "meeting_at": reverse("forum:meeting", args=[sitting.meeting.key]),
    }


def tell_booker(
    kind: NoticeKind, booking: Booking, *, cause: str, by: Any, with_file: bool = False, **more: Any
) -> None:
    """One message to whoever booked, with the link to their booking; `with_file` encloses the sitting for their calendar."""
    enclosed = []
    if with_file:
        enclosed = [Enclosure("forum.ics", "text/calendar", calendar.written(booking))]
    tell(
        kind,
        to=[queries.recipient_of(booking)],
        cause=f"{booking}:{cause}",
        by=by,
        about=booking,
        enclosing=enclosed,
        name=booking.name,
        booking_at=reverse("forum:booking", args=[booking.token]),
        join_link=booking.sitting.join_link,
        how_to_join=booking.sitting.how_to_join,
        **words(booking.sitting),
        **more,
    )


def fill_places(sitting: Sitting, *, by: Any, now: datetime) -> int:
    """Give what is free to whoever waits longest, and tell them. How many got a place."""
    if sitting.cancelled_at or sitting.ended_at or sitting.ends_at <= now:
        return 0
    free = sitting.capacity - Booking.objects.placed().filter(sitting=sitting).count()
    waiting = list(queries.waiting_of(sitting).select_related("sitting__meeting")[: max(free, 0)])
    for each in waiting:
        each.placed_at = now
        each.save(update_fields=["placed_at"])
        tell_booker(notices.PLACED, each, cause=f"placed:{each.version}", by=by, with_file=True)
    return len(waiting)
