"""Small frozen values of the packs room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Promise:
    """What the organisers promise from a day on."""

    begins: date
    working_days: int
    recording_months: int
    reply_working_days: int
    most_to_one_address: int
    most_by_one_person: int
    fewest: int


@dataclass(frozen=True)
class Times:
    """How long answers took: of how many questions, the middle one in working days, and how many of a hundred were in time."""

    number: int
    median: float | None
    in_time: int | None


@dataclass(frozen=True)
class Came:
    """How many booked a sitting and how many of them came; nothing where it could tell of one person."""

    says: str
    booked: int | None
    came: int | None


@dataclass(frozen=True)
class Rated:
    """What a session was rated: by how many, and the middle of the ratings; nothing while too few have."""

    number: int
    mean: float | None
