"""What this room puts on the page of a plan's case: how the search stands, and the way to flag that there will be no place."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import UUID

from countywide.casework.cases.types import Deed, Panel

from .. import permissions
from ..enums import Level

READS = ("OFFICER", "FAMILY", "SCHOOL")


def beside(case: Any) -> dict[str, Any] | None:
    """What was read with the case."""
    said = getattr(case, "without_place", None)
    found: dict[str, Any] | None = json.loads(said) if isinstance(said, str) else said
    return found


def section(case: Any, user: Any, audience: str, on: date) -> dict[str, Any] | None:
    """For a case on which a place is searched for; no query beside the page's own."""
    said = beside(case) if audience in READS else None
    if said is None:
        return None
    days = {name: date.fromisoformat(said[name]) if said[name] else None for name in ("next_contact_on", "reply_by")}
    return {**said, **days, "key": UUID(said["key"]), "level": Level(said["level"]).label, "on": on}


def may_flag(case: Any, user: Any, audience: str) -> bool:
    """The family and the school, on the open case of a plan, while no flag waits."""
    said = beside(case)
    return case.kind == "PLAN" and case.is_open and audience in ("FAMILY", "SCHOOL") and not (said and said["reply_by"])


def may_begin(case: Any, user: Any, audience: str) -> bool:
    """An officer of the team, where nobody searches yet."""
    return (
        case.kind == "PLAN"
        and case.is_open
        and audience == "OFFICER"
        and beside(case) is None
        and bool(user.may(permissions.SEARCH, about=case))
    )


SECTION = Panel("unplaced", "The search for a place", "unplaced/parts/section.html", section, 12)
DEEDS = (
    Deed("unplaced.flag", "Tell us that there will be no place", "unplaced:flag", may_flag, place=30),
    Deed("unplaced.begin", "Begin the search for a place", "unplaced:begin", may_begin, place=62),
)
