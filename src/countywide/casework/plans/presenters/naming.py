"""Who was told of a final plan and who was not, and what was weighed before it, as rows and lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tables import Column, Table
from countywide.platform.kit.tags.saying import short_date

from .. import queries
from ..types import Told, Wish


def told_rows(told: Iterable[Told], *, reference: str, may_act: bool) -> list[dict[str, Any]]:
    """Each of them: when they were sent it, or that they were not, why, and what can be done."""
    rows = []
    for each in told:
        row: dict[str, Any] = {"key": f"{queries.office_of(each.to_whom)}: {each.name}", "value": in_words(each)}
        if may_act and each.unsent_id:
            row["actions"] = [
                {"text": "Send it now", "href": reverse("plans:send-unsent", args=[reference, each.unsent_id])},
                {
                    "text": "Say how they were told",
                    "href": reverse("plans:told-otherwise", args=[reference, each.unsent_id]),
                },
            ]
        rows.append(row)
    return rows


def in_words(each: Told) -> str:
    if each.sent_on is None:
        return f"Not sent yet. {each.why}"
    return f"Told on {short_date(each.sent_on)}: {each.how}" if each.how else f"Sent on {short_date(each.sent_on)}"


def weighed_rows(found: Iterable[Any]) -> list[list[dict[str, Any]]]:
    """Each analysis: the place, the ground, what shows it, and the steps."""
    return [
        [
            {"key": "The place", "value": each.wish},
            {"key": "The ground", "value": each.get_ground_display()},
            {"key": "What shows it", "value": each.analysis},
            *([{"key": "Reasonable steps that were considered", "value": each.steps}] if each.steps else []),
            {"key": "Recorded", "value": f"{short_date(each.weighed_on)}{f', {each.by.name}' if each.by else ''}"},
        ]
        for each in found
    ]


def wish_choices(wishes: Iterable[Wish]) -> list[tuple[str, str]]:
    """The places that the family asks for, each once, to choose from."""
    names = dict.fromkeys(each.name for each in wishes)
    return [(name, name) for name in names]


def not_told_table(held: Any, params: Any) -> Table:
    """Final plans that have not gone to everybody: reference and initials, so that a list left open tells little."""
    return Table(
        held,
        [
            Column("Case", "plan__case__reference", href=lambda row: reverse("plans:changes", args=[row.plan.case.reference])),
            Column("Child", lambda row: row.plan.child.initials),
            Column("Made final on", "final_on", sort="final"),
            Column("Those whom the law names", lambda row: "All were sent it" if row.final_sent_on else "Not all were sent it"),
            Column("Team", "plan__case__team__name"),
        ],
        [],
        {"final": "final_on"},
        params,
        caption="Final plans that have not gone to everybody",
        things=("plan", "plans"),
        empty="Every final plan has gone to everybody who is to hear of it.",
    )  # fmt: skip
