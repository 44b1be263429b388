"""What the pages of one meeting, sitting or booking share."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from countywide.platform.kit.pages import Page

from .. import permissions, queries


class OfMeeting(Page):
    """A page about a meeting that somebody may read of; any other is not there."""

    public = True

    def find(self) -> Any:
        self.now = timezone.now()
        found = queries.meeting(self.kwargs["key"], self.actor)
        if found is None:
            raise Http404
        self.caption = found.title
        return found

    def back_address(self) -> str:
        return reverse("forum:meeting", args=[self.subject.key])


class OfBooking(Page):
    """A page that the link of a confirmation leads to."""

    public = True

    def find(self) -> Any:
        self.now = timezone.now()
        found = queries.booking_called(self.kwargs["token"])
        if found is None:
            raise Http404
        self.caption = found.meeting.title
        return found

    def back_address(self) -> str:
        return reverse("forum:booking", args=[self.kwargs["token"]])

    def next_page(self) -> str:
        return reverse("forum:booking", args=[self.subject.token])


class DeskMeeting(Page):
    """Something that organisers do with a meeting."""

    permission = permissions.HOST

    def find(self) -> Any:
        self.now = timezone.now()
        found = queries.meeting(self.kwargs["key"])
        if found is None:
            raise Http404
        self.caption = found.title
        return found

    def back_address(self) -> str:
        return reverse("forum:desk-meeting", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()


class DeskItem(DeskMeeting):
    """Something that organisers do with an item of a meeting."""

    def find(self) -> Any:
        self.meeting = super().find()
        found = queries.item_of(self.meeting, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found


class DeskSitting(Page):
    """Something that organisers do with a sitting."""

    permission = permissions.HOST

    def find(self) -> Any:
        self.now = timezone.now()
        found = queries.sitting(self.kwargs["key"])
        if found is None:
            raise Http404
        self.caption = found.meeting.title
        return found

    def back_address(self) -> str:
        return reverse("forum:desk-sitting", args=[self.kwargs["key"]])

    def next_page(self) -> str:
        return self.back_address()


def moment(day: Any, at: time) -> datetime:
    """A day and a time of day in the council's own clock."""
    return timezone.make_aware(datetime.combine(day, at))
