"""The report of an evaluation, and what a link therapist is shown."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ListPage
from countywide.platform.kit.paper import pdf
from countywide.platform.kit.paper.serving import as_pdf
from countywide.platform.kit.tables import Column, Table
from countywide.platform.kit.tags.saying import short_date

from .. import permissions, queries
from ..presenters import evaluating as shown
from ..presenters import grid
from .base import OfEvaluation


class Report(OfEvaluation):
    """The evaluation as a picture, a table and words, compared with its baseline."""

    template = "accreditation/report.html"
    heading = "Report of the evaluation"

    def context(self) -> dict[str, Any]:
        cells = queries.cells_of(self.framework, self.rounds)
        return {
            "facts": shown.facts(
                self.subject,
                queries.standing_of(self.subject, self.framework, self.rounds),
                queries.is_shared(self.subject),
            ),
            "heat": grid.heat(self.framework, cells),
            "radar": grid.radar(self.framework, cells),
            "says": grid.says(cells, len(self.framework.ratings)),
            "rows": grid.compared(cells),
            "ratings": self.framework.ratings,
            "evidence": shown.evidence(self.framework, self.rounds),
            "owner": self.framework.owner,
        }


class Pdf(OfEvaluation):
    """The same on paper."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        held, framework, rounds = self.subject, self.framework, self.rounds
        blocks = shown.paper(
            held, framework, queries.standing_of(held, framework, rounds), queries.cells_of(framework, rounds),
            shown.evidence(framework, rounds), on=self.on,
        )  # fmt: skip
        made = pdf.write(
            blocks, title=f"Evaluation – {held.organisation.name}", author=held.organisation.name,
            foot=short_date(self.on), on=self.on, called="report",
        )  # fmt: skip
        return as_pdf(made, f"evaluation-{held.key}.pdf")


class Shared(ListPage):
    """The evaluations that schools share with their link therapist."""

    permission = permissions.READ_SHARED
    heading = "Evaluations shared with you"

    def table(self) -> Any:
        found = queries.evaluations_shared_with(self.request.user, on=localdate())
        return Table(
            found,
            [
                Column("School", lambda each: each.organisation.name, href=lambda each: f"/evaluations/{each.key}"),
                Column("Begun on", "started_on"),
                Column("Looked at together on", "reviewed_on"),
                Column("Baseline locked on", "baseline_on"),
            ],
            [],
            {"": "-started_on"},
            self.request.GET,
            caption="Evaluations of your schools",
            things=("evaluation", "evaluations"),
            empty="No school of yours shares an evaluation.",
        )  # fmt: skip
