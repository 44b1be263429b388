"""What the pages of one pack share."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import permissions, queries


class OfPack(Page):
    """A page of one pack that whoever asks may see."""

    def find(self) -> Any:
        self.on = localdate()
        pack = queries.pack_of(self.kwargs["meeting"], self.actor)
        if pack is None:
            raise Http404
        self.caption = pack.meeting.title
        return pack

    def next_page(self) -> str:
        return reverse("packs:show", args=[self.subject.meeting.key])

    def back_address(self) -> str:
        return self.next_page()

    def booking(self) -> Any:
        """What whoever asks booked, if they did: read once."""
        if not hasattr(self, "_booking"):
            self._booking = queries.booking_of(self.request, self.subject.meeting)
        return self._booking


class OwnPage(OfPack):
    """A page for somebody signed in."""

    permission = SIGNED_IN


class Kept(OfPack):
    """A page on which organisers put a pack together."""

    permission = permissions.KEEP

    def next_page(self) -> str:
        return reverse("packs:keep", args=[self.subject.meeting.key])


class Deed(Kept, ConfirmPage):
    """One press of an organiser."""


class Asked(Kept, FormPage):
    """One question to an organiser."""
