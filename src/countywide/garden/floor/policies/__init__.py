"""Reads how much may be written at once: `session.<from-date>.toml`, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Limits

OURS = Path(__file__).parent


def limits_on(on: date) -> Limits:
    """The limits in force on a day."""
    return read(newest(OURS, "sessions", "session", on))


@lru_cache(maxsize=16)
def read(path: Path) -> Limits:
    """One set of limits, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Limits(begins=date.fromisoformat(path.stem.removeprefix("session.")), **given)
