"""Values of the accreditation room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True)
class Named:
    """A strand, a level or a rating: its key and what it is called."""

    key: str
    name: str
    says: str = ""


@dataclass(frozen=True)
class Framework:
    """Strands by levels, and how each outcome is rated; in the words of the file that holds from a day."""

    begins: date
    name: str
    owner: str
    strands: tuple[Named, ...]
    levels: tuple[Named, ...]
    ratings: tuple[Named, ...]  # the lowest first
    outcomes: dict[tuple[str, str], str] = field(default_factory=dict)  # licensed words, where a council loaded them

    @property
    def cells(self) -> list[tuple[Named, Named]]:
        """Every outcome, strand by strand."""
        return [(strand, level) for strand in self.strands for level in self.levels]

    def rank(self, rating: str) -> int:
        """How high a rating stands, from 1; 0 where nothing is rated."""
        return next((at for at, each in enumerate(self.ratings, 1) if each.key == rating), 0)

    def called(self, strand: str, level: str) -> str:
        """What one outcome is called."""
        names = {each.key: each.name for each in (*self.strands, *self.levels)}
        return f"{names[strand]}: {names[level].lower()}"


@dataclass(frozen=True)
class Terms:
    """What accreditation costs from a day, what of it is free, and the times that the programme keeps."""

    begins: date
    full_pence: int | None
    county_pence: int | None
    licences: int
    licences_until: date | None
    hold_for: timedelta
    feedback_working_days: int
    call_working_days: int
    catch_up_working_days: int
    remind_before: timedelta
    valid_years: int
    visitors: int
    topic: str


@dataclass(frozen=True)
class Price:
    """What one school pays, by which route, and why."""

    route: str
    pence: int | None
    why: str

    @property
    def is_free(self) -> bool:
        return self.pence == 0


@dataclass(frozen=True)
class Figures:
    """What a school’s price follows from: its programme, the licences left, whether it is a state school of the county."""

    programme: str
    licences_left: int
    is_county_state: bool


@dataclass(frozen=True)
class Cell:
    """One outcome as it was rated in the baseline and as it stands now."""

    strand: str
    level: str
    name: str
    before: int
    now: int
    before_words: str
    now_words: str


@dataclass(frozen=True)
class Refused:
    """A row of a file that was left out, and why."""

    line: int
    urn: str
    reason: str

    def __str__(self) -> str:
        return f"Line {self.line}, URN {self.urn or 'not given'}: {self.reason}"
