"""Reads who else is told of a final plan that names a place: dated files `distribution.<from-date>.toml`, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Distribution, ToTeam

OURS = Path(__file__).parent


def distribution_on(on: date) -> Distribution:
    """The list in force on a day."""
    return read(newest(OURS, "plan-distribution", "distribution", on))


@lru_cache(maxsize=16)
def read(path: Path) -> Distribution:
    """One list, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Distribution(
        begins=date.fromisoformat(path.stem.removeprefix("distribution.")),
        council_team=given["council_team"],
        teams=tuple(ToTeam(**each) for each in given["team"]),
    )
