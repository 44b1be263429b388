"""What a round owes, on demand: on a page for whoever follows it, and on paper without a child's name."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases import permissions as may_cases
from countywide.platform.kit.pages import ListPage
from countywide.platform.kit.paper import pdf
from countywide.platform.kit.tags.showing import words_table

from .. import queries
from ..presenters import dates
from ..presenters import overdue as shown
from .officers import OfFollower


class Overdue(OfFollower, ListPage):
    """Area by area how many plans were in time, were late and are owed, and every child for whom no place is named."""

    template = "transfers/overdue.html"

    def find(self) -> Any:
        super().find()
        held = queries.round_with(self.kwargs["round"])
        if held is None:
            raise Http404
        self.heading, self.caption, self.on = "What is owed", held.name, localdate()
        self.law = queries.limit_of(held)
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
        user = self.request.user
        teams, sees_all = set(user.organisations_where(may_cases.READ)), user.may(may_cases.READ_ALL)
        return shown.places_table(
            queries.without_place(self.subject, user), self.request.GET, self.law, on=self.on,
            may_open=lambda each: sees_all or each.case.team_id in teams,
        )  # fmt: skip

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
        answer = HttpResponse(made, content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="owed-{held.key}-{self.on.isoformat()}.pdf"'
        return answer
