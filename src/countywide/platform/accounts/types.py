"""Values handed to other rooms, and the list of what a hand-over page shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class HandoverSection:
    """One part of the page a successor is shown.

    `rows` is asked with the role they take on (a `RoleHeld`), whoever looks, and the day; it answers rows of
    {key, value, change_url}. It must hold itself to what the asker may see. No rows, no section.
    """

    heading: str
    rows: Callable[[Any, Any, date], list[dict[str, Any]]]
    place: int = 50  # the lower, the further up


HANDOVER_SECTIONS: list[HandoverSection] = []
"""Filled by rooms in `apps.ready`: status, next steps, contacts, flags."""
