"""What pages about one number have in common: what is compared, over which period, for which group."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ListPage, Page
from countywide.platform.kit.tables import Column, Filter, Table

from .. import permissions
from ..enums import By
from ..presenters import rates


def chosen(request: Any, offered: Collection[str]) -> tuple[str, str]:
    """What is compared and over which period; anything else than what is offered is the first of it."""
    by, period = request.GET.get("by", ""), request.GET.get("period", "")
    return (by if by in offered else By.AREA), (period if period in rates.DAYS else "year")


class OfNumber(Page):
    """A page about one group of a comparison, which leads back to the comparison."""

    offered: Collection[str] = By.values
    comparison = "insight:amend-rates"

    def find(self) -> Any:
        self.by, self.period = chosen(self.request, self.offered)
        self.group = self.request.GET.get("group", "")
        self.heading = self.said_of_group() if self.group else "No number is chosen"
        return None

    def said_of_group(self) -> str:
        return f"{By(self.by).label}: {self.group}"

    def span(self) -> tuple[date, date]:
        """The first and the last day that are counted."""
        return rates.span(self.period, localdate())

    def back_address(self) -> str:
        return f"{reverse(self.comparison)}?by={self.by}&period={self.period}"


class BehindNumber(OfNumber, ListPage):
    """The reviews behind one number, as far as one may see their cases."""

    permission = permissions.OPEN_CASES
    template = "insight/behind.html"

    def listed(self, found: Any, columns: list[Column], filters: list[Filter], *, caption: str) -> Table:
        return Table(
            found,
            columns,
            filters,
            {"-decided": "decided_on", "decided": "decided_on"},
            self.request.GET,
            caption=caption,
            things=("review", "reviews"),
            empty="You can see none of the cases behind this number. A manager of their team can.",
        )
