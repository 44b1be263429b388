"""Small frozen values of the floor that other rooms may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Limits:
    """How much one may write at once, as a dated file says. A council may have its own."""

    begins: date
    begins_with: str  # a mode
    asked_for: int  # working days after a session in which one may still ask
    question: int  # characters
    line: int  # characters of one line of chat
    title: int  # characters of a link's title
    lines_kept: int  # lines of chat that a page opens with
    top: int  # questions on the presenters’ screen
    load_again: int  # seconds, for those who have no script and choose it


@dataclass(frozen=True)
class Guest:
    """Somebody without an account who came in by the link of a booking: they may be in its session and nothing else."""

    booking_id: int
    email: str
    name: str
    pk: None = None

    def may(self, permission: Any, about: Any = None) -> bool:
        """Being in the session; and what anybody may."""
        return bool(permission.public) or permission.key == "floor.join"

    def __str__(self) -> str:
        return f"forum-booking:{self.booking_id}"  # what the record shows: a key, never a name
