"""Results of tests for schools that select by ability: the files of a round, taking one in, and what was not taken."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.casework.transfers import queries as transfers
from countywide.platform.kit.pages import FormPage, ListPage, Page

from .. import actions, forms, permissions, queries
from ..presenters import results as shown


class OfRound(Page):
    """A page about the results of one round."""

    permission = permissions.RESULTS

    def find(self) -> Any:
        held = transfers.round_with(self.kwargs["round"])
        if held is None:
            raise Http404
        self.caption = held.name
        return held

    def back_address(self) -> str:
        return reverse("placements:results", args=[self.subject.key])


class Results(OfRound, ListPage):
    """The files that came, with how many lines were taken and how many not."""

    template = "placements/results.html"
    heading = "Results of tests for schools that select"

    def context(self) -> dict[str, Any]:
        return {**super().context(), "add": reverse("placements:take-results", args=[self.subject.key])}

    def table(self) -> Any:
        return shown.imports_table(queries.imports_of(self.subject), self.request.GET)

    def back_address(self) -> str:
        return reverse("placements:round", args=[self.subject.key])


class Take(OfRound, FormPage):
    """Take in a file."""

    heading, button = "Take in a file of results", "Take it in"
    lead = (
        "Every good line is taken in one step, and every other line is listed with why. A family that put a selective school first, "
        "and whose child did not qualify, is asked for another choice at once."
    )
    form_class = forms.TakeResults
    keeps_drafts = False

    def act(self, file: Any) -> None:
        content = file.read(shown.LARGEST + 1)
        self.made = actions.take_results(
            None, by=self.request.user, on=localdate(), at=timezone.now(), held=self.subject, content=content
        )
        self.done = shown.done(self.made)

    def next_page(self) -> str:
        return reverse("placements:results-report", args=[self.subject.key, self.made.key])


class Report(OfRound):
    """What one file brought, and every line that was not taken."""

    template = "placements/results_report.html"
    heading = "One file of results"

    def find(self) -> Any:
        held = super().find()
        self.made = queries.import_with(held, self.kwargs["key"])
        if self.made is None:
            raise Http404
        return held

    def context(self) -> dict[str, Any]:
        return {"facts": shown.facts(self.made), "rejected": shown.rejected(self.made)}
