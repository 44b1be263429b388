"""The section on the page of a plan's case: what the family said, for itself and officers; for the school only that it came."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from countywide.casework.cases.types import Panel

READS = ("OFFICER", "FAMILY", "SCHOOL")


def section(case: Any, user: Any, audience: str, on: date) -> dict[str, Any] | None:
    """Read with the case: no query of its own."""
    said = json.loads(case.preferring) if isinstance(case.preferring, str) else case.preferring
    if not said or audience not in READS or not case.is_open or said["stage"] == "LEFT":
        return None
    key = UUID(said["key"])
    return {
        "audience": audience,
        "asked": day_of(said["asked"]),
        "own": day_of(said["own"]),
        "last": day_of(said["last"]),
        "silent": day_of(said["silent"]),
        "people": said["people"],
        "answers": said["answers"],
        "came_back": said["came_back"],
        "is_named": said["stage"] == "NAMED",
        "yours": reverse("placements:yours", args=[key]),
        "beside": reverse("placements:beside", args=[key]),
        "links": reverse("placements:links", args=[said["round"]]),
    }


def day_of(said: Any) -> date | None:
    return date.fromisoformat(said) if isinstance(said, str) else said


SECTIONS = (Panel("placements", "Which school or college next", "placements/parts/section.html", section, 16),)
