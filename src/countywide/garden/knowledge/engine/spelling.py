"""Mending misspelt words, and only those that no row and no English word list knows."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

SHORTEST = 4  # three letters are usually initials
USUAL_WORDS = 30_000  # how far down the frequency list a word may be and still be offered

Found = tuple[float, str]


class Spelling:
    """The words that may be meant: those of the rows first, then common English ones."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._known = frozenset(counts)
        ours = {word: count for word, count in counts.items() if len(word) >= SHORTEST and word.isalpha()}
        usual = (word for word in usual_words() if len(word) >= SHORTEST and word not in ours)
        self._words = [*ours, *usual]
        self._ours = len(ours)
        self._counts = np.fromiter(ours.values(), np.float32, len(ours))
        self._lengths = np.fromiter(map(len, self._words), np.int16, len(self._words))
        self._letters = np.fromiter(map(_letters, self._words), np.uint32, len(self._words))

    def mend(self, asked: Iterable[str]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
        """The words as read, and each word that was changed beside what it became."""
        read, changed = [], {}
        for word in asked:
            better = self._better(word) or word
            read.append(better)
            if better != word:
                changed[word] = better
        return read, tuple(changed.items())

    def _better(self, word: str) -> str | None:
        if len(word) < SHORTEST or not word.isalpha() or word in self._known or is_english(word):
            return None
        edits = 1 if len(word) <= 5 else 2
        near = self._near(word, edits)
        found = process.cdist([word], [self._words[at] for at in near], scorer=OSA.distance, score_cutoff=edits)[0]
        ranked = [self._rank(word, int(near[n]), int(found[n])) for n in np.flatnonzero(found <= edits)]
        return min(ranked)[1] if ranked else None

    def _near(self, word: str, edits: int) -> NDArray[np.intp]:
        """Words of about this length and about these letters: each edit changes two letters at the most."""
        alike = np.abs(self._lengths - len(word)) <= edits
        alike &= np.bitwise_count(self._letters ^ np.uint32(_letters(word))) <= 2 * edits
        return np.flatnonzero(alike)

    def _rank(self, word: str, at: int, distance: int) -> Found:
        """Fewest edits first; then the same first letter and a like shape, our own words, and the commoner word."""
        other, ours = self._words[at], at < self._ours
        rarity = 1 / (1 + float(self._counts[at])) if ours else at / len(self._words)
        unlike = 0.6 * (word[0] != other[0]) + (1 - JaroWinkler.similarity(word, other))
        return distance + unlike + 0.5 * (not ours) + 0.3 * rarity, other


def _letters(word: str) -> int:
    """Which letters a word has, one bit for each of a to z and one for anything else."""
    bits = 0
    for letter in word:
        place = ord(letter) - 97
        bits |= 1 << (place if 0 <= place < 26 else 26)
    return bits


@cache
def _listed() -> list[str]:
    """An English word list, commonest first; nothing where the package that brings it is absent."""
    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        return []
    path = next(Path(spec.origin).parent.glob("frequency_dictionary_en_*.txt"))
    return [line.split()[0] for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


@cache
def _english() -> dict[str, str]:
    """The word list by first letter, each letter's words in one string: a megabyte, where a set would be ten."""
    by_letter: dict[str, list[str]] = {}
    for word in _listed():
        by_letter.setdefault(word[0], [""]).append(word)
    return {letter: "\n".join([*some, ""]) for letter, some in by_letter.items()}


def is_english(word: str) -> bool:
    """Whether an English word list has it: without this guard "cant" becomes "can"."""
    return f"\n{word}\n" in _english().get(word[:1], "")


@cache
def usual_words() -> tuple[str, ...]:
    """The commonest English words, commonest first. The long list is let go once both have been taken from it."""
    _english()
    usual = tuple(_listed()[:USUAL_WORDS])
    _listed.cache_clear()
    return usual
