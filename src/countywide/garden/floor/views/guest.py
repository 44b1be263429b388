"""The room for somebody who booked without an account: they come in by the link of their confirmation, read and ask."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from countywide.garden.forum import actions as forum
from countywide.garden.forum import permissions as forum_permissions
from countywide.garden.forum import queries as bookings
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import FormPage

from .. import actions, forms, queries
from ..policies import limits_on
from ..presenters import room as shown
from ..types import Guest
from .base import not_too_late


class GuestRoom(FormPage):
    """The queue, the agenda and the links, and a box to ask. Votes and the chat are for those who sign in."""

    permission = forum_permissions.BOOK
    template = "floor/guest.html"
    form_class: Any = forms.Ask
    keeps_drafts = False
    button = "Send my question"

    def find(self) -> Any:
        self.now = timezone.now()
        self.booking = bookings.booking_called(self.kwargs["token"])
        floor = queries.floor_of(self.booking.sitting) if self.booking and not self.booking.cancelled_at else None
        if self.booking is None or floor is None or floor.sitting.cancelled_at:
            raise Http404
        self.guest = Guest(self.booking.pk, self.booking.email, self.booking.name)
        self.heading, self.items = floor.sitting.meeting.title, shown.agenda(floor)
        self.caption = f"{floor.sitting.meeting.series.name} · {shown.when(floor)}"
        return floor

    def form_options(self) -> dict[str, Any]:
        return {"items": shown.items_to_choose(self.items)}

    def context(self) -> dict[str, Any]:
        limits = limits_on(timezone.localdate(self.now))
        return {**shown.room(self.subject, self.guest, limits), "agenda": self.items, "votes_are_open": False}

    def act(self, *, text: str, key: str, about: str = "", is_anonymous: bool = False) -> Any:
        not_too_late(self.subject, self.now)
        if self.subject.is_open:
            self.came()
        return actions.ask(
            self.subject,
            by=self.guest,
            now=self.now,
            text=text,
            key=key,
            item=bookings.item_of(self.subject.sitting.meeting, int(about)) if about else None,
            is_anonymous=is_anonymous,
            organisation_id=self.booking.organisation_id if self.booking else None,
        )

    def came(self) -> None:
        try:
            forum.came_by_link(self.booking, by=self.actor, now=self.now)
        except RuleBroken:
            return  # the host let people in at another time than the programme says

    def try_to_act(self, form: Any) -> HttpResponse:
        answer = super().try_to_act(form)
        if answer.status_code == 302:
            messages.success(self.request, shown.said_to(self.outcome))
        return answer

    def next_page(self) -> str:
        return reverse("floor:guest", args=[self.kwargs["token"]])
