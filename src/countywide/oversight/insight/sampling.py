"""Reads by which rules samples are drawn: dated files. A sample keeps the day of the rules by which it was drawn.

A file is named `second-decisions.<from-date>.toml`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit import dated

HOME = Path(__file__).parent / "sets"
NAME = "second-decisions"


@dataclass(frozen=True)
class Rules:
    """How many reviews are drawn, and how long an officer has."""

    begins: date
    share: float  # of a month's decisions
    least: int
    most: int
    days: int  # working days


def in_force(on: date) -> Rules:
    """The newest rules that began by a day; the oldest there are for days before them all."""
    return read(dated.begun_by(HOME, NAME, on))


@lru_cache(maxsize=8)
def read(begins: date) -> Rules:
    """The rules that hold from a day."""
    given = tomllib.loads((HOME / f"{NAME}.{begins.isoformat()}.toml").read_text(encoding="utf-8"))
    return Rules(begins=begins, **given)
