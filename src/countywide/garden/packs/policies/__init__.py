"""Reads what packs promise: `packs.<from-date>.toml`, ours or the council's own in the folder `packs` beside its file of facts."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Promise

OURS = Path(__file__).parent


def promise_on(on: date) -> Promise:
    """What holds on a day."""
    return read(newest(OURS, "packs", "packs", on))


@lru_cache(maxsize=16)
def read(path: Path) -> Promise:
    """One promise, from its file."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    return Promise(begins=date.fromisoformat(path.stem.removeprefix("packs.")), **given)
