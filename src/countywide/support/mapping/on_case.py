"""What this room puts on the page of a case: the way to the child's funding tab."""

from __future__ import annotations

from typing import Any

from countywide.casework.cases.types import Deed

READS = ("OFFICER", "FAMILY", "SCHOOL")


def shown(case: Any, user: Any, audience: str) -> bool:
    """For everybody on the case but those who advise: they have nothing to do with money."""
    return bool(case.is_open and audience in READS)


DEED = Deed("mapping.stream", "See which money pays for this child’s help", "mapping:case-tab", shown, place=90)
