"""The pack as everybody opens it: slides, recording or summary, links, answers, dates."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from countywide.garden.forum import queries as forum
from countywide.platform.kit.pages import FormPage
from countywide.platform.kit.paper.serving import as_pdf

from .. import actions, forms, permissions, queries
from ..presenters import paper
from ..presenters import reading as shown
from .base import OfPack, OwnPage


class Show(OfPack):
    """One pack. Links, answers and a summary anybody may read; slides and recording are for those they are meant for."""

    public = True
    template = "packs/show.html"
    heading = "After the session"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The link in a message to somebody without an account opens the slides to them while their session lasts."""
        token = request.GET.get("booking", "")
        if token:
            booking = forum.booking_called(token)
            if booking and booking.meeting_id == self.subject.meeting_id and booking.cancelled_at is None:
                held = {**request.session.get(queries.BOOKED_HERE, {}), str(booking.meeting_id): token}
                request.session[queries.BOOKED_HERE] = held
            return HttpResponseRedirect(request.path)
        return super().get(request, *args, **kwargs)

    def back_address(self) -> str:
        return "/forum"

    def context(self) -> dict[str, Any]:
        pack, asked = self.subject, self.request.GET
        booking = self.booking()
        is_open = queries.files_open_to(self.request, pack, on=self.on, booking=booking)
        words, only_own = (
            asked.get("q", "").strip()[:100],
            asked.get("whose") == "mine" and self.request.user.is_authenticated,
        )
        found = queries.answers_in(pack, self.actor, words=words, only_own=only_own)
        links = queries.links_of(pack)
        return {
            "pack": pack,
            "booking": booking,
            "is_open": is_open,
            "keeps": self.actor.may(permissions.KEEP),
            "slides": shown.slide_rows(queries.slides_of(pack), is_open=is_open),
            "summary": shown.summary_html(pack.summary),
            "links": [each for each in links if not each.is_broken],
            "broken": [each for each in links if each.is_broken],
            "topics": shown.by_topic(found, on=self.on),
            "number": len(found),
            "words": words,
            "only_own": only_own,
            "look": forms.Look(asked or None),
            "dates": shown.coming(queries.dates_to_come(timezone.now(), series_id=pack.meeting.series_id)),
            "answered": queries.said_and_done(pack),
            "rated": queries.rating_of(pack, on=self.on),
            "thanks": queries.thanks(pack.meeting, on=self.on),
            "came": bool(booking and booking.attended_at),
            "says_back": self.request.user.is_authenticated or booking is not None,
        }


class SendMe(OwnPage, FormPage):
    """“Send me the pack”: two presses, for oneself or for a colleague."""

    permission = permissions.ASK
    form_class = forms.SendTo
    heading, button = "Send the pack", "Send it"
    keeps_drafts = False

    def initial(self) -> dict[str, Any]:
        return {"to": "ME"}

    def act(self, *, to: str, email: str | None = "") -> None:
        address = actions.send_to(
            self.subject, by=self.actor, on=self.on, email=email if to == "COLLEAGUE" and email else ""
        )
        self.done = f"The pack is on its way to {address}."


class Certificate(OwnPage):
    """That one came, on paper."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        booking = self.booking()
        if booking is None or not booking.attended_at:
            raise Http404
        made = paper.certificate(booking, agenda=forum.agenda_of(self.subject.meeting), on=self.on)
        return as_pdf(made, f"attendance-{self.subject.meeting.key}.pdf")
