"""A read-only picture of every row, from which any question is answered."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from ..types import Asked, Card, Explained, Hit, Outcome, Routed, Unit
from .cards import NEAR, NEAR_IN_WORDS, said_plainly, sent_to
from .explaining import explained
from .lexical import Lexical, Scores
from .reading import Read, Reader, words_in_use
from .refusing import CARD, UNFITTED, UNFITTED_WORDS, Thresholds, outcome_of, sureness
from .scoring import MEANING, Mask, Places, best_of, totals, word_share
from .spelling import Spelling
from .synonyms import Concept, Synonyms
from .vectors import Encoder, Matrix, UnitVectors, vectors_of
from .words import PASSED_OVER, stems

MOST_PIECES = 48  # word pieces read of a question: two long sentences
MAY_HELP = 3
NO_SYNONYMS = Synonyms()

Allowed = Collection[str] | Mask


@dataclass(frozen=True)
class Scored:
    """Both scores of every document for one question."""

    read: Read
    cosine: Scores
    words: Scores


@dataclass(frozen=True)
class Snapshot:
    """Rows first, then the lines of the team cards; all are documents, and all are scored in one pass."""

    units: tuple[Unit, ...]
    places: Mapping[str, int]
    teams: tuple[str, ...]  # the team of each card line
    reader: Reader
    lexical: Lexical
    matrix: Matrix | None
    encoder: Encoder | None
    limits: Thresholds

    @classmethod
    def build(
        cls,
        units: Iterable[Unit],
        cards: Iterable[Card] = (),
        synonyms: Synonyms = NO_SYNONYMS,
        vectors: Mapping[str, UnitVectors] | None = None,
        encoder: Encoder | None = None,
        extra_words: Iterable[str] = (),
        limits: Thresholds | None = None,
    ) -> "Snapshot":
        """Read every row once. A row without kept vectors is encoded here, which is slow: keep them."""
        rows = tuple(units)
        lines = [(card.team, line) for card in cards for line in card.lines]
        texts = [(" ".join((unit.question, *unit.wordings)), unit.answer) for unit in rows]
        texts += [(line, "") for _, line in lines]
        known = words_in_use(chain(chain.from_iterable(texts), extra_words), synonyms)
        return cls(
            units=rows,
            places={unit.id: place for place, unit in enumerate(rows)},
            teams=tuple(team for team, _ in lines),
            reader=Reader(Spelling(known), synonyms),
            lexical=Lexical.build(texts),
            matrix=_matrix(rows, [line for _, line in lines], vectors or {}, encoder) if encoder else None,
            encoder=encoder,
            limits=limits or (UNFITTED if encoder else UNFITTED_WORDS),
        )

    def with_limits(self, limits: Thresholds) -> "Snapshot":
        """The same picture with thresholds that were fitted to it."""
        return replace(self, limits=limits)

    def ask(self, text: str, limit: int = 10, allowed: Allowed | None = None) -> Asked:
        """The best rows for a question if any is sure enough, and the team that would know."""
        scored, open_to = self._score(text), self.mask(allowed)
        hits = self._hits(scored, open_to, limit)
        confidence = self._confidence(scored, open_to)
        outcome = outcome_of(confidence, self.limits) if hits else Outcome.NOBODY
        shown = {Outcome.ANSWER: limit, Outcome.MAY_HELP: MAY_HELP, Outcome.NOBODY: 0}[outcome]
        return Asked(outcome, hits[:shown], self._route(scored), scored.read.corrected, round(confidence, 4))

    def rank(self, text: str, limit: int = 10, allowed: Allowed | None = None) -> tuple[Hit, ...]:
        """The best rows however unsure, for editors and for measuring."""
        return self._hits(self._score(text), self.mask(allowed), limit)

    def explain(self, text: str, id: str) -> Explained:
        """Why a row stands where it does for this question, as a sum."""
        scored, open_to, at = self._score(text), self.mask(None), self.places[id]
        cosine, words = self._of_rows(scored)
        order = best_of(totals(cosine, words, open_to), open_to, len(self.units)).tolist()
        scale = float(word_share(words, open_to)[at] / words[at]) if words[at] else 0.0
        said = (
            (concept.said, self._by(concept, at), scale * float(self.lexical.score_of(concept)[at]))
            for concept in scored.read.concepts
        )
        return explained(id, order.index(at) + 1 if at in order else None, MEANING * float(cosine[at]), said)

    def mask(self, allowed: Allowed | None) -> Mask:
        """Which rows an asker may see, one yes or no for each. Make it once for each audience and hand it back."""
        if isinstance(allowed, np.ndarray):
            return allowed
        if allowed is None:
            return np.ones(len(self.units), np.bool_)
        mask = np.zeros(len(self.units), np.bool_)
        mask[[self.places[id] for id in allowed if id in self.places]] = True
        return mask

    def confidence_hiding(self, text: str, hidden: str) -> float:
        """How sure the engine would be if one row, and any that asks the very same, were not there."""
        same = self.units[self.places[hidden]].question.casefold()
        seen = (unit.question.casefold() != same for unit in self.units)
        return self._confidence(self._score(text), np.fromiter(seen, np.bool_, len(self.units)))

    def _by(self, concept: Concept, at: int) -> str:
        by = self.lexical.by(concept, at)
        return concept.said if by == concept.typed else self.reader.synonyms.named(by)

    def _score(self, text: str) -> Scored:
        read = self.reader.read(text)
        cosine = np.zeros(len(self.units) + len(self.teams), np.float32)
        if read.concepts and self.encoder and self.matrix:
            cosine = self.matrix.cosines(self.encoder.encode([read.text], MOST_PIECES)[0])
        return Scored(read, cosine, self.lexical.score(read.concepts))

    def _of_rows(self, scored: Scored) -> tuple[Scores, Scores]:
        return scored.cosine[: len(self.units)], scored.words[: len(self.units)]

    def _hits(self, scored: Scored, open_to: Mask, limit: int) -> tuple[Hit, ...]:
        """The filter comes before the top is taken, so nobody's list is shorter for what they may not see."""
        cosine, words = self._of_rows(scored)
        scores = totals(cosine, words, open_to)
        top = best_of(scores, open_to, limit)
        figures = (np.round(part[top].astype(float), 6).tolist() for part in (scores, cosine, words))
        ids = (self.units[at].id for at in top)
        return tuple(map(Hit, ids, *figures, self._shared(scored.read, top)))

    def _confidence(self, scored: Scored, open_to: Mask) -> float:
        cosine, words = self._of_rows(scored)
        top = best_of(totals(cosine, words, open_to), open_to, 1)
        row = float(sureness(cosine[top], words[top])[0]) if len(top) else 0.0
        return row - CARD * float(self._fits(scored).max(initial=0.0))

    def _fits(self, scored: Scored) -> Scores:
        """How well each card line fits the question."""
        return sureness(scored.cosine[len(self.units) :], scored.words[len(self.units) :])

    def _route(self, scored: Scored) -> Routed | None:
        """The team whose card line fits best, unless none is near."""
        fits = self._fits(scored)
        near = NEAR if self.matrix else NEAR_IN_WORDS
        if not scored.read.concepts or not len(fits) or fits.max() < near:
            return None
        line = int(fits.argmax())
        (said,) = self._shared(scored.read, np.array([len(self.units) + line]))
        return sent_to(self.teams[line], said_plainly(said))

    def _shared(self, read: Read, places: Places) -> list[tuple[str, ...]]:
        """For each document, the words asked that are in it."""
        telling = [word for word in dict.fromkeys(read.words) if word not in PASSED_OVER]
        found = [self.lexical.holds(stem, places) for stem in stems(telling)]
        return [tuple(w for w, at in zip(telling, found, strict=True) if at[n]) for n in range(len(places))]


def _matrix(rows: Sequence[Unit], lines: Sequence[str], kept: Mapping[str, UnitVectors], encoder: Encoder) -> Matrix:
    of_rows = ((kept.get(unit.id) or vectors_of(encoder, unit)).vectors for unit in rows)
    return Matrix(chain(of_rows, (encoder.encode([line]) for line in lines)))
