"""Booking, and what the link of a confirmation opens: swap in one press, hand on, give up, the calendar file."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ConfirmPage, FormPage
from countywide.platform.links.serving import LimitsVisitors

from .. import actions, calendar, forms, permissions, policies, queries
from ..enums import Before
from ..presenters import desk, programme
from ..types import Who, parts_of
from .base import OfBooking, OfMeeting
from .programme import as_file


class Book(LimitsVisitors, OfMeeting, FormPage):
    """A place, with or without an account."""

    permission = permissions.BOOK
    template = "forum/book.html"
    form_class = forms.booking.Book
    heading, button = "Book a place", "Book"
    keeps_drafts = False

    def initial(self) -> dict[str, Any]:
        wanted = {"sitting": self.request.GET.get("sitting", "")}
        if self.actor.pk is None:
            return wanted
        user: Any = self.actor
        return {**wanted, "name": user.name, "email": user.email, "where_from": where_of(user)}

    def form_options(self) -> dict[str, Any]:
        return {"sittings": programme.choices(self.subject, self.now)}

    def context(self) -> dict[str, Any]:
        policy, next_one = policies.policy_on(localdate(self.now)), queries.next_sitting(self.subject, self.now)
        late = next_one and desk.late_access(policy.access_days, localdate(next_one.starts_at), localdate(self.now))
        return {
            "own": programme.own(queries.booked_by(self.actor, self.subject), self.now),
            "takes": self.subject.announced_at and bool(self.form_options()["sittings"]),
            "policy": policy,
            "late": late,
        }

    def act(self, *, sitting: str, before: str = "", question: str = "", **who: Any) -> Any:
        found = queries.sitting(sitting)
        if found is None or found.meeting_id != self.subject.pk:
            raise Http404
        given = Who(
            name=who["name"], email=who["email"], where_from=who.get("where_from", ""),
            organisation_id=organisation_of(self.actor, who["email"]),
            access=tuple(who.get("access") or ()), access_words=who.get("access_words") or "",
            question=question or "", has_nothing_to_ask=before == Before.NOTHING,
        )  # fmt: skip
        return actions.book(found, by=self.actor, now=self.now, who=given)

    def next_page(self) -> str:
        if self.outcome.user_id:
            return reverse("forum:booking", args=[self.outcome.token])
        return reverse("forum:booked", args=[self.subject.key])


def where_of(user: Any) -> str:
    """Where somebody works, as their role says."""
    held = [each for each in user.roles_today if each.organisation.kind != "FAMILY"]
    return held[0].organisation.name if held else ""


def organisation_of(actor: Any, email: str) -> int | None:
    """The organisation in whose archive the messages stand: one’s own; a colleague at another address is put in none."""
    if actor.pk is None or email.strip().lower() != actor.email:
        return None
    held = [each for each in actor.roles_today if each.organisation.kind != "FAMILY"]
    return held[0].organisation_id if held else None


class Booked(OfMeeting):
    """It is done: what was sent where. It names nobody, since anybody may open it."""

    permission = permissions.BOOK
    template = "forum/booked.html"
    heading = "We have your booking"


class Booking(OfBooking):
    """One booking, by the link of its confirmation."""

    permission = permissions.BOOK
    template = "forum/booking.html"

    def find(self) -> Any:
        found = super().find()
        self.heading = "Your booking"
        return found

    def context(self) -> dict[str, Any]:
        own = programme.own(self.subject, self.now)
        return {
            "own": own,
            "needs": desk.needs(self.subject),
            "parts": parts_of(self.subject.meeting, self.subject, self.actor, self.now),
        }

    def back_address(self) -> str:
        return reverse("forum:meeting", args=[self.subject.meeting.key])


class BookingCalendar(OfBooking):
    """The booking as a file for one’s calendar. After a swap it moves the same entry."""

    permission = permissions.BOOK

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return as_file(calendar.written(self.subject))


class Swap(OfBooking, ConfirmPage):
    """Go to the other sitting; the booking's own page has the button, so that it is one press (Q70)."""

    permission = permissions.BOOK
    button = "Swap"
    heading = "Swap to another day"

    def find(self) -> Any:
        found = super().find()
        self.to = queries.sitting(self.kwargs["sitting"])
        if self.to is None or self.to.meeting_id != found.meeting_id:
            raise Http404
        return found

    def summary(self) -> list[dict[str, Any]]:
        assert self.to is not None
        return [
            {"key": "Now", "value": programme.day_of(self.subject.sitting)},
            {"key": "Then", "value": programme.day_of(self.to)},
        ]

    def act(self) -> None:
        assert self.to is not None
        actions.swap(self.subject, by=self.actor, now=self.now, to=self.to)
        placed = "You have swapped." if self.subject.placed_at else "That sitting is full: you are on its waiting list."
        self.done = f"{placed} We have written to {self.subject.email}."


class HandOn(OfBooking, FormPage):
    """A colleague takes the place."""

    permission = permissions.BOOK
    form_class = forms.booking.HandOn
    heading, button = "Send a colleague instead", "Give them my place"
    keeps_drafts = False

    def act(self, *, name: str, email: str) -> None:
        actions.hand_on(self.subject, by=self.actor, now=self.now, name=name, email=email)
        self.done = f"Your place is your colleague’s. We have written to {email.strip().lower()}."

    def next_page(self) -> str:
        return reverse("forum:meeting", args=[self.subject.meeting.key])


class GiveUp(OfBooking, ConfirmPage):
    """Give the place up."""

    permission = permissions.BOOK
    heading, button = "Give up your place", "Give up my place"
    done = "You gave up your place. It goes to whoever waits longest."

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Your sitting", "value": programme.day_of(self.subject.sitting)}]

    def act(self) -> None:
        actions.cancel(self.subject, by=self.actor, now=self.now)
