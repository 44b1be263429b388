"""How often first and second decisions come apart, the cases behind it, and giving out what waits."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.reviews.enums import Outcome
from countywide.platform.kit import small
from countywide.platform.kit.pages import ConfirmPage, Page
from countywide.platform.kit.tables import Column, Table

from .. import actions, permissions, queries, sampling
from ..enums import By
from ..presenters import rates
from ..presenters import second as shown
from .base import BehindNumber, chosen


class SecondDecisions(Page):
    """How often two officers who decide the same review come apart."""

    permission = permissions.READ
    template = "insight/second_decisions.html"
    heading = "Do two officers decide the same review the same way?"

    def back_address(self) -> str:
        return reverse("insight:measures")

    def context(self) -> dict[str, Any]:
        on = localdate()
        by, period = chosen(self.request, shown.BETWEEN)
        first, last = rates.span(period, on)
        found = queries.apart(by, first, last)
        hidden, whole = small.too_small({each.group: each.decided for each in found}), shown.whole(found)
        may_open = self.actor.may(permissions.OPEN_CASES)
        return {
            "by": By(by),
            "first": first,
            "last": last,
            "whole": whole,
            "together": shown.rows([whole], {whole.group} if whole.decided < small.FEWEST else set(), by=by, period=period,
                                   may_open=False)[0],
            "direction": shown.direction(queries.which_way(first, last), whole),
            "picture": shown.picture(found, hidden, by),
            "rows": shown.rows(found, hidden, by=by, period=period, may_open=may_open),
            "samples": shown.monthly(queries.samples()[:24], may_draw=self.actor.may(permissions.DRAW)),
            "drawn_by": sampling.in_force(on),
            "per_cent": round(100 * sampling.in_force(on).share),
            "fewest": small.FEWEST,
            **shown.links(by, period, rates.PERIODS),
        }  # fmt: skip


class BehindSecond(BehindNumber):
    """The reviews behind one number that were decided twice, as far as one may see their cases."""

    offered = shown.BETWEEN
    comparison = "insight:second-decisions"

    def table(self) -> Table:
        first, last = self.span()
        found = queries.behind_apart(self.request.user, by=self.by, group=self.group, first=first, last=last)
        columns = [
            Column("Case", "review__case__reference", href=lambda row: reverse("insight:beside", args=[row.key])),
            Column("First decision", lambda row: Outcome(row.review.outcome).label),
            Column("Second decision", "get_outcome_display"),
            Column("Decided again", "decided_on", sort="decided"),
        ]
        return self.listed(found, columns, [], caption="Reviews that were decided twice")


class GiveOut(ConfirmPage):
    """Give out what waits in a sample, where nobody was free or somebody left."""

    permission = permissions.DRAW
    heading, button, done = (
        "Give out what waits",
        "Give them out",
        "What could be given out has an officer, who is told.",
    )
    lead = (
        "Each review goes to an officer of another team who had no part in the case and cannot see it. The service does this "
        "every night; here you do it now."
    )

    def find(self) -> Any:
        found = queries.samples().filter(key=self.kwargs["key"]).first()
        if found is None:
            raise Http404
        self.caption = f"Sample of {found.month:%B %Y}"
        return found

    def act(self) -> None:
        actions.give_out(self.subject, by=self.request.user, on=localdate())

    def next_page(self) -> str:
        return reverse("insight:second-decisions")

    back_address = next_page
