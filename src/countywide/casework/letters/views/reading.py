"""The pages on which letters are read, signed in: one's own, those of a case, one letter and its PDF."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ListPage, Page
from countywide.platform.kit.paper import html
from countywide.platform.kit.paper.serving import as_pdf

from .. import permissions, presenters, queries
from ..models import READ_BY_ADDRESSEE, Letter

READ = "read a letter about a case"


class Own(ListPage):
    """Every letter written to me or to my organisation."""

    permission = permissions.READ
    heading = "Letters"
    lead = "Every letter we wrote to you. Each stays as it was sent."

    def table(self) -> Any:
        return presenters.own_table(queries.own_letters(self.request.user), self.request.GET)


class OfCase(ListPage):
    """The letters of one case, and how each went."""

    permission = permissions.READ_SENT
    heading = "Letters"

    def find(self) -> Any:
        case = cases.case_with(self.kwargs["reference"], self.request.user)
        if case is None:
            raise Http404
        self.caption = case.reference
        return case

    def table(self) -> Any:
        return presenters.case_table(queries.letters_of(self.subject, self.request.user), self.request.GET)


class Reading(Page):
    """What showing a letter and saving its PDF share: whose it is, and that its opening is logged."""

    permission = permissions.READ

    def find(self) -> Letter:
        letter = queries.letter_with(self.kwargs["key"], self.request.user)
        if letter is None:
            raise Http404
        return letter

    def log(self) -> None:
        """To open one's own letter is what "opened" means; anybody else read a letter about a case."""
        self.is_own = queries.is_own(self.subject, self.request.user)
        audit.opened(self.subject, by=self.actor, why=READ_BY_ADDRESSEE if self.is_own else READ)


class Show(Reading):
    """One letter as it was sent."""

    template = "letters/letter.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.is_own = queries.is_own(self.subject, request.user)
        page = self.show()  # as it stood before: this opening shows the next time
        self.log()
        return page

    def context(self) -> dict[str, Any]:
        letter = self.subject
        return {
            "heading": letter.subject,
            "letter": letter,
            "written": html.write(letter.blocks),
            "pdf": reverse("letters:pdf", args=[letter.key]),
            "enclosures": [{"title": title, "address": where} for title, where in letter.words["enclosures"]],
            "facts": [] if self.is_own else presenters.facts(letter),
            "newer": letter.newer,
        }

    def back_address(self) -> str:
        return reverse("letters:own") if self.is_own else reverse("letters:of-case", args=[self.subject.case.reference])


class Pdf(Reading):
    """The letter on paper, the same for everybody who may read it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.log()
        return as_pdf(queries.pdf_of(self.subject), f"letter-{self.subject.key}.pdf")
