"""Groups the rows that ask the very same thing: the same words, give or take spelling and typing."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from ..types import Row

ALIKE = 92.0  # out of 100, letter by letter
SPELT_ALIKE = 75.0  # two spellings of one word: "subsidise", "subsidize"
FEW_WORDS = 5  # below this only the same words are the same question


def repeats(rows: Sequence[Row]) -> tuple[tuple[int, ...], ...]:
    """Row numbers that ask the same thing, in document order, the first one kept.

    Passages share their heading path with their neighbours, so they are never repeats.
    """
    asked = [(row.number, _normal(row.question)) for row in rows if not row.is_passage and row.question]
    groups: dict[int, list[int]] = {}
    first_of: dict[int, int] = {}
    for here, there in _pairs([text for _, text in asked]):
        if first_of.get(there) is None and _same(asked[here][1], asked[there][1]):
            first = first_of.get(here, here)
            first_of[there] = first
            groups.setdefault(first, [first]).append(there)
    return tuple(tuple(asked[at][0] for at in group) for _, group in sorted(groups.items()))


def _pairs(texts: list[str]) -> list[tuple[int, int]]:
    if len(texts) < 2:
        return []
    scores = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8)
    return [(int(here), int(there)) for here, there in zip(*np.nonzero(scores), strict=True) if here < there]


def _same(one: str, other: str) -> bool:
    """Every word of one that the other lacks is a spelling of a word the other has; no number differs."""
    if one == other:
        return True
    ours, theirs = Counter(one.split()), Counter(other.split())
    if min(ours.total(), theirs.total()) < FEW_WORDS:
        return False
    ours, theirs = ours - theirs, theirs - ours
    if abs(ours.total() - theirs.total()) > 1 or max(ours.total(), theirs.total()) > 1 + len(one) // 300:
        return False
    return all(_spelling_of(word, theirs) for word in ours) and all(_spelling_of(word, ours) for word in theirs)


def _spelling_of(word: str, others: Counter[str]) -> bool:
    """A short plain word may be missing; a number or a "not" may not."""
    if any(letter.isdigit() for letter in word):
        return False
    if not others:
        return word in ("a", "an", "the", "please", "and", "so", "that")
    return any(len(word) > 3 and word[0] == other[0] and fuzz.ratio(word, other) >= SPELT_ALIKE for other in others)


def _normal(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower().replace("’", "").replace("'", "")))
