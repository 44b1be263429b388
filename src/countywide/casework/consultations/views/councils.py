"""The council that maintains a consulted school reads what the school was sent, by a link of its own. It answers by letter or call."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from countywide.platform.audit import actions as audit
from countywide.platform.kit.guest_pages import GuestForm
from countywide.platform.links import queries as links

from .. import queries
from ..presenters import showing
from .base import AtSchool, paper_served


class ForCouncil(GuestForm, AtSchool):
    """What the school was asked, and its pack."""

    behind = links.Behind(queries.FOR_COUNCIL)
    template = "consultations/council.html"
    heading = "A school that you maintain is consulted"

    def found(self) -> Any:
        return queries.by_link(self.guest.subject)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show()

    def context(self) -> dict[str, Any]:
        of = self.subject
        audit.opened(of.case, by=self.actor, why="read what a school is consulted about")
        found = queries.pack_now(of)
        address = lambda *at: reverse("consultations:for-council-paper", args=[self.token, *at])  # noqa: E731
        phone = queries.phone_of(of.case, on=self.on)
        return {"pack": showing.pack(found, address, for_school=True) if found else None, "phone": phone, "form": None}

    def at(self, page: str, *args: Any) -> str:
        return reverse("consultations:for-council", args=[self.token])


class CouncilPaper(ForCouncil):
    """One paper as it was sent."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return paper_served(self.request, self.subject, self.kwargs["number"], self.kwargs["place"], by=self.actor)
