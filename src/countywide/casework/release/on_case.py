"""What this room puts on the case page: the way to papers that were stopped, while one of them waits for a decision."""

from __future__ import annotations

from typing import Any

from countywide.casework.cases.types import Deed

from . import permissions


def is_stopped(case: Any, user: Any, audience: str) -> bool:
    """The number was read with the case."""
    return bool(audience == "OFFICER" and getattr(case, "papers_stopped", 0) and user.may(permissions.SEE, about=case))


STOPPED = Deed("release.stopped", "See which papers were stopped, and why", "release:case", is_stopped, place=5)
