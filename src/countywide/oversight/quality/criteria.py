"""Reads what audits look at: dated files, published as they stand. An audit keeps the day of the set it was planned with.

A file is named `audit-criteria.<from-date>.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit import dated

from .types import Thresholds

HOME = Path(__file__).parent / "sets"
NAME = "audit-criteria"


@dataclass(frozen=True)
class Criterion:
    """One thing that is looked at. `record` names the reading of the record that answers it; empty: an auditor judges."""

    key: str
    asks: str
    met: str  # what it takes to be met, in words
    weight: int = 1
    essential: bool = False
    record: str = ""


@dataclass(frozen=True)
class Part:
    """What belongs together, such as the council's own steps."""

    key: str
    title: str
    says: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class CriteriaSet:
    """The criteria from a day on."""

    begins: date
    title: str
    thresholds: Thresholds
    parts: tuple[Part, ...]

    def chosen(self, keys: Sequence[str]) -> tuple[Part, ...]:
        """The parts an audit looks at, in the order of the set."""
        return tuple(part for part in self.parts if part.key in keys)

    def criteria(self, keys: Sequence[str]) -> tuple[Criterion, ...]:
        """Every criterion of some parts."""
        return tuple(each for part in self.chosen(keys) for each in part.criteria)


def in_force(on: date) -> CriteriaSet:
    """The newest set that began by a day; the oldest there is for days before them all."""
    return read(dated.begun_by(HOME, NAME, on))


@lru_cache(maxsize=8)
def read(begins: date) -> CriteriaSet:
    """The set that holds from a day."""
    given = tomllib.loads((HOME / f"{NAME}.{begins.isoformat()}.toml").read_text(encoding="utf-8"))
    parts = tuple(
        Part(each["key"], each["title"], each["says"], tuple(Criterion(**one) for one in each["criterion"]))
        for each in given["part"]
    )
    return CriteriaSet(begins, given["title"], Thresholds(**given["grades"]), parts)
