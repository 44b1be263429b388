"""Pages of measures: how decisions differ, what is in time, who waits on whom, and the cases behind a number."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from countywide.casework.cases.enums import Waiting
from countywide.platform.kit import forms
from countywide.platform.kit.pages import Page
from countywide.platform.kit.tables import Column, Filter, Table

from .. import permissions, queries, rules
from ..enums import By, Standing
from ..presenters import rates as presenters
from .base import BehindNumber, OfNumber, chosen

OUTCOMES = (("False", "Kept or ended"), ("True", "Changed"))


class Measures(Page):
    """What can be read here."""

    permission = permissions.READ
    template = "insight/measures.html"
    heading = "Measures"
    lead = "How the council decides and whether it is in time. No child can be found in these numbers."

    def context(self) -> dict[str, Any]:
        on = localdate()
        counted = queries.timeliness(*presenters.span("year", on))
        may_open = self.actor.may(permissions.OPEN_CASES)
        waiting = {str(key): str(label) for key, label in Waiting.choices}
        return {
            "found": presenters.found(queries.amend_rates(By.AREA, *presenters.span("year", on))),
            "timely": presenters.timely(counted, may_open=may_open),
            "waiting": presenters.waiting(queries.who_waits_on_whom(self.request.user), waiting),
            "waited_for": list(waiting.values()),
        }


class AmendRates(Page):
    """How often plans are changed after a review, with what chance and the children explain."""

    permission = permissions.READ
    template = "insight/amend_rates.html"
    heading = "Are plans changed for the same reasons everywhere?"

    def back_address(self) -> str:
        return reverse("insight:measures")

    def context(self) -> dict[str, Any]:
        by, period = chosen(self.request, By.values)
        first, last = presenters.span(period, localdate())
        rates = queries.amend_rates(by, first, last)
        return {
            "by": By(by),
            "first": first,
            "last": last,
            "decided": f"{sum(each.decided for each in rates):,}",
            "outside": presenters.outside(rates, by=by, period=period),
            "picture": presenters.picture(rates, by),
            "rows": presenters.rows(rates, by=by, period=period, may_open=self.actor.may(permissions.OPEN_CASES)),
            "misleading": presenters.misleading(rates),
            "fewest": rules.FEWEST,
            **presenters.links(by, period),
        }


class Why(OfNumber):
    """Where one group differs from the county, so that one knows which cases to read."""

    permission = permissions.READ
    template = "insight/why.html"

    def said_of_group(self) -> str:
        return f"What differs: {self.group}"

    def context(self) -> dict[str, Any]:
        span = self.span()
        rate, sorts = queries.beside_county(self.by, self.group, *span)
        if rate is None or rate.standing == Standing.TOO_FEW:
            return {"rate": None, "fewest": rules.FEWEST}
        declined = queries.by_criterion(self.by, self.group, *span)
        may_open = self.actor.may(permissions.OPEN_CASES)
        return {
            "rate": presenters.told(rate, by=self.by),
            "sorts": presenters.sorts(sorts),
            "criteria": presenters.criteria(declined, queries.criteria_in_words(localdate())),
            "cases": presenters.behind(self.by, self.group, self.period) if may_open else "",
            "fewest": rules.FEWEST,
        }


class Behind(BehindNumber):
    """The cases behind one number, as far as one may see them."""

    def table(self) -> Table:
        first, last = self.span()
        found = queries.reviews_behind(self.request.user, by=self.by, group=self.group, first=first, last=last)
        columns = [
            Column("Case", "case__reference", href=lambda row: f"/cases/{row.case.reference}"),
            Column("Decided", "decided_on", sort="decided"),
            Column("Outcome", lambda row: "Changed" if row.is_amended else "Kept or ended"),
            Column("Changes asked for", "get_asked_display"),
        ]
        filters = [Filter("outcome", forms.Pick("Outcome", OUTCOMES, empty="All"), "is_amended")]
        return self.listed(found, columns, filters, caption="Reviews that were decided")
