"""Values the links room shares: what a link is for, where its holder is reached, and the guest who acts by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from countywide.platform.outbox.types import NoticeKind


@dataclass(frozen=True)
class Reach:
    """Where the holder of a link reads email today; no address and a sentence when nothing is asked of them any more."""

    address: str
    bar: str = ""
    organisation_id: int | None = None  # whose role mailbox it is


def no_words(_subject: str) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Purpose:
    """One thing for which links are sent. A room registers its own; a link opens that and nothing else."""

    key: str  # "reviews.views"
    says: str  # what the holder is asked to do, after "We ask you to …": no name, no word about anybody
    page: str  # the address's name of the page it leads to, which takes the token
    opens: tuple[str, ...]  # keys of the permissions that the guest has about the subject
    reach: Callable[[str, str, date], Reach]  # of a subject and a holder on a day
    message: NoticeKind | None = None  # that brings the link; the ordinary one asks for an answer
    words: Callable[[str], dict[str, Any]] = no_words  # of a subject: what that message says besides


def thread(purpose: str, subject: str, holder: str) -> str:
    return f"{purpose}|{subject}|{holder}"


PURPOSES: dict[str, Purpose] = {}
"""What links are for, by key, filled as the rooms above register."""


def register(purpose: Purpose) -> None:
    """Let links be sent for a purpose."""
    PURPOSES[purpose.key] = purpose


@dataclass(frozen=True)
class Guest:
    """Whoever entered the code sent to a link's mailbox: may do what the link is for about its one subject."""

    link_id: int
    purpose: str
    subject: str  # the key of what it is about, as its record has it
    holder: str  # "contact:12"
    opens: tuple[str, ...]
    pk: None = None
    is_authenticated: bool = False

    @property
    def thread(self) -> str:
        """What all links share that were sent to this person for the same."""
        return thread(self.purpose, self.subject, self.holder)

    def may(self, permission: Any, about: Any = None) -> bool:
        """Only what the link is for, and only about its own subject."""
        key = getattr(about, "key", None)
        return permission.key in self.opens and key is not None and str(key) == self.subject

    def organisations_where(self, permission: Any) -> list[int]:
        """A guest holds no role anywhere."""
        return []

    def __str__(self) -> str:
        return f"link:{self.link_id}"
