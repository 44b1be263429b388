"""How entries are chained, and what breaks a chain. Plain functions on plain values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

FIRST = "0" * 64
CHAINED = ("number", "at", "did", "actor", "on_behalf_of", "about_kind", "about_key", "details")


def canonical(details: Mapping[str, Any]) -> str:
    """The one way of writing details down, so that the same facts always have the same hash."""
    return json.dumps(details, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def hash_of(before: str, values: Mapping[str, Any]) -> str:
    """The hash of an entry: of the hash before it and of everything it says."""
    told = canonical({name: values[name] for name in CHAINED})
    return hashlib.sha256(f"{before}\n{told}".encode()).hexdigest()


def first_broken(entries: Iterable[Mapping[str, Any]], *, count: int, head: str) -> tuple[int, str] | None:
    """The number of the first entry that does not follow from the one before it, and what is wrong; None if all do."""
    before, number = FIRST, 0
    for number, entry in enumerate(entries, 1):
        if entry["number"] != number:
            return number, f"Entry {number} is missing: the next one found is {entry['number']}."
        if entry["before"] != before:
            return number, f"Entry {number} does not follow entry {number - 1}."
        if entry["hash"] != hash_of(before, entry):
            return number, f"Entry {number} was altered after it was written."
        before = entry["hash"]
    if number != count:
        return number + 1, f"Entry {number + 1} is missing: the record should hold {count} entries."
    if before != head:
        return number, f"Entry {number} is not the one that was written last."
    return None
