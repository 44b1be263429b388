"""What a successor is shown of the cases that come with a role."""

from __future__ import annotations

from datetime import date
from typing import Any

from . import permissions, queries


def cases(held: Any, asker: Any, on: date) -> list[dict[str, Any]]:
    """The open cases that whoever holds the role still holds, for those who may see them."""
    if permissions.READ.key not in held.permissions:
        return []
    found = queries.open_cases_seen_by(asker).filter(owner_id=held.user_id, team_id=held.organisation_id)
    return [
        {
            "key": case.reference,
            "value": f"{case.get_stage_display()}. Act by {said(case.act_by)}",
            "change_url": f"/cases/{case.reference}",
        }
        for case in found.order_by("act_by", "id")[:50]
    ]


def said(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "no fixed day"
