"""The one ranking: how near in meaning, and how alike in words, added with fixed weights."""

import numpy as np
from numpy.typing import NDArray

from .lexical import Scores

MEANING, WORDING = 0.8, 0.2
Places = NDArray[np.intp]
Mask = NDArray[np.bool_]


def totals(cosine: Scores, words: Scores, open_to: Mask) -> Scores:
    """Scores of all rows; the word score is measured against the best among rows the asker may see."""
    return (MEANING * cosine + word_share(words, open_to)).astype(np.float32)


def word_share(words: Scores, open_to: Mask) -> Scores:
    """The word score on the scale of the sum."""
    most = float(words[open_to].max(initial=0.0))
    return words * np.float32(WORDING / most) if most else np.zeros_like(words)


def best_of(scores: Scores, open_to: Mask, limit: int) -> Places:
    """Places of the best rows, best first, ties in the rows' own order. Rows not open are never among them."""
    scores = np.where(open_to & (scores > 0), scores, -np.inf)
    keep = min(limit, len(scores))
    if keep < 1:
        return np.empty(0, np.intp)
    cut = np.partition(scores, len(scores) - keep)[len(scores) - keep]
    top = np.flatnonzero((scores >= cut) & np.isfinite(scores))
    return top[np.lexsort((top, -scores[top]))][:keep]
