"""Statements as links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from ..models import Statement


def listed(statements: Iterable[Statement], door: str = "ledger:own-statement") -> list[dict[str, Any]]:
    """Statements as links, with their days."""
    return [
        {
            "title": f"{each.year.name}: statement {each.number}",
            "issued_on": each.issued_on,
            "href": reverse(door, args=[each.key]),
        }
        for each in statements
    ]
