"""The word score: BM25 over two fields, the question and the answer, added together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from .synonyms import Concept
from .words import stems, words

Scores = NDArray[np.float32]
Places = NDArray[np.intp] | NDArray[np.int32]

K1 = 1.0
QUESTION_WEIGHT = 2.0
QUESTION_B = 0.0  # long questions must not lose to short headings once other documents are in the index
ANSWER_B = 0.4
UNTYPED = 0.5  # what a synonym is worth when it was not the word typed


class Field:
    """One field of every row, turned round: for each stem, the rows that have it and what it is worth there."""

    def __init__(self, rows: Sequence[Sequence[int]], terms: int, b: float) -> None:
        lengths = np.fromiter((len(row) for row in rows), np.int64, len(rows))
        flat = np.fromiter(chain.from_iterable(rows), np.int64, int(lengths.sum()))
        of_row = np.repeat(np.arange(len(rows)), lengths)
        cells, counts = np.unique(flat * max(len(rows), 1) + of_row, return_counts=True)
        term, row = np.divmod(cells, max(len(rows), 1))
        having = np.bincount(term, minlength=terms)
        self.starts = np.concatenate(([0], np.cumsum(having)))
        self.rows = row.astype(np.int32)
        self.size = len(rows)
        rarity = np.log(1 + (len(rows) - having + 0.5) / (having + 0.5))
        usual = float(lengths.mean()) if lengths.any() else 1.0
        weight = counts / (K1 * (1 - b + b * lengths[row] / usual) + counts)
        self.worth = (rarity[term] * weight).astype(np.float32)

    def having(self, term: int) -> NDArray[np.int32]:
        """The rows that have this stem, in order."""
        rows: NDArray[np.int32] = self.rows[self.starts[term] : self.starts[term + 1]]
        return rows

    def together(self, terms: Sequence[int]) -> tuple[NDArray[np.int32], Scores]:
        """The rows that have all of these stems, and what the stems are worth there."""
        rows, worth = self.having(terms[0]), self._worths(terms[0])
        for term in terms[1:]:
            at, found = _find(rows, self.having(term))
            rows, worth = rows[found], worth[found] + self._worths(term)[at[found]]
        return rows, worth

    def _worths(self, term: int) -> Scores:
        worths: Scores = self.worth[self.starts[term] : self.starts[term + 1]]
        return worths


@dataclass(frozen=True)
class Lexical:
    """Both fields over one list of stems."""

    terms: dict[str, int]
    question: Field
    answer: Field

    @classmethod
    def build(cls, rows: Iterable[tuple[str, str]]) -> "Lexical":
        """Read every row's question and answer once."""
        terms: dict[str, int] = {}
        seen: dict[str, int] = {}
        fields: tuple[list[list[int]], list[list[int]]] = ([], [])
        for row in rows:
            for text, field in zip(row, fields, strict=True):
                field.append([_term(word, terms, seen) for word in words(text)])
        return cls(terms, Field(fields[0], len(terms), QUESTION_B), Field(fields[1], len(terms), ANSWER_B))

    def score(self, concepts: Sequence[Concept]) -> Scores:
        """The word score of every row: each concept counts once, by its best member."""
        total = np.zeros(self.question.size, np.float32)
        for concept in concepts:
            total += self.score_of(concept)
        return total

    def score_of(self, concept: Concept) -> Scores:
        """What one concept is worth to every row."""
        best = self._typed(concept.typed)
        for other in concept.others:
            if all(stem in self.terms for stem in other):
                np.maximum(best, self._whole(other), out=best)
        return best

    def by(self, concept: Concept, place: int) -> tuple[str, ...]:
        """The member of a concept that was worth most to one row."""
        known = [other for other in concept.others if all(stem in self.terms for stem in other)]
        worths = [float(self._typed(concept.typed)[place]), *(float(self._whole(other)[place]) for other in known)]
        return (concept.typed, *known)[worths.index(max(worths))]

    def holds(self, stem: str, places: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Which of these documents have this stem, in either field."""
        if (term := self.terms.get(stem)) is None:
            return np.zeros(len(places), np.bool_)
        return _find(places, self.question.having(term))[1] | _find(places, self.answer.having(term))[1]

    def _typed(self, phrase: tuple[str, ...]) -> Scores:
        """Words as typed count one by one."""
        total = np.zeros(self.question.size, np.float32)
        for stem in phrase:
            if (term := self.terms.get(stem)) is not None:
                self._add(total, [term], 1.0)
        return total

    def _whole(self, phrase: tuple[str, ...]) -> Scores:
        """A synonym counts only where all of its words are, in the one field or the other."""
        total = np.zeros(self.question.size, np.float32)
        self._add(total, [self.terms[stem] for stem in phrase], UNTYPED)
        return total

    def _add(self, into: Scores, terms: Sequence[int], times: float) -> None:
        for field, weight in ((self.question, QUESTION_WEIGHT), (self.answer, 1.0)):
            rows, worth = field.together(terms)
            into[rows] += worth * np.float32(times * weight)


def _term(word: str, terms: dict[str, int], seen: dict[str, int]) -> int:
    if (known := seen.get(word)) is None:
        known = seen[word] = terms.setdefault(stems([word])[0], len(terms))
    return known


def _find(places: Places, ordered: NDArray[np.int32]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each place would stand in an ordered list, and whether it is there."""
    if not len(ordered):
        return np.zeros(len(places), np.intp), np.zeros(len(places), np.bool_)
    at = np.minimum(np.searchsorted(ordered, places), len(ordered) - 1)
    return at, ordered[at] == places
