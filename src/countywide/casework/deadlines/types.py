"""Values the deadlines room hands to others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

SOON = timedelta(days=10)
"""So long before the day to act by, a date is due soon."""


@dataclass(frozen=True)
class Explanation:
    """Why a date is what it is: the law, the start, the counting, the exceptions. One page shows it."""

    title: str
    says: str
    law: str
    kind: str
    owed_by: str
    owed_to: tuple[str, ...]
    starts_when: str
    limit: str
    verb: str
    trigger_on: date
    legal_due: date | None
    act_by: date | None
    steps: tuple[str, ...]
    counted: tuple[str, ...]  # the steps without the law and the exceptions
    facts: dict[str, Any]
    grounds: tuple[Ground, ...]
    claims: tuple[Any, ...]


@dataclass(frozen=True)
class Ground:
    """One exception the law knows for this clock, and whether the facts so far would let it be claimed."""

    code: str
    title: str
    says: str
    law: str
    available: bool
    window: tuple[date, date] | None


@dataclass(frozen=True)
class Claiming:
    """What an officer states when recording an exception."""

    code: str
    impractical_because: str
    evidence: str
    target_on: date
    review_on: date
    asked_on: date | None = None
    asked_of: str = ""
    happened_on: date | None = None
    away_from: date | None = None
    back_on: date | None = None
    facts: dict[str, Any] = field(default_factory=dict)


OWN_KEYS: list[Callable[[Any, Any], set[str]]] = []
"""Which clocks are an adviser's own: each answers the keys of clocks on a case that somebody owes advice by."""


def add_own_keys(keys: Callable[[Any, Any], set[str]]) -> None:
    """Let a room above say which clocks of a case a user owes; asked with (user, case), answers keys like "advice:41"."""
    if keys not in OWN_KEYS:
        OWN_KEYS.append(keys)
