"""Values of the disclosures room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Came:
    """A request as it came."""

    received_on: date
    asker: str
    name: str
    wants: str
    email: str = ""


@dataclass(frozen=True)
class Due:
    """By when it has to be answered. Where time stands still, since when; the day is then that of an answer today."""

    on: date
    still_since: date | None = None
    first_month: date | None = None  # until then the requester can be told of an extension


@dataclass(frozen=True)
class Exemption:
    """Under what something is kept back: in the officer's words and in the reader's, with its law."""

    key: str
    says: str
    law: str
    reader: str
    first: str  # what is looked at before it is relied on
    never_for: tuple[str, ...] = ()  # of `enums.Asker`

    @property
    def named(self) -> str:
        return f"{self.says} ({self.law})" if self.law else self.says


@dataclass(frozen=True)
class Giving:
    """How long a copy can be opened, how long it is kept, and what its first page says."""

    begins: date
    open_for: timedelta
    kept_for: timedelta
    about: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """Words in a paper that may be about somebody else, and where they stand. `key` names them on a form."""

    page: int
    start: int
    length: int
    words: str
    around: str
    why: str

    @property
    def key(self) -> str:
        return f"{self.page}:{self.start}:{self.length}"


@dataclass(frozen=True)
class TakingOut:
    """What an officer takes out of one paper, and why. Places by their keys, words wherever they stand, pages by number."""

    exemption: str
    why: str
    places: tuple[str, ...] = ()
    words: str = ""
    on_page: int | None = None
    pages: tuple[int, ...] = ()
    unseen: bool = False  # also notes, properties and what is packed inside


@dataclass(frozen=True)
class Left:
    """One line of the list of what was left out."""

    paper: str
    what: str
    law: str
    reader: str
    why: str
