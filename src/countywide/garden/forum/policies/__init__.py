"""Reads how the forum is run: `forum.<from-date>.toml`, ours or the council's own."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Policy

OURS = Path(__file__).parent


def policy_on(on: date) -> Policy:
    """What holds on a day."""
    return read(newest(OURS, "forum", "forum", on))


@lru_cache(maxsize=16)
def read(path: Path) -> Policy:
    """One policy, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    days = tuple(sorted(given.pop("remind_days"), reverse=True))
    return Policy(begins=date.fromisoformat(path.stem.removeprefix("forum.")), remind_days=days, **given)
