"""Values of the coverage room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Commissioner:
    """Who pays for a service."""

    key: str
    name: str


@dataclass(frozen=True)
class Service:
    """A service that schools and families look for: who pays for it, and which team owns what is said of it."""

    key: str
    name: str
    team: str  # the key of the team that owns it where no row says otherwise
    commissioner: str
    in_programme: bool = False
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A place from which gaps and questions come: its page shows what was asked there."""

    key: str
    name: str
    address: str


@dataclass(frozen=True)
class Policy:
    """The services, and by when there must be news of them: from one day on."""

    begins: date
    news_within_days: int
    manager_after_working_days: int
    reply_working_days: int
    alike: int
    services: tuple[Service, ...]
    commissioners: tuple[Commissioner, ...]
    sections: tuple[Section, ...]

    def service(self, key: str) -> Service | None:
        return next((each for each in self.services if each.key == key), None)

    def section(self, key: str) -> Section | None:
        return next((each for each in self.sections if each.key == key), None)

    def commissioner_of(self, service: Service) -> Commissioner:
        return next(each for each in self.commissioners if each.key == service.commissioner)


@dataclass(frozen=True)
class Spot:
    """One service in one district, said of or not: what pages and actions are about.

    `organisation_id` is the team that owns it: what `own` permissions compare with.
    """

    service: Service
    district: Any  # schools.District
    place: str
    team: Any  # contacts.Team, or None where no team is named
    reach: Any = None  # coverage.Reach, or None as long as nobody said anything

    @property
    def organisation_id(self) -> int | None:
        return self.team.organisation_id if self.team else None

    @property
    def version(self) -> int:
        """Which version of what is said stands here: none as long as nobody said anything."""
        return self.reach.version if self.reach else 0


@dataclass(frozen=True)
class News:
    """What a team says of a service in a district."""

    words: str
    provider: str
    scope: str
    starts_on: date | None
    interim: str
    next_on: date
    sessions: int | None = None  # contracted in a year
    staff_hundredths: int | None = None  # whole-time equivalents, in hundredths


@dataclass(frozen=True)
class GapSaid:
    """A gap as a school logs it, or as a team enters what was asked elsewhere."""

    words: str
    waiting: int | None = None
    since_on: date | None = None
    pays_pence: int = 0
    section: str = ""
    source: str = ""
    asker_email: str = ""


@dataclass(frozen=True)
class Figures:
    """A district in the register of schools: pupils, those with a plan, those with SEN support, and where its schools lie."""

    pupils: int = 0
    with_plan: int = 0
    with_support: int = 0
    easting: int = 0
    northing: int = 0

    @property
    def in_need(self) -> int:
        return self.with_plan + self.with_support


@dataclass(frozen=True)
class Provided:
    """What is contracted in a district: it is not given yet where its first day lies ahead."""

    sessions: int | None = None  # in a year
    staff_hundredths: int | None = None  # whole-time equivalents
    is_coming: bool = False
