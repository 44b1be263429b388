"""Who came: by entering the room, or as the organisers mark it; and when a sitting is over."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, policies, queries, rules
from ..models import Booking, Sitting
from ..signals import sitting_ended
from .planning import close_if_over
from .telling import fill_places


@action(permissions.BOOK)
def came(sitting: Sitting, *, by: Any, now: datetime) -> Booking | None:
    """Somebody signed in enters the room: they came. Without a booking they are booked at the door. A visitor leaves no trace."""
    bar_to_entering(sitting, now)
    audit.record("forum.entered", by=by, about=sitting, at=now.isoformat())
    if by.pk is None:
        return None
    booking = queries.booked_by(by, sitting.meeting)
    if booking is None:
        roles = by.roles_today
        booking = Booking(
            meeting_id=sitting.meeting_id, sitting=sitting, user_id=by.pk, name=by.name, email=by.email,
            organisation_id=roles[0].organisation_id if roles else None,
            where_from=roles[0].organisation.name if roles and roles[0].organisation.kind != "FAMILY" else "",
            booked_at=now, waits_since=now,
        )  # fmt: skip
    return seen_in(booking, sitting, by=by, now=now)


@action(permissions.BOOK)
def came_by_link(booking: Booking, *, by: Actor, now: datetime) -> Booking:
    """Somebody without an account enters the room with the link of their confirmation."""
    if booking.cancelled_at:
        raise RuleBroken("This booking was given up. Book again to come in.")
    bar_to_entering(booking.sitting, now)
    audit.record("forum.entered", by=by, about=booking.sitting, at=now.isoformat(), booking=booking.pk)
    return seen_in(booking, booking.sitting, by=by, now=now)


def bar_to_entering(sitting: Sitting, now: datetime) -> None:
    """The room is open from some minutes before the sitting until it ends."""
    minutes = policies.policy_on(localdate(now)).opens_minutes
    is_open = rules.is_open(starts_at=sitting.starts_at, ends_at=sitting.ends_at, minutes=minutes, now=now)
    if sitting.cancelled_at or sitting.ended_at or not is_open:
        raise RuleBroken(f"The room is open from {minutes} minutes before the sitting until it ends.")


def seen_in(booking: Booking, sitting: Sitting, *, by: Any, now: datetime) -> Booking:
    """Note that somebody is here: at this sitting, whichever they booked. A place they held at the other one is free."""
    booked, booking.sitting = booking.sitting, sitting
    booking.placed_at = booking.placed_at or now
    booking.attended_at, booking.marked_absent_at = booking.attended_at or now, None
    booking.save()
    if booked.pk != sitting.pk:
        fill_places(booked, by=by, now=now)
    return booking


@action(permissions.HOST)
def mark_attendance(sitting: Sitting, *, by: Any, now: datetime, came: Collection[int]) -> None:
    """Say who came, of those who booked. Nobody is told: those who could not come get the same pack."""
    if sitting.cancelled_at or sitting.starts_at > now:
        raise RuleBroken("Attendance is marked once the sitting has begun.")
    for each in queries.bookings_of(sitting):
        here = each.pk in came
        each.attended_at = (each.attended_at or sitting.starts_at) if here else None
        each.marked_absent_at = None if here else now
        each.marked_by_id = by.pk
        each.save(update_fields=["attended_at", "marked_absent_at", "marked_by"])
    audit.record("forum.attendance-marked", by=by, about=sitting, at=now.isoformat(), came=len(came))


@action(permissions.HOST)
def end_sitting(sitting: Sitting, *, by: Actor, now: datetime) -> None:
    """It is over. The rooms above hear of it, and of the end of the meeting with its last sitting."""
    if sitting.ended_at or sitting.cancelled_at:
        raise RuleBroken("This sitting is over or was cancelled already.")
    if sitting.starts_at > now:
        raise RuleBroken("This sitting has not begun.")
    sitting.ended_at = now
    sitting.save(update_fields=["ended_at"])
    audit.record("forum.sitting-ended", by=by, about=sitting, at=now.isoformat())
    sitting_ended.send(sender=Sitting, sitting=sitting, at=now)
    close_if_over(sitting.meeting, by=by, now=now)


def end_passed(*, by: Actor, now: datetime) -> int:
    """Note which sittings are over. A second time at once changes nothing."""
    passed = queries.sittings_over(now)
    for each in passed:
        end_sitting(each, by=by, now=now)
    return len(passed)
