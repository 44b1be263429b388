"""What a plan says, as plain values: handed to rules, to paper, to comparisons and to other rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, ClassVar


@dataclass(frozen=True)
class Cited:
    """A passage of advice that a row rests on."""

    source: str  # "Educational psychology, A. Writer, 3 March 2026"
    quote: str = ""


@dataclass(frozen=True)
class Resting:
    """Advice or evidence of the case that a row is to cite, and the words of it."""

    advice_id: int | None = None
    item_id: int | None = None
    quote: str = ""


@dataclass(frozen=True)
class RowSaid:
    """One row of a plan as it stands in a version."""

    key: str
    section: str
    sort: str
    number: str  # "F3": its place among the rows of its section
    text: str
    details: dict[str, Any] = field(default_factory=dict)
    answers_to: tuple[str, ...] = ()  # the keys of the needs and outcomes it is for
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True)
class Passage:
    """The text of a row as one reads it, or one of the details that stand below it."""

    row_key: str
    section: str
    number: str
    text: str
    detail: str = ""  # its name: "How much and how often"


@dataclass(frozen=True)
class Content:
    """Everything a plan says at one moment, in the order in which it is read."""

    kind: str  # of the set of sections
    begins: str  # the day from which that set holds
    rows: tuple[RowSaid, ...]

    def rows_in(self, section: str) -> tuple[RowSaid, ...]:
        return tuple(row for row in self.rows if row.section == section)

    def row(self, key: str) -> RowSaid | None:
        return next((row for row in self.rows if row.key == key), None)

    def answering(self, key: str) -> tuple[RowSaid, ...]:
        """The rows that are for a need or an outcome."""
        return tuple(row for row in self.rows if key in row.answers_to)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_json(kept: dict[str, Any]) -> Content:
        return Content(kept["kind"], kept["begins"], tuple(row_from(each) for each in kept["rows"]))


@dataclass(frozen=True)
class Source:
    """A piece of advice or information on the case, for section K."""

    what: str  # "Educational psychology"
    whose: str = ""
    written_on: date | None = None

    @property
    def in_words(self) -> str:
        """As a citation names it: "Educational psychology, A. Writer, 3 March 2026"."""
        day = f"{self.written_on.day} {self.written_on:%B %Y}" if self.written_on else ""
        return ", ".join(part for part in (self.what, self.whose, day) if part)


@dataclass(frozen=True)
class About:
    """Whose plan it is and who wrote it: what a plan on paper says besides its rows."""

    full_name: str
    known_as: str
    born_on: date
    reference: str
    council: str
    team: str
    phone: str = ""
    advice: tuple[Source, ...] = ()  # of section K
    signed_by: str = ""  # who signs for the council, on a final plan


@dataclass(frozen=True)
class Finding:
    """Something in a plan that deserves a second look, or that the law forbids."""

    check: str
    section: str
    rows: tuple[str, ...]  # keys
    what: str
    why: str
    law: str
    blocks: bool = False


@dataclass(frozen=True)
class Vague:
    """Words that leave open what is due, and what to do instead."""

    says: str
    instead: str
    not_in: tuple[str, ...] = ()  # details of a row in which they say something


@dataclass(frozen=True)
class Why:
    """Why a check is made, and the law or source that it rests on."""

    why: str
    law: str


@dataclass(frozen=True)
class Policy:
    """What plans are looked over for from a day on."""

    WORDS: ClassVar[tuple[str, ...]] = (
        "adulthood_words",
        "who_words",
        "measure_words",
        "provision_words",
        "outcome_words",
    )

    begins: date
    outcomes_per_need: int
    alike: int  # per cent
    adulthood_from_year: int
    vague: tuple[Vague, ...]
    checks: dict[str, Why]
    adulthood_words: tuple[str, ...]
    who_words: tuple[str, ...]
    measure_words: tuple[str, ...]
    provision_words: tuple[str, ...]
    outcome_words: tuple[str, ...]

    def with_outcomes(self, number: int) -> Policy:
        return replace(self, outcomes_per_need=number)


def row_from(kept: dict[str, Any]) -> RowSaid:
    """One row as it was kept."""
    cites = tuple(Cited(**each) for each in kept["cites"])
    return RowSaid(**{**kept, "answers_to": tuple(kept["answers_to"]), "cites": cites})


def numbered(rows: Iterable[RowSaid]) -> tuple[RowSaid, ...]:
    """The rows with their places counted anew: B1, B2, …, H1.1, H1.2, …"""
    counted: dict[str, int] = {}
    found = []
    for row in rows:
        counted[row.section] = counted.get(row.section, 0) + 1
        point = "." if row.section[-1:].isdigit() else ""
        found.append(replace(row, number=f"{row.section}{point}{counted[row.section]}"))
    return tuple(found)


@dataclass(frozen=True)
class Considering:
    """Why ending a plan is considered, as the family and the head or principal read it."""

    ground: str
    because: str
    left_education: bool = False  # the child or young person is in no education or training
    finding: str = ""  # NOT_RETURN or NOT_APPROPRIATE: what the review found that reg 30 asks for
    outcomes: str = ""  # from 18: which outcomes of the plan are achieved (s.45(3))


@dataclass(frozen=True)
class MovingOut:
    """Where a family moves, when, since when we know, and who there is sent the plan."""

    council_code: str
    contact: str
    address: str
    moves_on: date
    aware_on: date


@dataclass(frozen=True)
class NewChild:
    """A child we did not know, their home, and the adult who is written to."""

    forename: str
    surname: str
    born_on: date
    adult: str
    kin: str
    responsibility: str
    upn: str = ""
    lines: str = ""
    postcode: str = ""
    email: str = ""
    agrees_to_email: bool = False
    phone: str = ""
    channel: str = "POST"
    is_another: bool = False  # nobody of those who are like this child


@dataclass(frozen=True)
class MovedIn:
    """A plan that another council made, and the child it is for."""

    council_code: str
    transferred_on: date
    made_on: date
    team_id: int
    last_reviewed_on: date | None = None
    setting_id: int | None = None
    named: str = ""  # what its section I names
    too_far: bool = False
    child: NewChild | None = None  # none where we knew the child before


@dataclass(frozen=True)
class Agreed:
    """One line of a personal budget: for which row of section F, how it is paid, and how much a year."""

    row: str  # its key
    paid: str
    pence: int


@dataclass(frozen=True)
class NewBoard:
    """Which health board is responsible now, from when, and who knew since when."""

    changed_on: date
    known_on: date
    aware_on: date | None = None  # the old board knew; none where it learns it from us
    desk_id: int | None = None  # one of those on the list of desks,
    name: str = ""  # or another,
    address: str = ""  # and where it is written to


@dataclass(frozen=True)
class AskingAgain:
    """A request to assess again: who made it, when it reached the council, and when the last assessment was."""

    asked_by: str
    asked_on: date
    because: str
    last_assessed_on: date | None = None
    is_bound: bool = False  # a health board new to the child cannot arrange what the plan says (reg 16)


# --- naming a place --------------------------------------------------------------------------


@dataclass(frozen=True)
class ToTeam:
    """A team that is told what a final plan names, and what it is asked to do."""

    to_whom: str
    team: str  # its key under Contacts
    title: str
    asks: str


@dataclass(frozen=True)
class Distribution:
    """Who is told of a final plan that names a place, from a day on, besides those whom the law names."""

    begins: date
    council_team: str
    teams: tuple[ToTeam, ...]


@dataclass(frozen=True)
class Told:
    """One of those who are to have a final plan or to hear of it: when it was sent, or what stands in the way."""

    to_whom: str
    name: str
    sent_on: date | None
    is_law: bool  # reg 22(3) names them
    why: str = ""  # why it is not sent
    unsent_id: int | None = None  # the entry that waits for somebody to put it right
    how: str = ""


@dataclass(frozen=True)
class Wish:
    """A school or setting that somebody of the family asks for, in their own order."""

    whose: str
    rank: int
    name: str
    setting_id: int | None = None  # the organisation, where the register knows it
    is_mainstream: bool = False


@dataclass(frozen=True)
class Weighing:
    """Why a place that the family asks for would not be named: the ground in law and what shows it."""

    wish: str
    ground: str
    analysis: str
    steps: str = ""  # reasonable steps that were considered (s.33(3), (4))
    setting_id: int | None = None


WISHES: list[Callable[[Any, date | None], list[Wish]]] = []
"""Rooms above that know what a family asks for beside what it said of the proposed plan; each is asked with the plan and, where it
is known, the day from which the plan would name a place."""


def add_wishes(asks: Callable[[Any, date | None], list[Wish]]) -> None:
    """Let a room above say which places a family asks for."""
    if asks not in WISHES:
        WISHES.append(asks)
