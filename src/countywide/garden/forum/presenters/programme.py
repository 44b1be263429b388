"""What everybody reads: what is on, one meeting, how times are chosen."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from countywide.platform.kit.counting import counted
from countywide.platform.kit.tags.saying import clock_time, short_date

from .. import queries
from ..enums import Standing
from ..models import AgendaItem, Booking, Meeting, Series, Sitting

COLOURS = {
    Standing.OPEN: "green", Standing.FULL: "yellow", Standing.LIVE: "blue", Standing.ENDED: "grey", Standing.CANCELLED: "red",
}  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Rows = list[dict[str, Any]]


def day_of(sitting: Sitting) -> str:
    """Tuesday 2 February 2027, 3:45pm to 5pm."""
    begins, ends = localtime(sitting.starts_at), localtime(sitting.ends_at)
    return f"{begins:%A} {short_date(begins)}, {clock_time(begins)} to {clock_time(ends)}"


def sittings(meeting: Meeting, now: datetime) -> Rows:
    """Its sittings with where each stands and how many places are free; two queries."""
    return listed([meeting], now)[0]["sittings"]  # type: ignore[no-any-return]


def listed(meetings: list[Meeting], now: datetime) -> Rows:
    """Meetings for the programme, each with its sittings; two queries, however many there are."""
    taken, held = queries.places_of(meetings), queries.sittings_by_meeting(meetings)
    return [
        {
            "meeting": each, "href": reverse("forum:meeting", args=[each.key]),
            "sittings": [row_of(sitting, taken.get(sitting.pk, (0, 0)), now) for sitting in held[each.pk]],
        }
        for each in meetings
    ]  # fmt: skip


def row_of(sitting: Sitting, taken: tuple[int, int], now: datetime) -> dict[str, Any]:
    """One sitting: where it stands, and how many places are free."""
    placed, waiting = taken
    standing = queries.standing_of(sitting, now, placed)
    free = max(sitting.capacity - placed, 0)
    return {
        "sitting": sitting, "key": sitting.key, "day": day_of(sitting), "standing": standing, "label": standing.label,
        "colour": COLOURS[standing], "free": free, "placed": placed, "waiting": waiting, "why": sitting.cancelled_why,
        "free_said": counted(free, "place") if standing == Standing.OPEN else "",
        "takes": standing in (Standing.OPEN, Standing.FULL, Standing.LIVE), "how": sitting.how_to_join,
        "calendar": reverse("forum:calendar", args=[sitting.key]),
    }  # fmt: skip


def agenda(items: list[AgendaItem]) -> Rows:
    """The items with who presents them and the minutes kept for answers (Q74)."""
    return [
        {
            "title": each.title, "about": each.about, "who": ", ".join(filter(None, (each.presenter, each.service))),
            "minutes": f"{each.minutes} minutes, of which {each.answer_minutes} for your questions",
            "partner": each.contributor.organisation.name if each.contributor else "", "pk": each.pk,
        }
        for each in items
    ]  # fmt: skip


def own(booking: Booking | None, now: datetime) -> dict[str, Any] | None:
    """Somebody's booking: its day, and the press that takes them to each other sitting (Q70)."""
    if booking is None:
        return None
    standing = queries.standing_of(booking.sitting, now)
    others = [] if booking.cancelled_at or booking.attended_at else queries.other_sittings(booking.sitting, now)
    return {
        "booking": booking, "day": day_of(booking.sitting), "standing": standing, "waits": booking.placed_at is None,
        "is_off": standing == Standing.CANCELLED, "is_over": standing == Standing.ENDED,
        "gone": booking.cancelled_at is not None, "came": booking.attended_at is not None,
        "href": reverse("forum:booking", args=[booking.token]),
        "hand_on": reverse("forum:hand-on", args=[booking.token]),
        "give_up": reverse("forum:give-up", args=[booking.token]),
        "calendar": reverse("forum:booking-calendar", args=[booking.token]),
        "swaps": [
            {"day": day_of(each), "press": reverse("forum:swap", args=[booking.token, each.key])} for each in others
        ],
    }  # fmt: skip


def choices(meeting: Meeting, now: datetime) -> list[tuple[str, str]]:
    """The sittings one may still book."""
    said = []
    for row in sittings(meeting, now):
        if row["takes"]:
            more = {Standing.FULL: ": full, you would be on the waiting list", Standing.LIVE: ": on now"}
            said.append((row["key"], row["day"] + more.get(row["standing"], "")))
    return said


def came(series: Series, now: datetime) -> Rows:
    """At each day and time: how many booked and came."""
    return [
        {
            "slot": weekly(each.weekday, each.time),
            "sittings": each.sittings, "booked": each.booked, "came": each.came,
            "share": f"{each.share}%" if each.share is not None else "",
        }
        for each in queries.came_by_slot(series, now)
    ]  # fmt: skip


def slot_of(slot: Any) -> str:
    """Tuesday, 3:45pm."""
    return weekly(slot.weekday, slot.time)


def weekly(weekday: int, at: time) -> str:
    """A day of the week and a time of day."""
    return f"{DAYS[weekday]}, {clock_time(datetime.combine(date(2000, 1, 1), at))}"
