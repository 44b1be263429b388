"""Another health board, as rows and links."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

ANSWER = {True: "Yes", False: "No: it asked us to assess again or to review the plan"}


def health_rows(now: str, change: Any, due: dict[str, Any]) -> list[dict[str, Any]]:
    """Which board is responsible, and how far the two have come."""
    rows = [{"key": "The health board today", "value": now or "None on the list of desks"}]
    if change is not None:
        rows += [
            {"key": "Before", "value": change.old_board},
            {"key": "Changed on", "value": change.changed_on},
            {"key": "We knew since", "value": change.known_on},
            {"key": "The old health board knew since", "value": change.aware_on},
            {"key": "It tells the new one by", "value": due.get(change.told_key)},
            {"key": "It told it on", "value": change.told_on},
            {"key": "The new one asks us to act by", "value": due.get(change.answer_key)},
            {"key": "It can arrange what the plan says", "value": ANSWER.get(change.arranges, "")},
            {"key": "It said so on", "value": change.answered_on},
        ]
    return [row for row in rows if row["value"]]


def health_links(change: Any, *, reference: str) -> list[dict[str, str]]:
    """What can be done next."""
    found = []
    if change is not None and change.told_on is None and change.old_board:
        found.append(("Note that the old health board told the new one", "health-told"))
    if change is not None and change.answered_on is None:
        found.append(("Note that the new one can arrange what the plan says", "health-arranges"))
        found.append(("Enter that it cannot, and asks us to assess again or to review", "ask-again"))
    found.append(("Note that another health board is responsible", "note-health"))
    return [{"text": text, "href": reverse(f"plans:{name}", args=[reference])} for text, name in found]


def board_choices(desks: Any) -> list[tuple[str, str]]:
    return [(str(desk.pk), desk.name) for desk in desks]
