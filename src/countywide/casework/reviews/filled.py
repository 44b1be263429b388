"""What was written on the form of a review, as plain values: handed to rules, to pages, to letters and to decisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class CardSaid:
    """What somebody writes on the card of one outcome."""

    rating: str = ""
    evidence: str = ""
    helped_by: tuple[str, ...] = ()
    suggested: str = ""
    wording: str = ""
    next_step: str = ""


@dataclass(frozen=True)
class LineSaid:
    """What somebody writes beside one line of provision, and the version of it that they were shown (0: none yet)."""

    row_key: str
    delivered: str = ""
    impact: str = ""
    shown: int | None = None


@dataclass(frozen=True)
class ChangeSaid:
    """A change to the plan as somebody asks for it."""

    asked_by: str
    wording: str
    why: str
    weight: str
    name: str = ""


@dataclass(frozen=True)
class JoinSaid:
    """Several outcomes of one need that somebody wants as one, in the words of `said`. The first of them is kept."""

    rows: tuple[str, ...]
    said: ChangeSaid


@dataclass(frozen=True)
class Crowded:
    """A need with outcomes that could be fewer: what was found, and the outcomes that say the same."""

    need: str
    number: str  # "B1"
    found: tuple[str, ...]  # sentences
    outcomes: tuple[tuple[str, str], ...]  # each by its key, with its words
    alike: tuple[str, ...] = ()  # keys of those that say the same, or nearly


@dataclass(frozen=True)
class Answer:
    """One question of a page and its answer; nothing where it was not answered."""

    question: str
    says: str


@dataclass(frozen=True)
class Card:
    """One outcome of the plan and how far it has come."""

    key: str
    number: str  # "E2", as the plan counts; empty where the reviewed plan does not have it
    text: str  # with all its details
    words: str  # the text alone, which a change puts in other words
    rating: str = ""  # in words, as all that follows
    evidence: str = ""
    helped_by: tuple[str, ...] = ()
    suggested: str = ""
    wording: str = ""
    next_step: str = ""
    gone: str = ""  # a sentence, where the plan no longer has it
    past: date | None = None  # the day by which it was to be reached, where that is before the meeting
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of provision and whether it is given."""

    key: str
    number: str
    text: str
    delivered: str = ""
    impact: str = ""
    gone: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangeAsked:
    """A change to the plan that somebody asks for."""

    pk: int
    number: str  # of the row; empty for a new one
    section: str
    asked_by: str
    name: str
    before: str
    wording: str
    why: str
    weight: str
    made_on: date
    is_new: bool = False  # something that the plan does not have
    from_card: bool = False
    joined_into: str = ""  # the number of the outcome that says it too from then on
    behind: str = ""  # a sentence, where the plan says something else by now


@dataclass(frozen=True)
class Said:
    """What the child or one of the family says."""

    key: str
    who: str
    name: str
    answers: tuple[Answer, ...]
    entered_for_them: bool = False
    sent_on: date | None = None
    is_late: bool = False  # it came after the report was sent


@dataclass(frozen=True)
class Person:
    """Somebody who is invited."""

    name: str
    invited_as: str
    invited_on: date | None = None
    advice_asked_on: date | None = None
    advice_on: date | None = None
    came: bool | None = None


@dataclass(frozen=True)
class Differs:
    """Where somebody saw it otherwise."""

    pk: int
    who: str
    text: str


@dataclass(frozen=True)
class PaperListed:
    """A file that goes with a page."""

    pk: int
    page: str
    title: str
    written_on: date | None
    size: str
    file_id: str
    is_open: bool  # it was looked at and can be opened
    state: str = ""


@dataclass(frozen=True)
class ReportPage:
    """One page of the form as it stands."""

    key: str
    heading: str
    holds: str
    changed_on: date | None = None
    changed_by: str = ""
    must: bool = False
    is_begun: bool = False
    missing: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    people: tuple[Person, ...] = ()
    said: tuple[Said, ...] = ()
    waiting: int = 0  # of the family who have begun to write and not sent it
    cards: tuple[Card, ...] = ()
    lines: tuple[Line, ...] = ()
    changes: tuple[ChangeAsked, ...] = ()
    differences: tuple[Differs, ...] = ()
    papers: tuple[PaperListed, ...] = ()


@dataclass(frozen=True)
class Report:
    """Everything that the form of a review says, in the order of its pages."""

    title: str
    pages: tuple[ReportPage, ...]
    significant: tuple[str, ...] = ()  # of an update in the year: what was answered with yes

    def page(self, key: str) -> ReportPage:
        """The page with a key. Raises KeyError."""
        return {each.key: each for each in self.pages}[key]

    @property
    def missing(self) -> list[tuple[str, str]]:
        """What must still be said before it can be sent: the page and the sentence."""
        return [(each.key, says) for each in self.pages for says in each.missing]


@dataclass(frozen=True)
class Gathered:
    """Everything that was written on one form, as it is kept, by kind."""

    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    outcomes: dict[str, dict[str, Any]] = field(default_factory=dict)
    provision: dict[str, dict[str, Any]] = field(default_factory=dict)
    changes: tuple[dict[str, Any], ...] = ()
    views: tuple[dict[str, Any], ...] = ()
    differences: tuple[dict[str, Any], ...] = ()
    people: tuple[dict[str, Any], ...] = ()
    papers: tuple[dict[str, Any], ...] = ()
