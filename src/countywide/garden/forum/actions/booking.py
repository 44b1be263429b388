"""Booking a place, swapping to the other sitting, handing it to a colleague, giving it up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..enums import Access, Standing
from ..models import Booking, Moved, Sitting
from ..signals import asked_beforehand
from ..types import Who
from .telling import fill_places, tell_booker, words


@action(permissions.BOOK)
def book(sitting: Sitting, *, by: Any, now: datetime, who: Who) -> Booking:
    """A place, or a place on the waiting list. With or without an account; one sitting of a meeting for each address.

    Somebody signed in who books for a colleague gives the colleague's address: the booking is the colleague's.
    """
    here = queries.standing_of(sitting, now)
    if bar := rules.bar_to_booking(announced=sitting.meeting.announced_at is not None, standing=here):
        raise RuleBroken(bar)
    email = who.email.strip().lower()
    if held := queries.booking_with(email, sitting.meeting):
        same = held.sitting_id == sitting.pk
        raise RuleBroken(
            "This address is booked for this sitting already." if same
            else "This address is booked for the other sitting. Use the link in its confirmation to swap."
        )  # fmt: skip
    own = by.pk if email == getattr(by, "email", None) else None
    has_place = Booking.objects.placed().filter(sitting=sitting).count() < sitting.capacity
    made = Booking.objects.create(
        meeting_id=sitting.meeting_id,
        sitting=sitting,
        user_id=own,
        name=who.name.strip(),
        email=email,
        organisation_id=who.organisation_id,
        where_from=who.where_from.strip(),
        access=[each for each in who.access if each in Access.values],
        access_words=who.access_words.strip(),
        asked_before=who.question.strip(),
        has_nothing_to_ask=who.has_nothing_to_ask,
        booked_at=now,
        waits_since=now,
        placed_at=now if has_place else None,
    )
    confirm(made, by=by)
    if made.access or made.access_words:
        tell_of_access(made, by=by)
    if made.asked_before:
        asked_beforehand.send(sender=Booking, booking=made, words=made.asked_before, by=by)
    audit.record("forum.booked", by=by, about=made, at=now.isoformat(), sitting=sitting.pk, waits=not has_place)
    return made


def confirm(booking: Booking, *, by: Any) -> None:
    """A place with how to join and a file for the calendar; or that one waits."""
    kind = notices.BOOKED if booking.placed_at else notices.WAITING
    tell_booker(kind, booking, cause=f"booked:{booking.version}", by=by, with_file=booking.placed_at is not None)


def tell_of_access(booking: Booking, *, by: Any) -> None:
    """The organisers hear at once what somebody needs."""
    needs = [Access(each).label for each in booking.access]
    tell(
        notices.ACCESS,
        to=queries.team_mailbox(booking.sitting.meeting.series),
        cause=f"{booking}:access",
        by=by,
        about=booking,
        needs=needs,
        more=booking.access_words,
        **words(booking.sitting),
    )


@action(permissions.BOOK)
def swap(booking: Booking, *, by: Actor, now: datetime, to: Sitting) -> None:
    """Go to the other sitting in one press (Q70). The place left goes to whoever waits longest; the calendar entry moves."""
    there = queries.standing_of(to, now)
    if to.meeting_id != booking.meeting_id:
        raise RuleBroken("Choose another sitting of the same meeting.")
    bar = rules.bar_to_moving(cancelled=booking.cancelled_at is not None, here=there, same=to.pk == booking.sitting_id)
    if bar:
        raise RuleBroken(bar)
    if queries.standing_of(booking.sitting, now) == Standing.ENDED and booking.attended_at:
        raise RuleBroken("You came to this sitting. To hear it again, come into the room of the other one.")
    both = Sitting.objects.select_for_update().filter(pk__in=(booking.sitting_id, to.pk)).order_by("pk")
    held = {each.pk: each for each in both}  # in one order, so that two who change places do not wait for each other
    left, to = held[booking.sitting_id], held[to.pk]
    has_place = Booking.objects.placed().filter(sitting=to).count() < to.capacity
    booking.sitting, booking.waits_since, booking.placed_at = to, now, now if has_place else None
    booking.marked_absent_at = None
    booking.save(update_fields=["sitting", "waits_since", "placed_at", "marked_absent_at"])
    Moved.objects.create(booking=booking, left=left, took=to, moved_at=now)
    kind = notices.MOVED if has_place else notices.WAITING
    tell_booker(kind, booking, cause=f"moved:{booking.version}", by=by, with_file=has_place)
    audit.record("forum.swapped", by=by, about=booking, at=now.isoformat(), left=left.pk, took=to.pk)
    fill_places(left, by=by, now=now)


@action(permissions.BOOK)
def hand_on(booking: Booking, *, by: Actor, now: datetime, name: str, email: str) -> None:
    """A colleague takes the place. Both are told; the link goes on working, and is now the colleague's."""
    address = email.strip().lower()
    if booking.cancelled_at or queries.standing_of(booking.sitting, now) in (Standing.ENDED, Standing.CANCELLED):
        raise RuleBroken("This booking is over. A colleague can book a place of their own.")
    if address == booking.email:
        raise RuleBroken("This is the address that is booked. Enter your colleague’s.")
    if queries.booking_with(address, booking.meeting):
        raise RuleBroken("Your colleague is booked for this meeting already.")
    tell_booker(notices.HANDED_ON, booking, cause=f"handed-on:{booking.version}", by=by)
    Moved.objects.create(booking=booking, from_email=booking.email, moved_at=now)
    booking.name, booking.email, booking.user, booking.token = name.strip(), address, None, _new_token()
    booking.access, booking.access_words = [], ""
    booking.save(update_fields=["name", "email", "user", "token", "access", "access_words"])
    confirm(booking, by=by)
    audit.record("forum.handed-on", by=by, about=booking, at=now.isoformat(), on=localdate(now).isoformat())


def _new_token() -> str:
    """Whoever handed the place on no longer holds its link."""
    from ..models.booking import new_token

    return new_token()


@action(permissions.BOOK)
def cancel(booking: Booking, *, by: Actor, now: datetime) -> None:
    """Give a place up. It goes to whoever waits longest."""
    if booking.cancelled_at:
        raise RuleBroken("This booking was given up already.")
    if booking.attended_at:
        raise RuleBroken("You were at this sitting: there is nothing to give up.")
    booking.cancelled_at = now
    booking.save(update_fields=["cancelled_at"])
    tell_booker(notices.GIVEN_UP, booking, cause="given-up", by=by)
    audit.record("forum.given-up", by=by, about=booking, at=now.isoformat(), sitting=booking.sitting_id)
    fill_places(booking.sitting, by=by, now=now)
