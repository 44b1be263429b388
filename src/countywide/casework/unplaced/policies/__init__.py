"""Reads from when a search for a place stands at which level: `ladder.<from-date>.toml`, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Ladder, Step

OURS = Path(__file__).parent


def ladder_on(on: date) -> Ladder:
    """The ladder in force on a day."""
    return read(newest(OURS, "placement-ladder", "ladder", on))


@lru_cache(maxsize=16)
def read(path: Path) -> Ladder:
    """One ladder, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Ladder(
        begins=date.fromisoformat(path.stem.removeprefix("ladder.")),
        contact_within=timedelta(days=given["contact_within_days"]),
        interim_within=timedelta(days=given["interim_within_days"]),
        reply_working_days=given["reply_working_days"],
        named_by=tuple(given["named_by"]),
        named_by_post_16=tuple(given["named_by_post_16"]),
        head_within=timedelta(days=given["head_within_days"]),
        daily_within=given["daily_within_school_days"],
        steps=tuple(Step(**each) for each in given["step"]),
    )
