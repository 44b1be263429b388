"""What a row says besides its text, a line each: in the words that paper has for it, and for officers what it costs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..writers import words

WITH = "every"  # said together with the amount
HELD_BACK = "cost_pence"
"""What officers note of a row and the plan itself does not say."""


def detail_rows(details: dict[str, Any], fields: Iterable[str], *, officer: bool = False) -> list[dict[str, Any]]:
    """What a row says besides its text, a line each, in the order in which its section asks."""
    named = [name for name in fields if name != WITH and (officer or name != HELD_BACK)]
    if "amount_minutes" not in named and WITH in details:
        named.append(WITH)
    rows = [{"key": label(name), "value": in_words(name, details)} for name in named]
    return [row for row in rows if row["value"]]


def label(name: str) -> str:
    besides = {WITH: "How often", HELD_BACK: "Cost in a year"}
    return words.LABELS.get(name) or besides.get(name) or name.replace("_", " ").capitalize()


def in_words(name: str, details: dict[str, Any]) -> str:
    """One detail as a person would say it."""
    if name == HELD_BACK:
        return f"£{int(details[name]) / 100:,.2f}" if details.get(name) not in (None, "") else ""
    return words.how_much({WITH: details.get(WITH)}) if name == WITH else words.said(name, details)
