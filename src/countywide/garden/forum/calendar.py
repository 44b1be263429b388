"""Writes a sitting as an iCalendar file (RFC 5545). After a swap the same entry moves: it keeps its UID and counts up."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.urls import reverse
from icalendar import Alarm, Calendar, Event

from countywide.platform.kit.shell import council

from .models import Booking, Sitting


def written(booking: Booking) -> bytes:
    """The file of one booking: cancelled when the booking or its sitting is."""
    off = bool(booking.cancelled_at or booking.sitting.cancelled_at)
    link = reverse("forum:booking", args=[booking.token])
    event = event_of(booking.sitting, uid=f"forum-booking-{booking.key}", page=link, changed_at=changed_at(booking))
    event.add("sequence", booking.version - 1)
    event["status"] = "CANCELLED" if off else "CONFIRMED"
    if booking.sitting.join_link and not off:
        event.add("location", booking.sitting.join_link)
    return file_of("CANCEL" if off else "PUBLISH", event)


def of_sitting(sitting: Sitting) -> bytes:
    """The file of a sitting for anybody; how to join stays with those who booked."""
    page = reverse("forum:meeting", args=[sitting.meeting.key])
    event = event_of(sitting, uid=f"forum-sitting-{sitting.key}", page=page, changed_at=sitting.meeting.planned_at)
    event.add("sequence", sitting.version - 1)
    event["status"] = "CANCELLED" if sitting.cancelled_at else "CONFIRMED"
    return file_of("PUBLISH", event)


def event_of(sitting: Sitting, *, uid: str, page: str, changed_at: datetime) -> Event:
    """What every entry says. Times are in UTC, which every calendar turns into its own."""
    address = f"{settings.BASE_ADDRESS}{page}"
    event = Event()
    event.add("uid", f"{uid}@{council().domain}")
    event.add("dtstamp", changed_at.astimezone(UTC))
    event.add("dtstart", sitting.starts_at.astimezone(UTC))
    event.add("dtend", sitting.ends_at.astimezone(UTC))
    event.add("summary", sitting.meeting.title)
    event.add("description", f"{sitting.how_to_join}\n{address}".strip())
    event.add("url", address)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", sitting.meeting.title)
    alarm["trigger"] = "-PT15M"
    event.add_component(alarm)
    return event


def file_of(method: str, event: Event) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{council().domain}//Countywide//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def changed_at(booking: Booking) -> datetime:
    """The latest moment at which something about a booking changed."""
    given = (
        booking.booked_at,
        booking.placed_at,
        booking.waits_since,
        booking.cancelled_at,
        booking.sitting.cancelled_at,
    )
    return max(each for each in given if each)
