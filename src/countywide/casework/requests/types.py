"""Values the requests room hands to others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from countywide.law.clocks import Calendar, Closure


@dataclass(frozen=True)
class ClosureNote:
    """A closure of four weeks or more that the six weeks run into, and what is said about it wherever it is said."""

    school: str
    closed_from: date
    reopens_on: date
    words: str


@dataclass(frozen=True)
class Counted:
    """When the family must be told, and exactly how that day was counted."""

    received_on: date
    decide_by: date
    act_by: date
    check_by: date  # when the council has looked at it: its own aim
    steps: tuple[str, ...]  # in a family’s words
    working: tuple[str, ...]  # in the statute’s, exceptions and all
    law: str
    note: ClosureNote | None


@dataclass(frozen=True)
class Days:
    """What the clocks of a request are counted with."""

    calendar: Calendar
    closures: tuple[Closure, ...]


@dataclass(frozen=True)
class Routed:
    """Which team holds a request, and for which area."""

    team_id: int
    team: str
    phone: str
    area: Any  # the area of the schools room; None where nothing says which
    organisation: Any = None  # the team as an organisation


@dataclass(frozen=True)
class Adult:
    """An adult around the child, as whoever asks told us of them."""

    name: str
    kin: str = "PARENT"
    responsible: str = "UNSURE"
    email: str = ""
    phone: str = ""
    lines: str = ""
    postcode: str = ""
    channel: str = "EMAIL"
    format: str = ""
    language: str = ""
    agrees_to_email: bool = False


@dataclass(frozen=True)
class Joining:
    """An officer found that a request is about a child we knew before."""

    child_id: int
    adds_asker: bool = False  # whoever asked is not yet on the child's record
    has_responsibility: bool = False


@dataclass(frozen=True)
class Facts:
    """What somebody told us, read from a form or from paper: all that is needed to receive it."""

    requester: str
    source: int
    asker: Adult
    forename: str
    surname: str
    born_on: date
    reason: str
    job: str = ""
    child_id: int | None = None  # chosen by somebody who may see the child
    organisation_id: int | None = None
    organisation_name: str = ""
    known_as: str = ""
    pronouns: str = ""
    sex: str = ""
    upn: str = ""
    lines: str = ""
    postcode: str = ""
    is_withheld: bool = False
    language: str = ""
    needs_interpreter: bool = False
    taught: str = ""
    school_id: int | None = None
    school_name: str = ""
    lives_here: str = "YES"
    other_council: str = ""
    is_parent_aware: bool | None = None
    family: tuple[Adult, ...] = ()
    family_to_check: bool = False  # somebody it is not safe to write to: an officer looks first
    answers: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = field(default=())  # heading → (question, answer)
