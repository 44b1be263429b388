"""Values the people room hands to others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Correspondent:
    """Somebody a letter about the child goes to today, and how."""

    key: str  # "contact:12" or "child:5"
    name: str
    email: str
    user_id: int | None
    channel: str
    address_lines: tuple[str, ...]
    format: str
    email_consent: bool


@dataclass(frozen=True)
class RightsHolder:
    """Who holds the rights of Part 3 today: the parent, or the young person from the day they passed."""

    who: str  # "PARENT" or "YOUNG_PERSON"
    passes_on: date
    represented: bool = False
    representative_id: int | None = None  # the contact who was named, if any


@dataclass(frozen=True)
class Likeness:
    """A child who may be the one being entered, how alike, and why."""

    child: Any
    score: int
    why: tuple[str, ...]
    maybe_twin: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """What gives a child away in somebody else's papers."""

    pk: int
    surname: str
    forename: str
    known_as: str
    born_on: date
    upn: str
    uln: str
    nhs_number: str


class Called(NamedTuple):
    """A child's names alone: as they are compared, as they are written, as the child is known."""

    pk: int
    surname_key: str
    forename: str
    known_as: str


@dataclass(frozen=True, slots=True)
class Home:
    """Where a child lives or lived."""

    child_id: int
    lines: str
    postcode: str


@dataclass(frozen=True)
class Kept:
    """All that rightly stands in a child's own papers: the child, brothers and sisters, the adults, their homes."""

    child: Marks
    kin: tuple[Marks, ...]
    adults: tuple[str, ...]
    homes: tuple[Home, ...]
