"""The children who are to come to a school or setting, as its list shows them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.platform.kit.tables import Column, Table
from countywide.platform.kit.tags.saying import short_date


def table(found: Any, asked: Any) -> Table:
    """Who comes, from where, from which day, and whether they have started."""
    return Table(
        found,
        [
            Column("Child", lambda each: each.child.name_shown, href=lambda each: reverse("plans:show", args=[each.plan.key])),
            Column("Comes to", lambda each: each.named.name),
            Column("From", lambda each: each.setting.name if each.setting else "No school we know"),
            Column("The plan names you from", "named_from"),
            Column("To know on the first day", lambda _each: "Hand-over sheet", href=lambda each: reverse("transfers:coming-hand-over", args=[each.key])),
            Column("Started", lambda each: short_date(each.started_on) if each.started_on else "Say that the child has started", href=start),
        ],
        params=asked,
        per_page=200,
        caption="Children who are to come to us",
        things=("child", "children"),
        empty="No plan names you for a child who is still to come.",
    )  # fmt: skip


def start(each: Any) -> str:
    return "" if each.started_on else reverse("transfers:started", args=[each.key])
