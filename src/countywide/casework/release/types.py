"""Values of the release room: papers, what was read in them, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from countywide.register.people.types import Called, Home, Kept, Marks

from .enums import Sign


@dataclass(frozen=True)
class Paper:
    """One file that is about to leave, under the name it will carry."""

    name: str
    data: bytes
    title: str = ""  # what officers call it, where that is not the file's name
    file_id: UUID | None = None
    key: str = ""  # of a paper that is made anew each time, such as a plan: it is known by this, others by their bytes


@dataclass(frozen=True)
class Leaving:
    """A file that is about to leave, and what officers call it. `key`: where it is made anew each time (`Paper.key`)."""

    file_id: Any
    title: str
    key: str = ""


@dataclass(frozen=True)
class Page:
    """Words of a paper and where they stand: a page, a comment, the properties, the file's name."""

    place: str
    text: str
    is_name: bool = False  # of a file or a sheet: names may be run together and in small letters


@dataclass(frozen=True)
class Unread:
    """A part of a paper that could not be searched, and why: never taken for clean."""

    place: str
    why: str


@dataclass(frozen=True)
class Reading:
    """All that could be read in a paper, and all that could not."""

    pages: tuple[Page, ...]
    unread: tuple[Unread, ...] = ()
    inner: tuple[Paper, ...] = ()  # files packed inside, not read yet


@dataclass(frozen=True)
class Day:
    """A date as it stands in a text."""

    start: int
    end: int
    day: date


@dataclass(frozen=True)
class Number:
    """A number of a child as it stands in a text, tidied."""

    start: int
    end: int
    sign: Sign
    value: str


@dataclass(frozen=True)
class Spot:
    """A postcode or the first line of an address as it stands in a text."""

    start: int
    end: int
    key: str
    number: str = ""  # the house number, where it is a first line


@dataclass(frozen=True)
class Named:
    """A name as it stands in a text, and the children who have it."""

    start: int
    end: int
    children: tuple[Called, ...]
    written: str  # "jamestaylor": the name's key, to ask whether an adult has it too
    is_weak: bool = False  # an ordinary word or a bare initial: a second sign is needed
    is_adult: bool = (
        False  # a title, a role, a signature or a year as of a book stands beside it: only a strong second sign counts
    )


@dataclass(frozen=True)
class Hit:
    """Another child in a paper: which, what of them, where, and the words around it."""

    child_id: int
    sign: Sign
    paper: str
    place: str
    words: str
    passage: str
    why: str


@dataclass(frozen=True)
class Looked:
    """What came of looking through a paper."""

    paper: Paper
    hits: tuple[Hit, ...]
    unread: tuple[Unread, ...]
    pages: int

    @property
    def is_clear(self) -> bool:
        return not self.hits and not self.unread


@dataclass
class Others:
    """The children whom the words of some papers may mean, by what they are looked up with."""

    by_surname: dict[str, dict[str, list[Called]]] = field(default_factory=dict)
    by_initial: dict[str, dict[str, list[Called]]] = field(default_factory=dict)
    by_number: dict[tuple[Sign, str], Marks] = field(default_factory=dict)
    by_birth: dict[date, list[Marks]] = field(default_factory=dict)
    by_postcode: dict[str, list[Home]] = field(default_factory=dict)
    by_line: dict[str, list[Home]] = field(default_factory=dict)


__all__ = [
    "Called",
    "Day",
    "Hit",
    "Home",
    "Kept",
    "Leaving",
    "Looked",
    "Marks",
    "Named",
    "Number",
    "Others",
    "Page",
    "Paper",
    "Reading",
    "Spot",
    "Unread",
]
