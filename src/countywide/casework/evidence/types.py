"""Values the evidence room hands to others, and the guest who acts by a link instead of an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

REPORT = "setting-report"
"""The key of the setting's own report form, whatever the council calls it."""


@dataclass(frozen=True)
class EvidenceKind:
    """One kind of evidence the council may ask for: its key, its name, and what is asked in plain words."""

    key: str
    name: str
    asks: str
    is_form: bool = False  # made on a form of the council's own


@dataclass(frozen=True)
class Wanted:
    """One thing to ask for: a kind from the list, or anything else in the officer's own words."""

    kind: str
    words: str = ""


@dataclass(frozen=True)
class Described:
    """What is said of one piece of evidence: who wrote it, as what, when, about which time, and why it matters."""

    kind: str
    author: str
    author_role: str
    written_on: date
    third_party: bool
    period_from: date | None = None
    period_to: date | None = None
    relevance: str = ""
    form_version: int | None = None  # which dated version of the council's form it is


@dataclass(frozen=True)
class Guest:
    """Whoever entered the code sent to a link's mailbox: may answer that one request, and nothing else."""

    link_id: int
    request_id: int
    organisation_id: int
    pk: None = None
    is_authenticated: bool = False

    def may(self, permission: Any, about: Any = None) -> bool:
        """Only to answer, and only the request of their own link."""
        return bool(permission.key == "evidence.answer" and getattr(about, "pk", None) == self.request_id)

    def organisations_where(self, permission: Any) -> list[int]:
        """A guest holds no role anywhere."""
        return []

    def __str__(self) -> str:
        return f"evidence-link:{self.link_id}"


@dataclass(frozen=True)
class SchoolDays:
    """A day so many school days on, and the closures that were left out in counting to it."""

    due_on: date
    days: int
    from_on: date
    closed: tuple[tuple[date, date], ...] = ()  # first day closed, day it reopens
