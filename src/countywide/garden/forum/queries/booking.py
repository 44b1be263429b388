"""Who booked, who waits, who came; and at which days and times people come (Q65)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localtime

from countywide.platform.outbox.types import Recipient

from ..models import Booking, Meeting, Moved, Series, Sitting
from ..types import Came


def bookings_of(sitting: Sitting) -> QuerySet[Booking]:
    """Who booked a sitting and did not give it up, by name; those who wait too."""
    return Booking.objects.live().filter(sitting=sitting).select_related("organisation").order_by("name", "id")


def waiting_of(sitting: Sitting) -> QuerySet[Booking]:
    """Who waits for a place, longest first."""
    return Booking.objects.waiting().filter(sitting=sitting)


def booked_by(actor: Any, meeting: Meeting) -> Booking | None:
    """What somebody signed in booked for a meeting."""
    if actor.pk is None:
        return None
    found = Booking.objects.live().filter(meeting=meeting).filter(Q(user=actor.pk) | Q(email=actor.email))
    return found.select_related("sitting__meeting__series", "meeting__series").order_by("id").first()


def booking_called(token: str) -> Booking | None:
    """The booking that the link of a confirmation leads to."""
    found = Booking.objects.filter(token=token)
    return found.select_related("sitting__meeting__series", "meeting__series", "organisation").first()


def booking_with(email: str, meeting: Meeting) -> Booking | None:
    """The booking of an address for a meeting."""
    return Booking.objects.live().filter(meeting=meeting, email=email.strip().lower()).first()


def recipient_of(booking: Booking) -> Recipient:
    """Where somebody who booked reads their mail; what is sent stands in the archive of their school too."""
    return Recipient(booking.email, organisation_id=booking.organisation_id, user_id=booking.user_id)


def everybody_booked(meeting: Meeting) -> list[Recipient]:
    """Everybody who booked and did not give it up, whether or not they came or got a place (Q24a, Q26)."""
    held = Booking.objects.live().filter(meeting=meeting).order_by("booked_at", "id")
    return [recipient_of(each) for each in held]


def absent_of(sitting: Sitting) -> QuerySet[Booking]:
    """Who booked a sitting that is over and was not seen in it."""
    return bookings_of(sitting).filter(attended_at=None)


def moves_of(booking: Booking) -> list[Moved]:
    """How a booking moved between sittings and people."""
    return list(Moved.objects.filter(booking=booking).select_related("left", "took").order_by("moved_at", "id"))


def places_of(meeting: Meeting) -> dict[int, tuple[int, int]]:
    """For each sitting of a meeting, how many have a place and how many wait; one query."""
    counted = (
        Booking.objects.live()
        .filter(meeting=meeting)
        .values("sitting_id")
        .annotate(placed=Count("id", filter=Q(placed_at__isnull=False)), waiting=Count("id", filter=Q(placed_at=None)))
        .order_by("sitting_id")
    )
    return {each["sitting_id"]: (each["placed"], each["waiting"]) for each in counted}


def numbers_of(sitting: Sitting) -> dict[str, int]:
    """Booked, waiting, came, and those who need something to take part."""
    live = Booking.objects.live().filter(sitting=sitting)
    return live.aggregate(
        booked=Count("id", filter=Q(placed_at__isnull=False)),
        waiting=Count("id", filter=Q(placed_at=None)),
        came=Count("id", filter=Q(attended_at__isnull=False)),
    )


def access_needs_of(sitting: Sitting) -> list[Booking]:
    """Who needs something to take part, in the order in which they asked."""
    held = Booking.objects.live().filter(sitting=sitting).order_by("booked_at", "id")
    return [each for each in held if each.access or each.access_words]


def reminders_on(on: date, days: tuple[int, ...]) -> list[tuple[int, Booking]]:
    """Whose sitting is so many days away, with how many."""
    found: list[tuple[int, Booking]] = []
    for number in days:
        day = on + timedelta(days=number)
        held = Booking.objects.placed().filter(
            sitting__starts_at__date=day, sitting__cancelled_at=None, meeting__announced_at__isnull=False
        )
        found.extend(
            (number, each) for each in held.select_related("sitting__meeting__series").order_by("sitting_id", "id")
        )
    return found


def came_by_slot(series: Series, now: datetime) -> list[Came]:
    """For each day of the week and time at which sittings were held: how many booked and how many came."""
    over = (
        Sitting.objects.held()
        .filter(meeting__series=series, ends_at__lte=now, meeting__announced_at__isnull=False)
        .annotate(
            booked=Count("bookings", filter=Q(bookings__cancelled_at=None)),
            came=Count("bookings", filter=Q(bookings__attended_at__isnull=False, bookings__cancelled_at=None)),
        )
        .order_by("starts_at", "id")
    )
    slots: dict[tuple[int, time], list[Any]] = defaultdict(list)
    for each in over:
        begins = localtime(each.starts_at)
        slots[begins.weekday(), begins.time()].append(each)
    return [
        Came(weekday, at, len(held), sum(each.booked for each in held), sum(each.came for each in held))
        for (weekday, at), held in sorted(slots.items())
    ]
