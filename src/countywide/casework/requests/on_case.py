"""What this room puts on the case page: the request itself for officers; how the date was counted for the family."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases.enums import CaseKind
from countywide.casework.cases.types import Panel

from . import queries


def request_of(case: Any, user: Any, audience: str, on: date) -> dict[str, Any] | None:
    """The requests a case holds; families and schools see when it came and what is said about a long holiday."""
    if audience == "PROFESSIONAL" or case.kind != CaseKind.ASSESSMENT:
        return None
    held = list(queries.requests_of(case))
    if not held:
        return None
    first = held[0]
    note = queries.note_for(first) if case.is_open else None
    if audience != "OFFICER":
        return {"received_on": first.received_on, "note": note}
    return {"requests": held, "note": note, "received_on": first.received_on}


REQUEST = Panel("request", "The request", "requests/parts/panel.html", request_of, place=30)
