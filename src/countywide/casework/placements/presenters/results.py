"""Files of test results as pages show them, and the overlay of a child who did not qualify."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.platform.kit.tables import Column, Table
from countywide.platform.kit.tags.saying import short_date

from ..enums import Outcome
from ..rules.results import LARGEST

__all__ = ["LARGEST", "done", "facts", "imports_table", "overlay", "rejected"]


def imports_table(found: Any, asked: Any) -> Table:
    """The files of a round."""
    return Table(
        found,
        [
            Column("Taken in on", lambda each: short_date(each.on), href=lambda each: reverse("placements:results-report", args=[each.round, each.key])),
            Column("Lines taken", "taken"),
            Column("Lines not taken", lambda each: len(each.rejected)),
            Column("Asked for another choice", "replacing"),
            Column("By", lambda each: each.by.name if each.by else ""),
        ],
        params=asked,
        caption="Files of results",
        things=("file", "files"),
        empty="No file of results came yet.",
    )  # fmt: skip


def facts(made: Any) -> list[dict[str, Any]]:
    return [
        {"key": "Taken in on", "value": made.on},
        {"key": "Lines taken", "value": made.taken},
        {"key": "Lines not taken", "value": len(made.rejected)},
        {"key": "People asked for another choice", "value": made.replacing},
    ]


def rejected(made: Any) -> list[dict[str, Any]]:
    """Every line that was not taken."""
    return [{"line": line, "upn": upn, "why": why} for line, upn, why in made.rejected]


def done(made: Any) -> str:
    return f"{made.taken} taken, {len(made.rejected)} not taken. Each line that was not taken is listed here."


def overlay(result: Any, preferences: Any) -> dict[str, Any] | None:
    """The result of one child, and who was asked for another choice, until when, and whether they answered."""
    if result is None:
        return None
    return {
        "says": Outcome(result.outcome).label,
        "came_on": result.came_on,
        "people": [
            {
                "key": each.contact.name if each.contact else "The young person",
                "value": standing(each.replacing),
            }
            for each in preferences
            if getattr(each, "replacing", None) is not None
        ],
    }


def standing(each: Any) -> str:
    """Where one request for another choice stands."""
    if each.answered_on:
        words = f"Answered on {short_date(each.answered_on)}"
    elif each.went:
        words = f"Asked on {short_date(each.opened_on)} for another choice, by {short_date(each.answer_by)}"
    else:
        words = "Nothing could be sent: speak to them"
    return f"{words}. The reserve is to be asked since {short_date(each.reserve_on)}" if each.reserve_on else words
