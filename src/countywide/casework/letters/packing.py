"""Keeps the words a letter was made from as JSON, days and all, so that it can be made again."""

from __future__ import annotations

from datetime import date
from typing import Any

DAY = "$day"


def packed(value: Any) -> Any:
    """Plain JSON; a day is marked as one."""
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    if isinstance(value, dict):
        return {str(key): packed(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [packed(each) for each in value]
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def unpacked(value: Any) -> Any:
    """The words as they were given."""
    if isinstance(value, dict):
        return date.fromisoformat(value[DAY]) if DAY in value else {key: unpacked(each) for key, each in value.items()}
    return [unpacked(each) for each in value] if isinstance(value, list) else value
