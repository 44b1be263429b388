"""Reads who takes part in communities, and how they work: `taking-part.<from-date>.toml` and `working.<from-date>.toml`."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from countywide.platform.kit.dated import newest

from ..types import Provision, Row, TakingPart, Terms, Working

OURS, COUNCILS = Path(__file__).parent, "communities"


def taking_part_on(on: date) -> TakingPart:
    """Who may be a member on a day."""
    return read_taking_part(newest(OURS, COUNCILS, "taking-part", on))


def working_on(on: date) -> Working:
    """How communities work on a day."""
    return read_working(newest(OURS, COUNCILS, "working", on))


@lru_cache(maxsize=16)
def read_taking_part(path: Path) -> TakingPart:
    """One such file."""
    given = told(path)
    rows = tuple(Row(**{name: listed(value) for name, value in each.items()}) for each in given["row"])
    return TakingPart(begins(path, "taking-part"), given["law"], rows)


@lru_cache(maxsize=16)
def read_working(path: Path) -> Working:
    """One such file."""
    given = told(path)
    terms = Terms(**{name: listed(value) for name, value in given.pop("terms").items()})
    provision = Provision(**given.pop("provision"))
    return Working(begins=begins(path, "working"), terms=terms, provision=provision, **given)


def told(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def begins(path: Path, name: str) -> date:
    return date.fromisoformat(path.stem.removeprefix(f"{name}."))


def listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
