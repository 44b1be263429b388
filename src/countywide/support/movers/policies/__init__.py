"""Reads what becomes of money when a child moves: `moving.<from-date>.toml`, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Moving, Row

OURS = Path(__file__).parent


def moving_on(on: date) -> Moving:
    """The policy in force on a day."""
    return read(newest(OURS, "movers", "moving", on))


@lru_cache(maxsize=16)
def read(path: Path) -> Moving:
    """One policy, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = tuple(Row(**each) for each in given.pop("stream"))
    return Moving(begins=date.fromisoformat(path.stem.removeprefix("moving.")), rows=rows, **given)
