"""A typed question as the engine reads it: mended, and cut into concepts."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .spelling import Spelling
from .synonyms import Concept, Synonyms
from .words import MOST_CHARACTERS, asked_words, words

Corrections = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Read:
    """One question: its words, what they ask about, what was mended, and the sentence to be encoded."""

    words: tuple[str, ...]
    concepts: tuple[Concept, ...]
    corrected: Corrections
    text: str


@dataclass(frozen=True)
class Reader:
    """Knows which words are right and which mean the same."""

    spelling: Spelling
    synonyms: Synonyms

    def read(self, text: str) -> Read:
        """Mend the spelling first: only then can synonyms be seen."""
        mended, corrected = self.spelling.mend(asked_words(text))
        concepts = tuple(self.synonyms.concepts(mended))
        return Read(tuple(mended), concepts, corrected, corrected_text(text[:MOST_CHARACTERS], corrected))


def words_in_use(texts: Iterable[str], synonyms: Synonyms) -> Counter[str]:
    """Every word that is right because the garden uses it, with how often it does."""
    known = Counter(word for text in texts for word in words(text))
    known.update(synonyms.words)
    return known


def corrected_text(text: str, corrected: Corrections) -> str:
    """The question as typed but for its misspellings, since the sentence model reads sentences."""
    for typed, meant in corrected:
        text = re.sub(rf"\b{re.escape(typed)}\b", meant, text, flags=re.IGNORECASE)
    return text
