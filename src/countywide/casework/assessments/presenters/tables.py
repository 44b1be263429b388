"""The lists of this room."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit import forms as kit
from countywide.platform.kit.tables import Column, Filter, Table


def advice_table(held: Any, params: Any, *, on: date) -> Table:
    """What an adviser is asked: initials and reference, so that a list left open tells little."""
    waiting = held.filter(received_on=None, enough_on=None)
    return Table(
        held if params.get("only") in dict(ALSO_SENT) else waiting,
        [
            Column(
                "Case", "assessment__case__reference", href=lambda row: reverse("assessments:advice-own", args=[row.pk])
            ),
            Column("Child", lambda row: row.assessment.case.child.initials),
            Column("Advice", "title"),
            Column("Asked on", "asked_on"),
            Column("Due", "due_on", sort="due"),
            Column("Stands", lambda row: row.state_on(on).label),
        ],
        [Filter("only", kit.Pick("Show", ALSO_SENT, empty="Not sent yet"), only)],
        {"due": "due_on"},
        params,
        caption="Advice we are asked for",
        things=("request", "requests"),
        empty="Nobody asks you for advice at present.",
    )


ALSO_SENT = (("SENT", "Sent"), ("ALL", "All"))
"""What an adviser may see besides what is not sent yet."""


def only(held: Any, answer: str) -> Any:
    """Those that were sent, or all."""
    return held.filter(received_on__isnull=False) if answer == "SENT" else held


def desk_table(held: Any, params: Any, *, on: date) -> Table:
    """The desks that are written to."""
    return Table(
        held,
        [
            Column("Written to for", lambda row: row.get_purpose_display()),
            Column("Name", "name", href=lambda row: reverse("assessments:end-desk", args=[row.pk])),
            Column("Address", "email"),
            Column("Area", lambda row: row.area.name if row.area else "Everybody"),
            Column("Must answer by law", lambda row: "Yes" if row.is_section_31 else "No"),
            Column("From", "starts_on"),
            Column("Until", "ends_on"),
        ],
        (),
        {"": "pk"},
        params,
        caption="Desks that are written to in an assessment",
        things=("desk", "desks"),
        empty="No desk is named yet. Without one for the health board no plan can be made final.",
    )
