"""The details of a row as a person would say them, on pages, on paper and in comparisons: how much, how often, from when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..enums import Every

Details = Mapping[str, Any]

LABELS = {
    "what": "What is provided",
    "who": "Who provides it",
    "amount_minutes": "How much and how often",
    "group": "Alone or in a group",
    "starts_on": "From",
    "until": "Until",
    "by_when": "By when",
    "measured_by": "How we will know",
}
"""Each detail by its name on pages, on paper and in comparisons, in the order in which one asks. How often is told with how
much. What it costs is for funding, and not in the plan."""


def said(name: str, details: Details) -> str:
    """One detail as a person would say it; empty where the row does not say it."""
    if name == "amount_minutes":
        return how_much(details)
    value = details.get(name)
    return day(value) if name in ("starts_on", "until", "by_when") else str(value or "")


def day(value: date | str | None) -> str:
    """2 September 2026, from a day or from its ISO form; what is no day is left as it was written."""
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    try:
        return day(date.fromisoformat(value)) if value else ""
    except ValueError:
        return value or ""


def length(minutes: int) -> str:
    """1 hour and 30 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [counted(hours, "hour"), counted(rest, "minute")]
    return " and ".join(part for part in parts if part)


def counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}" if number else ""


def how_much(details: Details) -> str:
    """30 minutes every school day."""
    minutes, every = details.get("amount_minutes"), details.get("every", "")
    often = Every(every).label if every in Every.values else str(every or "")
    return " ".join(part for part in (length(int(minutes)) if minutes else "", often) if part)


def listed(parts: list[str]) -> str:
    """One, two and three."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""
