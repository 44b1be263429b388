"""Panels as pages show them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tables import Column, Table

from .enums import Outcome
from .types import MATTERS

COLOURS = {
    Outcome.WAITING: "blue",
    Outcome.DECIDED: "green",
    Outcome.SENT_BACK: "orange",
    Outcome.PUT_OFF: "orange",
    Outcome.TAKEN_OFF: "grey",
}


def panel_table(panels: Any, params: Any, *, on: date) -> Table:
    """The panels of one's teams."""
    return Table(
        panels,
        [
            Column("Meets on", "meets_on", sort="meets"),
            Column("Panel", "name", href=lambda panel: reverse("panels:show", args=[panel.key])),
            Column("Team", "team__name"),
            Column("Cases", "cases", is_number=True),
            Column("Not settled", "waiting", is_number=True),
            Column("Stands", lambda panel: standing(panel, on)),
        ],
        (),
        {"meets": "-meets_on"},
        params,
        caption="Panels",
        things=("panel", "panels"),
        empty="No panel has been called yet.",
    )


def standing(panel: Any, on: date) -> str:
    """Where a panel stands on a day."""
    if panel.cancelled_on:
        return "Called off"
    if panel.minutes_on:
        return "Minutes kept"
    return "Met, minutes to keep" if panel.meets_on < on else "To come"


def item_shown(item: Any, *, decides: bool, arranges: bool, user_id: int, on: date) -> dict[str, Any]:
    """One case on an agenda, with what can be done about it now."""
    matter = MATTERS.get(item.matter)
    waiting = item.outcome == Outcome.WAITING
    key, met = item.panel.key, item.panel.meets_on <= on
    own = item.proposed_by_id == user_id
    return {
        "item": item,
        "child": item.case.child.name_shown,
        "question": matter.question if matter else item.matter,
        "state": item.get_outcome_display(),
        "colour": COLOURS[Outcome(item.outcome)],
        "late": bool(waiting and item.case.act_by and item.panel.meets_on > item.case.act_by),
        "decide": reverse(matter.decide_url, args=[item.case.reference])
        if matter and waiting and decides and met and not own
        else "",
        "own": own and waiting and decides,
        "put_off": reverse("panels:put-off", args=[key, item.pk]) if waiting and arranges and met else "",
        "take_off": reverse("panels:take-off", args=[key, item.pk]) if waiting else "",
    }


def panel_rows(panel: Any) -> list[dict[str, Any]]:
    """When and where a panel meets."""
    when = f"{panel.meets_on.day} {panel.meets_on:%B %Y}"
    rows = [{"key": "Meets on", "value": f"{when} at {panel.starts_at:%H:%M}" if panel.starts_at else when}]
    rows += [{"key": "Where", "value": panel.place}] if panel.place else []
    rows += [{"key": "Team", "value": panel.team.name}, {"key": "Cases at most", "value": panel.most_items}]
    return rows
