"""Finds every place where some words stand, however the lines break and whichever way an apostrophe is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .types import Mark

SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "\u00a0": " "})


def places_of(pages: Sequence[str], words: str, *, page: int | None = None) -> list[Mark]:
    """Where the words stand, on every page or on one: whole words alone, in capitals or not."""
    looked = pattern(words)
    return list(places(pages, looked, page)) if looked else []


def places(pages: Sequence[str], looked: re.Pattern[str], page: int | None) -> Iterator[Mark]:
    for number, text in enumerate(pages, start=1):
        if page in (None, number):
            for found in looked.finditer(text.translate(SAME)):
                yield Mark(number, found.start(), found.end() - found.start())


def pattern(words: str) -> re.Pattern[str] | None:
    """Any space between the words, a line's end too; a word may be cut by a hyphen at the end of a line."""
    parts = words.translate(SAME).split()
    if not parts:
        return None
    cut = r"(?:-\s*\n\s*)?"
    inner = r"\s+".join(cut.join(re.escape(sign) for sign in part) for part in parts)
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE)
