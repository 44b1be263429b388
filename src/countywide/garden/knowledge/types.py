"""Small frozen values that the reading, the engine and the pages of knowledge hand to each other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

PAGE_NAMES: list[Callable[[Iterable[str]], dict[str, str]]] = []
"""What pages of rooms above are called, by address: each is asked about the addresses that an answer leads to."""


class Answered(StrEnum):
    """How far a row of a document answers its question."""

    ANSWERED = "ANSWERED"
    REFERRED = "REFERRED"  # only names a team to ask
    NONE = "NONE"  # the answer is blank, or the section has no answer column


# --- reading: a file becomes rows and passages ---------------------------------------------


@dataclass(frozen=True)
class Span:
    """A stretch of text that must not be published: `text[start:end]`."""

    start: int
    end: int
    kind: str  # one of `reading.personal.WORDS_FOR`: PERSON_NAME, EMAIL, PHONE, ADDRESS, SCHOOL …
    why: str  # one plain clause an editor can check, such as "first name followed by a surname"


@dataclass(frozen=True)
class Row:
    """One question and its answer, whole, or one passage of guidance under its heading path."""

    number: int  # position in the document, from 1
    section: str
    question: str  # for a passage: the heading path, joined with " › "
    answer: str
    answered: Answered
    is_passage: bool = False
    page: int | None = None
    held_section: tuple[Span, ...] = ()
    held_question: tuple[Span, ...] = ()
    held_answer: tuple[Span, ...] = ()
    about_one_child: bool = False  # reads as if one child could be picked out: an editor looks first
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """What was read from one file. Nothing here is saved yet."""

    title: str
    rows: tuple[Row, ...]
    dated_on: date | None = None
    pages: int | None = None
    held_title: tuple[Span, ...] = ()
    not_read: tuple[str, ...] = ()  # one clear sentence for each thing that could not be read
    odd: tuple[str, ...] = ()  # one sentence for each thing that was read but looks wrong
    repeats: tuple[tuple[int, ...], ...] = ()  # row numbers that ask the same thing, first one kept


# --- engine: rows become units that can be asked --------------------------------------------


@dataclass(frozen=True)
class Unit:
    """One row as the engine sees it."""

    id: str
    question: str
    answer: str
    section: str = ""
    answered: Answered = Answered.ANSWERED
    wordings: tuple[str, ...] = ()  # approved other ways of asking it
    is_passage: bool = False  # guidance under its heading path: thresholds are fitted on questions only


@dataclass(frozen=True)
class Card:
    """A team in people's words: what it owns, as they would say it."""

    team: str
    lines: tuple[str, ...]


class Outcome(StrEnum):
    ANSWER = "ANSWER"
    MAY_HELP = "MAY_HELP"
    NOBODY = "NOBODY"


@dataclass(frozen=True)
class Hit:
    id: str
    score: float
    cosine: float
    words: float  # the word score (BM25) before scaling
    matched: tuple[str, ...] = ()  # query words found in the row, so an editor can see why


@dataclass(frozen=True)
class Reason:
    """One addend of a row's score, in a clause an editor can read."""

    says: str  # "near in meaning", "taxi", "statutory assessment, as EHCNA"
    worth: float


@dataclass(frozen=True)
class Explained:
    """Why a row stands where it does: the reasons add up to the score."""

    id: str
    score: float
    place: int | None  # from 1, among all rows; None if nothing in it matches
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Routed:
    team: str
    why: str  # one plain clause: "it mentions taxi and bus pass"


@dataclass(frozen=True)
class Asked:
    """The engine's reply to one question.

    ANSWER carries the rows asked for, MAY_HELP three at most, NOBODY none. The route is given with every outcome,
    because a best row that is not ANSWERED is also sent on; it is None where no team is near.
    """

    outcome: Outcome
    hits: tuple[Hit, ...] = ()
    route: Routed | None = None
    corrected: tuple[tuple[str, str], ...] = ()  # (as typed, as read)
    confidence: float = 0.0
    notes: tuple[str, ...] = field(default_factory=tuple)
