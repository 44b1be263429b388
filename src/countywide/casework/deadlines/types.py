"""Values the deadlines room hands to others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


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
    trigger_on: date
    legal_due: date | None
    act_by: date | None
    steps: tuple[str, ...]
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
