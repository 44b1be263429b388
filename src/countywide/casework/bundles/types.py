"""Values of the bundles room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class OnRecord:
    """A paper that the record holds about the child's case: what a bundle may be made of."""

    of: str
    section: str
    title: str
    author: str = ""
    dated: date | None = None
    file_id: Any = None
    is_in: bool = True  # to begin with: an officer chooses


@dataclass(frozen=True)
class Listed:
    """How a paper is listed: what an officer may put right."""

    title: str
    section: str
    author: str
    dated: date | None
