"""A letter for those at whose mailbox nobody has an account: read by a personal link and a code that is sent to that mailbox."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from countywide.platform.audit import actions as audit
from countywide.platform.files.serving import served
from countywide.platform.kit.guest_pages import GuestForm
from countywide.platform.kit.pages import Page
from countywide.platform.kit.paper import html
from countywide.platform.kit.paper.serving import as_pdf
from countywide.platform.links import queries as links

from .. import by_link, queries
from ..models import READ_BY_ADDRESSEE, Letter


class ByLink(GuestForm, Page):
    """What the letter, its PDF and what goes with it share: whose link it is."""

    behind = links.Behind(by_link.PURPOSE)

    def find(self) -> Letter:
        letter = queries.letter_by_key(self.guest.subject)
        if letter is None:
            raise Http404
        return letter

    def log(self) -> None:
        audit.opened(self.subject, by=self.actor, why=READ_BY_ADDRESSEE)


class Show(ByLink):
    """The letter as it was sent."""

    template = "letters/letter.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.log()
        return self.show()

    def context(self) -> dict[str, Any]:
        letter = self.subject
        return {
            "heading": letter.subject,
            "letter": letter,
            "written": html.write(letter.blocks),
            "pdf": reverse("letters:by-link-pdf", args=[self.token]),
            "enclosures": [self.enclosed(*each) for each in enumerate(letter.words["enclosures"])],
            "until": by_link.last_day(letter),
        }

    def enclosed(self, place: int, enclosure: Any) -> dict[str, str]:
        """A file opens here. What is a page of the service is asked for by telephone: the letter says on which."""
        title, address = enclosure
        here = reverse("letters:by-link-paper", args=[self.token, place])
        return {"title": title, "address": here if by_link.file_id_of(address) else "", "ask": "yes" if address else ""}


class Pdf(ByLink):
    """The letter on paper."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.log()
        return as_pdf(queries.pdf_of(self.subject), f"letter-{self.subject.key}.pdf")


class Paper(ByLink):
    """One document that goes with the letter, as it was sent."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        file = by_link.enclosed_file(self.subject, self.kwargs["place"])
        if file is None:
            raise Http404
        audit.opened(file, by=self.actor, why="read a document that came with a letter")
        return served(request, file)
