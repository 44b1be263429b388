"""Knowing when nobody has answered: how sure the best row is, set against the best team card."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ..types import Outcome, Unit

SHARE_REFUSED = 35  # percentile of confidence among questions known to have no answer
BAND = 0.08  # so far over the threshold rows are shown as "may help"
PIECES = 300
SHORTEST, LONGEST = 3, 7  # words in a piece
CARD = 0.5  # half, not all: a card that speaks of what the rows also answer must not cancel them
HALF_WAY = 10.0  # a word score that counts as half sure

Hiding = Callable[[str, str], float]  # a question and the row to hide: how sure the engine then is
Number = TypeVar("Number", float, NDArray[np.float32])


@dataclass(frozen=True)
class Thresholds:
    """At `answer` or over the rows are an answer; from `may_help` to there they may help; under it, nobody."""

    answer: float
    may_help: float


def sureness(cosine: Number, words: Number) -> Number:
    """How well one document fits, on a scale that does not hang on the other documents."""
    return cosine + 0.5 * words / (words + HALF_WAY)


# Until `fit_threshold` has run on the rows themselves: with sentence vectors, and with words alone.
UNFITTED = Thresholds(answer=0.32, may_help=0.24)
UNFITTED_WORDS = Thresholds(answer=0.20, may_help=0.12)


def outcome_of(confidence: float, limits: Thresholds) -> Outcome:
    """One of the three things that can be said to the asker."""
    if confidence >= limits.answer:
        return Outcome.ANSWER
    return Outcome.MAY_HELP if confidence >= limits.may_help else Outcome.NOBODY


def pieces_of(units: Sequence[Unit], seed: int, most: int = PIECES) -> list[tuple[str, str]]:
    """Pieces of three to seven words from rows' own questions, each with the id of the row it was taken from."""
    drawn = random.Random(seed)  # nosec B311 - a sample that must be the same every time, not a secret
    # Headings are left out: the passages of one page share them, so hiding one passage hides nothing.
    long_enough = [unit for unit in units if not unit.is_passage and len(unit.question.split()) >= SHORTEST]
    if len(long_enough) >= most:
        chosen = drawn.sample(long_enough, most)
    else:  # a small garden is asked several times over, or the luck of the draw would set the threshold
        chosen = [unit for _ in range(most) for unit in long_enough][:most]
    return [(_piece(unit.question.split(), drawn), unit.id) for unit in chosen]


def _piece(words: Sequence[str], drawn: random.Random) -> str:
    length = min(drawn.randint(SHORTEST, LONGEST), len(words))
    start = drawn.randint(0, len(words) - length)
    return " ".join(words[start : start + length])


def fit(confidence_hiding: Hiding, units: Sequence[Unit], seed: int) -> Thresholds | None:
    """Thresholds with nobody's judgements: a row's own question with that row hidden has no answer."""
    confidences = sorted(confidence_hiding(text, hidden) for text, hidden in pieces_of(units, seed))
    if not confidences:
        return None
    at = confidences[(len(confidences) - 1) * SHARE_REFUSED // 100]
    return Thresholds(answer=round(at + BAND, 4), may_help=round(at, 4))
