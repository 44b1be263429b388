"""What families of a round named, counted for the officer who is about to ask their schools."""

from __future__ import annotations

from typing import Any

from ..types import ToAsk


def rows(found: ToAsk, teams: list[Any]) -> list[dict[str, Any]]:
    """What would be asked, and what would not and why; a row that counts nothing is left out, but for the first three."""
    children = len({each.case for each in found.ready})
    said = [
        ("For cases of", ", ".join(each.name for each in teams)),
        ("Children whose family named a place", str(len(found.children))),
        (
            "To be asked now",
            f"{len(found.ready)}, for {children} {'child' if children == 1 else 'children'}" if children else "None",
        ),
        ("Asked before, or being prepared", found.asked),
        ("Children whose plan has no version to send yet", len(found.unissued)),
        ("Named places that are not in the register of schools", found.unknown),
        ("Named schools that have closed", found.shut),
    ]
    return [{"key": key, "value": str(value)} for key, value in said if value]
