"""Values of the disclosures room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
