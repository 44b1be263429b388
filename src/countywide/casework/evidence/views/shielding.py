"""What every page of a link has in common: it knows its link, and who came in by it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from countywide.platform.kit.guests import Shielded, place_of

from .. import guests, knocks, queries
from ..models import Link


class OfLink(Shielded):
    """A page of one link: knows it by its token, or that there is none; a link that is over is as good as none."""

    request: HttpRequest
    kwargs: dict[str, Any]

    def find(self) -> Any:
        return self.find_link()

    def find_link(self) -> Link | None:
        """The link of the address, in whatever state; counts openings of addresses that lead nowhere."""
        self.now = timezone.now()
        self.token = self.kwargs["token"]
        link = queries.link_with(self.token) if len(self.token) < 100 else None
        self.works = link is not None and link.works_on(timezone.localdate(self.now))
        if link is None or not self.works:
            self.shut_out = knocks.is_strange_too_often(
                place_of(self.request), now=self.now, counts=self.request.method == "GET"
            )
        else:
            self.shut_out = False
        return link

    @property
    def guest(self) -> Any:
        """Whoever entered the code in this browser, if their session holds."""
        link = self.subject  # type: ignore[attr-defined]
        return guests.guest_of(self.request, link, now=self.now) if link is not None and self.works else None

    def at(self, name: str, *keys: Any) -> str:
        """The address of a page of this link."""
        return reverse(f"evidence:{name}", args=[self.token, *keys])
