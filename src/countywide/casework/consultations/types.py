"""Values of the consultations room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Ages:
    """For one kind of paper, the days up to which it is green, and up to which it is amber."""

    green: int
    amber: int


@dataclass(frozen=True)
class Policy:
    """How schools are consulted from a day on, as a dated file says. A council may have its own."""

    begins: date
    chase_after: tuple[int, ...]  # days since sending
    head_from: int  # from this day on the head is reminded too
    extend_at_most: int  # days beyond the day in the Code
    advice_within: int  # days: older advice goes only if the plan still cites it
    ages: dict[str, Ages]
    without_pages: tuple[str, ...]  # of a review's report: nothing to do with whether a school can admit
    without_advice: tuple[str, ...]  # kinds of advice that do not go
    shortest: int  # letters that explain a ground
    pack_shuts_after: int  # days after a final plan that names another school
    check_within: int  # working days in which the present school looks over a pack


@dataclass(frozen=True)
class Candidate:
    """An open school near a child, as the register and past consultations know it."""

    setting_id: int
    urn: str
    name: str
    sort: str
    miles: float
    place: tuple[int, int]
    lowest_age: int | None = None
    highest_age: int | None = None
    needs: tuple[str, ...] = ()  # GIAS codes of what its provision is for
    unit_free: int | None = None  # places in a unit or resourced provision less those taken
    free: int | None = None  # capacity less pupils
    section_41: bool = False
    asked: int = 0  # children it was consulted about lately
    could: int = 0  # of these, how many it said it could admit
    late: int = 0  # answers that came after their day
    is_wished: bool = False
    standing: str = ""  # of its consultation about this child


@dataclass(frozen=True)
class Suggestion:
    """A school that could be asked, and what speaks for and against it."""

    candidate: Candidate
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


@dataclass(frozen=True)
class Chosen:
    """A school that a family named for a child, by their keys."""

    team: int
    case: int
    plan: int
    transfer: int
    setting: int


@dataclass
class ToAsk:
    """What families of a round named: what can be asked now, and what cannot, and why."""

    ready: list[Chosen] = field(default_factory=list)
    children: set[int] = field(default_factory=set)  # cases whose family named a place
    unissued: set[int] = field(default_factory=set)  # of them those whose plan has no version to send
    asked: int = 0  # schools that were asked before
    shut: int = 0  # schools that have closed
    unknown: int = 0  # places that are no school of the register


@dataclass(frozen=True)
class Facts:
    """What the standing of a consultation follows from."""

    sent_on: date | None = None
    bounced_on: date | None = None
    acknowledged_on: date | None = None
    answered_on: date | None = None
    adequate: bool | None = None
    question_open: bool = False
    withdrawn_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True)
class Sheet:
    """One paper for a pack, before it is kept: a file that is copied, or something of the record that is set on paper."""

    kind: str
    title: str
    dated_on: date
    author: str = ""
    file: Any = None
    of: Any = None  # the version, the review, or the words that are set on paper
    source: str = ""  # what it is taken from, as it stood: "review:12:1:2026-10-01"


@dataclass(frozen=True)
class Elsewhere:
    """Another council that maintains a school, and where it reads about consultations, as far as our file says."""

    code: str
    name: str
    address: str = ""


@dataclass(frozen=True)
class LineSaid:
    """What a school says of one line of section F."""

    row_key: str
    number: str
    what: str
    says: str = ""
    note: str = ""


@dataclass(frozen=True)
class GroundSaid:
    """One ground, why it applies, what shows it, and which steps were thought of."""

    kind: str
    explanation: str = ""
    evidence: str = ""
    steps: str = ""


@dataclass(frozen=True)
class PassageSaid:
    """Words about somebody else that a school asks to take out before a family reads them, and why."""

    words: str
    why: str


@dataclass(frozen=True)
class Said:
    """A whole answer as a school gives it."""

    position: str
    lines: tuple[LineSaid, ...] = ()
    grounds: tuple[GroundSaid, ...] = ()
    adjustments: str = ""
    context: tuple[str, ...] = ()
    capacity: dict[str, int] = field(default_factory=dict)
    qualifies: str = ""
    fees: str = ""
    transition: str = ""
    conflict: str = ""


@dataclass(frozen=True)
class Signed:
    """Who answers for a school, and what the family is to read."""

    name: str
    role: str
    head: str
    head_on: date
    family_view: str
    passages: tuple[PassageSaid, ...] = ()
