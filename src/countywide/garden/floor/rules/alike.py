"""Tells which questions of a session ask the same: the very same words, or nearly the same words in another order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

SAME, NEARLY = 100, 80  # of 100
LITTLE = frozenset(
    "a an and are as at be but by can could do does for from had has have how i if in is it my of on or our please so "
    "that the their then there they this to us was we what when where which who will with would you your".split()
)


def normal(words: str) -> str:
    """Letters and digits in lower case, nothing else."""
    return " ".join(re.findall(r"[^\W_]+", words.lower().replace("’", "").replace("'", "")))


def likeness(one: str, other: str) -> int:
    """How alike two questions are, of 100; less than that where a number stands in one and not in the other."""
    here, there = normal(one), normal(other)
    if here == there:
        return SAME
    mine, theirs = _telling(here), _telling(there)
    if min(len(mine), len(theirs)) < 3 or _numbers(here) != _numbers(there):
        return 0
    return min(99, round(fuzz.token_sort_ratio(" ".join(sorted(mine)), " ".join(sorted(theirs)))))


def nearest(words: str, others: Sequence[tuple[int, str]], most: int = 3) -> list[tuple[int, int]]:
    """(key, likeness) of those that are likely the same, nearest first."""
    scored = [(key, likeness(words, other)) for key, other in others]
    return sorted([pair for pair in scored if pair[1] >= NEARLY], key=lambda pair: (-pair[1], pair[0]))[:most]


def _telling(text: str) -> list[str]:
    return [_stem(word) for word in text.split() if word not in LITTLE]


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s)$", "", word) if len(word) > 4 else word


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))
