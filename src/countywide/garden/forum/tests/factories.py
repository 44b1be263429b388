"""A meeting with two sittings, those who organise and those who book, through the room's own actions."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from countywide.garden.forum import actions
from countywide.garden.forum.models import Booking, Meeting, Series, Sitting
from countywide.garden.forum.types import NewItem, Who
from countywide.platform.kit.doors import Machine

BY, DAY, HOUR = Machine("forum-tests"), timedelta(days=1), timedelta(hours=1)
NUMBERS = count(1)


def at(days: int, hour: int = 10) -> datetime:
    """A time of day, so many days from now."""
    return timezone.make_aware(datetime.combine(timezone.localdate() + days * DAY, time(hour)))


def series(**given: Any) -> Series:
    words = {"key": "senco-forum", "name": "SENCO forum", "audience": "For SENCOs.", "team_key": "forum", **given}
    return actions.open_series(None, by=BY, on=timezone.localdate(), **words)


def meeting(
    *, days: tuple[int, ...] = (20, 28), capacity: int = 5, announced: bool = True, now: datetime | None = None, **given: Any
) -> Meeting:  # fmt: skip
    """A meeting with sittings so many days from now and one item, open to book."""
    now = now or at(min(days) - 60)
    words = {"title": f"What is new this term {next(NUMBERS)}", "term": "Spring term", **given}
    made = actions.plan_meeting(given.pop("series", None) or series(), by=BY, now=now, **words)
    for day in days:
        sitting(made, day, capacity=capacity, now=now)
    actions.add_item(
        made, by=BY, now=now, item=NewItem("Moving to secondary school", 30, 10, presenter="Phase transfer")
    )
    if announced:
        actions.announce(made, by=BY, now=now, why_fewer="Only one this time", why_none="A test needs none")
    return made


def sitting(meeting: Meeting, day: int, *, capacity: int = 5, now: datetime | None = None, **given: Any) -> Sitting:
    begins = given.pop("starts_at", at(day))
    return actions.add_sitting(
        meeting, by=BY, now=now or at(day - 60), starts_at=begins, ends_at=begins + HOUR, capacity=capacity,
        join_link="https://calls.example/room", how_to_join="Online.", **given,
    )  # fmt: skip


def book(sitting: Sitting, *, by: Any = BY, now: datetime | None = None, **given: Any) -> Booking:
    number = next(NUMBERS)
    who = Who(**{"name": f"Ferelith Number {number}", "email": f"booked{number}@school.example", **given})
    return actions.book(sitting, by=by, now=now or sitting.starts_at - 10 * DAY, who=who)
