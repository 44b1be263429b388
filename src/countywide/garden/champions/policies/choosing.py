"""How a kind of role is decided on and served in: what `[choosing]` and `[serving]` of its dated file say beside the kind itself."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

from ..types import Kind
from . import COUNCILS, OURS


@dataclass(frozen=True)
class Choosing:
    """What a panel keeps to, and what those who serve can be asked. What a file does not say is as here."""

    apart: int = 1  # points: what is further apart on a criterion must be talked about
    level: float = 0  # totals no further apart than this are level
    reply_days: int = 10  # working days to answer an offer
    can_be_asked: bool = False  # schools may ask for somebody to come
    answer_days: int = 5  # working days to accept a request or pass it on
    waiting_at_most: int = 3  # requests of one school at once
    expertise: str = "expertise"  # the questions of the form whose answers stand in the directory
    phase: str = "phase"
    activities: dict[str, str] = field(default_factory=lambda: {"meeting": "Meeting", "other": "Something else"})


def choosing_of(kind: Kind) -> Choosing:
    """What a kind’s own file says."""
    return read(newest(OURS, COUNCILS, kind.key, kind.begins))


@lru_cache(maxsize=64)
def read(path: Path) -> Choosing:
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    said = {**given.get("choosing", {}), **given.get("serving", {})}
    return Choosing(**{each.name: said[each.name] for each in fields(Choosing) if each.name in said})
