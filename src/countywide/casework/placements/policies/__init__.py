"""Reads how long a family has to choose again after a test result: `results.<from-date>.toml`, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

OURS = Path(__file__).parent


def answer_within(on: date) -> int:
    """The days in force on a day."""
    return read(newest(OURS, "test-results", "results", on))


@lru_cache(maxsize=16)
def read(path: Path) -> int:
    """The days of one file."""
    return int(tomllib.loads(path.read_text(encoding="utf-8"))["answer_within_days"])
