"""Values of the forum that other rooms and pages may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class Policy:
    """How the forum is run, from a day."""

    begins: date
    sittings: int
    capacity: int
    answer_minutes: int
    remind_days: tuple[int, ...]
    access_days: int
    questions_days: int
    invite_days: int
    opens_minutes: int


@dataclass(frozen=True)
class Came:
    """How many booked and came at one day of the week and time."""

    weekday: int
    time: time
    sittings: int
    booked: int
    came: int

    @property
    def share(self) -> int | None:
        """Of a hundred who booked, how many came."""
        return round(100 * self.came / self.booked) if self.booked else None


@dataclass(frozen=True)
class NewItem:
    """An item of an agenda as somebody writes it."""

    title: str
    minutes: int
    answer_minutes: int
    about: str = ""
    presenter: str = ""
    service: str = ""
    team_key: str = ""
    speaker_id: int | None = None


@dataclass(frozen=True)
class Who:
    """Somebody who books, by what they say of themselves."""

    name: str
    email: str
    where_from: str = ""
    organisation_id: int | None = None
    access: tuple[str, ...] = ()
    access_words: str = ""
    question: str = ""
    has_nothing_to_ask: bool = False
