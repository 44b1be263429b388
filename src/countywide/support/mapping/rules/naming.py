"""What moderators read has no name in it, whatever was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

INSTEAD = "the child"


def without_names(words: str, names: Iterable[str]) -> str:
    """The child's own names, wherever they stand as whole words, give way to “the child”."""
    found = sorted({part for name in names for part in (name, *re.split(r"[\s\-]+", name)) if len(part) > 1}, key=len)
    for name in reversed(found):
        words = re.sub(rf"\b{re.escape(name)}\b", INSTEAD, words, flags=re.IGNORECASE)
    return words
