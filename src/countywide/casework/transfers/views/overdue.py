"""What a round owes, on demand: on a page for whoever follows it, and on paper without a child's name."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from countywide.platform.kit.pages import ListPage
from countywide.platform.kit.paper import pdf
from countywide.platform.kit.paper.serving import as_pdf
from countywide.platform.kit.tags.showing import words_table

from .. import queries
from ..presenters import dates
from ..presenters import overdue as shown
from .officers import OfRound


class Overdue(OfRound, ListPage):
    """Area by area how many plans were in time, were late and are owed, and every child for whom no place is named."""

    template = "transfers/overdue.html"

    def find(self) -> Any:
        held = super().find()
        self.heading, self.caption, self.law = "What is owed", held.name, queries.limit_of(held)
        return held

    def context(self) -> dict[str, Any]:
        rows = queries.decided_in(self.subject, self.request.user)
        return {
            **super().context(),
            "says": shown.says(rows, self.law, on=self.on),
            "areas": words_table("How far each area has come", shown.HEAD, shown.areas(rows, self.law)),
            "counts": shown.COUNTS,
            "law": dates.law_in_words(self.law),
            "pdf": shown.address(self.subject),
        }

    def table(self) -> Any:
        found = queries.without_place(self.subject, self.request.user)
        return shown.places_table(found, self.request.GET, self.law, on=self.on, may_open=self.opens())

    def back_address(self) -> str:
        return reverse("transfers:round", args=[self.subject.key])


class OverduePaper(Overdue):
    """The same on paper."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        held, user = self.subject, request.user
        rows = queries.decided_in(held, user)
        blocks = list(shown.paper(held, rows, queries.without_place(held, user), self.law, on=self.on))
        made = pdf.write(
            blocks, title=f"What is owed: {held.name}", author=queries.council_named(), foot=held.name, on=self.on
        )  # fmt: skip
        return as_pdf(made, f"owed-{held.key}-{self.on.isoformat()}.pdf")
