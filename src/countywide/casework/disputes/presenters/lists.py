"""The team’s list: what is due in its disputes, when, and who sees to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit import forms
from countywide.platform.kit.tables import Column, Filter, Table

from ..enums import Owes, What

MOST_QUIET = 50


def quiet_row(dispute: Any) -> dict[str, str]:
    """A dispute in which the council has nothing to do by a day."""
    return {
        "href": reverse("disputes:show", args=[dispute.key]),
        "text": f"{dispute.case.child.name_shown}, {dispute.case.reference}: {dispute.right.get_ground_display()}",
    }


def steps_table(found: Any, asked: Any, *, on: date, user: Any) -> Table:
    """Every step that runs, the soonest first."""

    def whose(rows: Any, answer: str) -> Any:
        return rows.filter(owner=user.pk) if answer == "mine" else rows.filter(owner=None, owed_by=Owes.COUNCIL)

    def when(rows: Any, answer: str) -> Any:
        return rows.filter(deadline__legal_due__lt=on) if answer == "late" else rows.filter(deadline__legal_due__gte=on)

    return Table(
        found,
        [
            Column("What", lambda each: each.says, href=lambda each: reverse("disputes:show", args=[each.dispute.key])),
            Column("Child", lambda each: each.dispute.case.child.name_shown),
            Column("About", lambda each: each.dispute.right.get_ground_display()),
            Column("Due by law", "deadline__legal_due"),
            Column("Act by", "deadline__act_by", sort="due"),
            Column("Who", lambda each: each.owner.name if each.owner else each.get_owed_by_display()),
        ],
        [
            Filter("whose", forms.Pick("Whose", (("mine", "Mine"), ("nobody", "Nobody’s yet")), empty="All"), whose),
            Filter("when", forms.Pick("When", (("late", "Late"), ("coming", "Still to come")), empty="All"), when),
            Filter("what", forms.Pick("What", What.choices, empty="All"), "what"),
            Filter("owes", forms.Pick("Who has to do it", Owes.choices, empty="All"), "owed_by"),
        ],
        {"due": "deadline__act_by"},
        asked,
        caption="What is due in your team’s disputes",
        things=("step", "steps"),
        empty="Nothing is due.",
    )
