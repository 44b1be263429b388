"""Values of the disputes room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Opens:
    """A kind of letter that opens the right to appeal: its key, the ground in s.51(2), and what an appeal can be about."""

    letter: str
    ground: str
    subjects: tuple[str, ...]
    law: str
    family: str  # the decision, as the family reads it


@dataclass(frozen=True)
class Duty:
    """One thing that an order, a concession or an agreement asks, with the clock that counts it."""

    clock: str
    says: str
    met_by: tuple[str, ...] = ()  # the kinds of letter whose leaving does it
    notified: bool = False  # done when received, not when sent (rulebook 2.3)
    replaces: tuple[str, ...] = ()  # the old clocks in whose place it comes
    or_else: tuple[str, ...] = ()  # clocks that end once this is done
    event: str = ""  # what the room below announces once everybody whom the law names was sent it: FINAL or AMENDED


@dataclass(frozen=True)
class Asked:
    """A request for mediation as the family made it (s.53(1), s.54(1); reg 32(e))."""

    wanted_on: date
    issues: str
    about: str
    health_wanted: str = ""


@dataclass(frozen=True)
class Point:
    """One point of an agreement."""

    text: str
    part: str
    order: str = ""
    agreed_date: date | None = None


@dataclass(frozen=True)
class Registered:
    """An appeal as the Tribunal registered it."""

    number: str
    registered_on: date
    received_on: date  # the day the papers reached the council
    subjects: tuple[str, ...]
    respond_by: date | None = None
    respond_in_days: int | None = None
    lodged_on: date | None = None  # the day the Tribunal had it, where its letter says so
    recommendations: tuple[str, ...] = ()  # HEALTH, CARE: what the Tribunal is asked to recommend (SI 2017/1306)


@dataclass(frozen=True)
class Directed:
    """One direction of the Tribunal."""

    what: str
    text: str
    owed_by: str
    sent_on: date
    due_on: date | None = None
    within: int | None = None


@dataclass(frozen=True)
class Ordered:
    """An order: when it was made and when the Tribunal sent it, and what it asks."""

    made_on: date
    sent_on: date
    orders: tuple[str, ...]
    separately: bool = False  # the change of school can be issued by itself, ahead of the rest
    by_consent: bool = False
    note: str = ""


@dataclass(frozen=True)
class Window:
    """How long there is to contact the mediation adviser and to appeal, on the facts of today. `runs`: nobody has appealed yet,
    and the decision stands; `to_contact`: and the adviser was not contacted yet.

    Where each of the family was sent a letter on another day, `contact_by` and `appeal_by` are the last of their days: an appeal
    until then is in time for one of them. The `first_…` are the earliest: whoever keeps to those is safe (HESC Rules r.20).
    """

    contact_by: date | None = None
    appeal_by: date | None = None
    by_certificate: bool = False
    runs: bool = False
    to_contact: bool = False
    first_contact_by: date | None = None
    first_appeal_by: date | None = None

    def is_open(self, on: date) -> bool:
        """Whether an appeal that reached the Tribunal today would be in time."""
        return self.runs and self.appeal_by is not None and on <= self.appeal_by

    def safe_appeal_by(self, on: date) -> date | None:
        """The earliest day of anybody of the family that has not passed."""
        return next((day for day in (self.first_appeal_by, self.appeal_by) if day and on <= day), self.appeal_by)

    def safe_contact_by(self, on: date) -> date | None:
        """The same for the mediation adviser."""
        return next((day for day in (self.first_contact_by, self.contact_by) if day and on <= day), self.contact_by)

    @property
    def differs(self) -> bool:
        """Whether the days of two of the family differ."""
        return self.first_appeal_by != self.appeal_by or self.first_contact_by != self.contact_by


@dataclass(frozen=True)
class Shown:
    """A right as a page shows it: its times, and the newest dispute about it as (key, how it ended), with its certificate."""

    right: Any
    window: Window
    dispute: tuple[Any, str] | None = None
    certificate_on: date | None = None

    @property
    def is_disputed(self) -> bool:
        return self.dispute is not None and self.dispute[1] == ""


BESIDE: list[Callable[[Any, Any, str], list[dict[str, str]]]] = []
"""What rooms above offer on the page of a dispute: (dispute, user, audience) to links, each with `text` and `href`."""


def add_beside(offered: Callable[[Any, Any, str], list[dict[str, str]]]) -> None:
    """Let a room above offer something on the page of a dispute, such as its papers."""
    BESIDE.append(offered)
