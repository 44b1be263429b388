"""Values of the wordings room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Edit:
    """One change of a passage: the words from `start` to `end` of what the plan said when it was issued are taken out, and
    others stand in their place. Places are counted in those words alone, so that no change moves another."""

    start: int
    end: int
    words: str
    author: str = ""
    is_settled: bool = False
    is_ordered: bool = False
    pk: int = 0


@dataclass(frozen=True)
class Run:
    """Words that stand in one type: added or taken out by these authors, or settled."""

    how: str  # same, added, out
    text: str
    by: tuple[str, ...] = ()
    is_settled: bool = False
    is_ordered: bool = False


@dataclass(frozen=True)
class Asked:
    """What somebody wants a passage to say: why, which paper shows it, and, where an officer enters it for the family, who sent
    it and when."""

    text: str
    reasons: str
    evidence: str = ""
    said_on: date | None = None
    told_by: str = ""


@dataclass(frozen=True)
class Offered:
    """A passage as the plan is to say it: `how` it gets into the working copy (CHANGE, ADD, REMOVE, or HAND), and for one that an
    officer writes there, why."""

    passage: Any
    wanted: str
    how: str
    why: str = ""
