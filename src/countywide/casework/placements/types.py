"""Values of the placements room: what a family says it would like, before it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Wish:
    """One place a family would like, in the order in which it would like them."""

    rank: int
    kind: str
    name: str = ""  # as it was written
    reasons: str = ""
    school_id: int | None = None  # in the register, where the words name one school
    selects: bool = False  # it takes its children by a test


@dataclass(frozen=True)
class Words:
    """The rest of what one person says."""

    start_year: int | None = None
    why_year: str = ""
    tested: str = ""
    which_test: str = ""
    reserve: str = ""
    reserve_school_id: int | None = None
    child_view: str = ""
    visits: str = ""
    wants_meeting: bool = False
    language: str = ""
    format: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody who may say which schools they would like, and how they are reached today."""

    key: str  # "contact:12" or "child:5"
    name: str
    contact_id: int | None  # none for the young person
    email: str
    user_id: int | None
    channel: str
    is_written_to: bool


@dataclass(frozen=True)
class Timing:
    """Whether a word is taken on a day, and what the day means for it."""

    when: str
    bar: str = ""


@dataclass(frozen=True)
class Days:
    """The days of one family in one round. Only the last follows from the law."""

    asked_on: date | None
    closes: date | None
    last_useful: date | None
    comments_by: date | None
