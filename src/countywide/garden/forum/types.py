"""Values of the forum that other rooms and pages may hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any


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


Links = list[dict[str, str]]
Part = Callable[[Any, Any, Any, datetime], Links]

MEETING_PARTS: list[tuple[int, Part]] = []
"""What rooms above offer on the public page of a meeting: (place, part), the part given (meeting, booking or None, actor, now) and
answering links {text, href, hint}. A room adds its own in `apps.ready` by `add_meeting_part`."""

DESK_PARTS: list[tuple[int, Part]] = []
"""The same on the organisers' page of a meeting; its booking is always None."""


def add_meeting_part(part: Part, *, place: int = 50, desk: bool = False) -> None:
    """Offer links on a meeting's page, or with `desk` on the organisers'; lower `place` stands higher."""
    listed = DESK_PARTS if desk else MEETING_PARTS
    listed.append((place, part))
    listed.sort(key=lambda each: each[0])


def parts_of(meeting: Any, booking: Any, actor: Any, now: datetime, *, desk: bool = False) -> Links:
    """What the rooms above offer on a page, in order."""
    listed = DESK_PARTS if desk else MEETING_PARTS
    return [link for _place, part in listed for link in part(meeting, booking, actor, now)]
