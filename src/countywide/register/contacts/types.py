"""Values the contacts room hands to others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class RouteFacts:
    """One row of the routing table as the rule sees it. An empty topic, area, phase or county fits any."""

    key: int
    team: str
    topic: str = ""
    area: str = ""
    phase: str = ""
    county: str = ""
    starts_on: date = date.min
    ends_on: date | None = None
    why: str = ""


@dataclass(frozen=True)
class Best:
    """The row that answers, and any other that fits as well but names another team."""

    route: RouteFacts
    tied: tuple[RouteFacts, ...] = ()


@dataclass(frozen=True)
class WhoToAsk:
    """The team that answers, where to write to, and why this one."""

    team: Any  # contacts.Team
    mailbox: Any  # contacts.Mailbox, or None
    why: str
    tied: tuple[str, ...] = ()  # the names of other teams whose row fits as well
