"""What a setting is asked, for somebody signed in there."""

from __future__ import annotations

from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit import forms as kit
from countywide.platform.kit.pages import ListPage
from countywide.platform.kit.tables import Column, Filter, Table

from .. import permissions, queries


class Own(ListPage):
    """Every request to one's own setting, soonest first."""

    permission = permissions.ANSWER
    heading = "Evidence we are asked for"
    template = "evidence/own.html"

    def table(self) -> Table:
        today, every = localdate(), queries.requests_for(self.request.user).order_by()
        show = Filter(
            "show", kit.Pick("Show", [("all", "All, also what is done")], empty="Still asked"), lambda rows, _: rows
        )
        columns = [
            Column(
                "Child",
                lambda each: each.case.child.name_shown,
                href=lambda each: reverse("evidence:own-start", args=[each.pk]),
            ),
            Column("Reference", "case__reference"),
            Column("Asked", "asked_on"),
            Column("Due", "due_on", sort="due"),
            Column("Stands at", lambda each: each.standing_on(today).label),
        ]
        return Table(
            every if self.request.GET.get("show") == "all" else every.open(),
            columns,
            [show],
            sorts={"due": "due_on"},
            params=self.request.GET,
            caption="Evidence asked for",
            things=("request", "requests"),
            empty="Nothing is asked of your setting at present.",
        )
