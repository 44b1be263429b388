"""Who has opened a record, in the words of whoever asks."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.accounts import queries as accounts
from countywide.platform.audit import queries as audit

MOST = 100


def rows(case: Any, audience: str, *, on: date) -> list[dict[str, Any]]:
    """The latest openings, newest first."""
    openings = list(audit.openings_of(case)[:MOST])
    held = accounts.roles_by_person({each.by_id for each in openings if each.by_id}, on=on)
    return [{"at": each.at, "who": who(each, held, audience)} for each in openings]


def who(opening: Any, held: dict[int, list[Any]], audience: str) -> str:
    """A role and where it is held; an officer sees the name too."""
    if opening.by is None:
        return "The service itself"
    roles = held.get(opening.by_id, [])
    role = f"{roles[0].label}, {roles[0].organisation.name}" if roles else "Somebody who no longer holds a role"
    if audience == "OFFICER":
        return f"{opening.by.name} ({role})"
    return role
