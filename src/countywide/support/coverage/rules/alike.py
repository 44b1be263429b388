"""Whether two texts are the same question, whoever asked it and wherever."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Sequence
from itertools import combinations

from rapidfuzz import fuzz


def words_key(text: str) -> str:
    """A text as it is compared: its words alone, in small letters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", plain.lower()))


def alike(one: str, other: str, *, least: int) -> bool:
    """Whether two texts, made by `words_key`, say the same: exactly, or with few words changed or moved."""
    if one == other:
        return True
    return fuzz.token_sort_ratio(one, other) >= least


def same_words(texts: Sequence[tuple[str, Hashable, str]], *, least: int) -> list[tuple[str, str]]:
    """Pairs of references, of texts given as (reference, what it is about, words), that say the same of the same thing."""
    return [
        (one[0], other[0])
        for one, other in combinations(texts, 2)
        if one[1] == other[1] and alike(one[2], other[2], least=least)
    ]
