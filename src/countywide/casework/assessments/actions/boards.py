"""Keeps which health board is responsible for a child. Used by other verbs, which guard it."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit

from ..models import Desk, HealthBoard


def keep_health_board(
    child: Any, *, by: Any, starts_on: date, desk: Desk | None = None, name: str = "", address: str = ""
) -> None:
    """From a day on another health board is written to about a child: one of those on the list, or another by post."""
    given = (
        {"name": desk.name, "email": desk.email, "organisation_id": desk.organisation_id}
        if desk is not None
        else {"name": name, "address": address}
    )
    board = HealthBoard.objects.create(child=child, starts_on=starts_on, **given)
    audit.record("assessments.health-board-kept", by=by, about=board, on=starts_on.isoformat())
