"""The sheet that goes ahead of a child to the next place: for that place, and for those who follow the move, who see what it reads."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import Page
from countywide.platform.kit.paper import html
from countywide.platform.kit.paper.serving import as_pdf

from .. import permissions, queries
from .officers import OfTransfer

READ = "read the hand-over sheet of a child who moves"


class Sheet(Page):
    """The sheet as it reads today."""

    template = "transfers/hand_over.html"
    heading = "Hand-over sheet"
    paper: str  # the address's name of the same on paper

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.blocks = queries.hand_over_of(self.subject, on=localdate())
        if not self.blocks:
            raise Http404  # no final plan names the next place
        audit.opened(self.subject.case, by=self.actor, why=READ)
        return self.show()

    def context(self) -> dict[str, Any]:
        return {"written": html.write(self.blocks[1:]), "pdf": reverse(self.paper, args=[self.subject.key])}


class Paper(Sheet):
    """The same to print."""

    def show(self, *args: Any, **kwargs: Any) -> HttpResponse:
        content = queries.hand_over_pdf(self.subject, self.blocks, on=localdate())
        return as_pdf(content, f"hand-over-{self.subject.case.reference}.pdf")


class AtNextPlace:
    """The school or setting that the plan names."""

    permission = permissions.RECEIVE
    paper = "transfers:coming-hand-over-pdf"

    def find(self) -> Any:
        found = queries.coming_with(self.kwargs["key"], self.request.user)  # type: ignore[attr-defined]
        if found is None:
            raise Http404
        self.caption = f"{found.child.name_shown} · {found.case.reference}"
        return found

    def back_address(self) -> str:
        return reverse("transfers:coming")


class Coming(AtNextPlace, Sheet):
    """For the next place."""


class ComingPaper(AtNextPlace, Paper):
    """For the next place, to print."""


class Follower(OfTransfer, Sheet):
    """For the family, the present school and the officers."""

    paper = "transfers:hand-over-pdf"
    heading = "Hand-over sheet"


class FollowerPaper(OfTransfer, Paper):
    """The same to print."""

    paper = "transfers:hand-over-pdf"
    heading = "Hand-over sheet"
