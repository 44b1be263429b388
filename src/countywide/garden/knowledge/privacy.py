"""Personal data in what people type: found before it is kept, masked before it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from countywide.garden.knowledge.reading import masked
from countywide.garden.knowledge.reading.child import about_one_child
from countywide.garden.knowledge.reading.people import WORD
from countywide.garden.knowledge.reading.personal import WORDS_FOR, Held
from countywide.garden.knowledge.types import Span

# What people type about a child they know, which a published document hardly ever says.
CHILD = r"(?:son|daughter|child|boy|girl|pupil|student|grandson|granddaughter|nephew|niece|brother|sister|foster child|twins?)"
AFTER_CHILD = re.compile(rf"\b(?i:{CHILD})\s*,?\s+(?:(?i:is|was)\s+)?(?:(?i:called|named)\s+)?({WORD}(?:\s+{WORD})?)")
NAMED = re.compile(rf"\b(?i:{CHILD})\s*,?\s+(?i:is called|called|named|is named)\s+([A-Za-z'’-]{{2,}}(?:\s+{WORD})?)")
NO_NAME = frozenset(
    "year reception key term primary secondary junior infant nursery school special has is was who with in at and needs i "
    "january february march april may june july august september october november december".split()
)
ANY_EMAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Looked:
    """What was found in one text somebody typed."""

    text: str
    masked: str
    spans: tuple[Span, ...]
    about_one_child: bool

    @property
    def kinds(self) -> tuple[str, ...]:
        """What was found, in plain words: "name", "pupil number"."""
        words = (WORDS_FOR.get(span.kind, "[something held back]")[1:-1] for span in self.spans)
        return tuple(dict.fromkeys(word.removesuffix(" held back") for word in words))


@lru_cache(maxsize=512)
def looked_through(text: str) -> Looked:
    """Find personal data in one text, on its own."""
    spans = list(Held.over([text]).spans(text))
    for span in typed(text):
        if all(span.end <= other.start or span.start >= other.end for other in spans):
            spans.append(span)
    found = tuple(sorted(spans, key=lambda span: span.start))
    return Looked(text, masked(text, found), found, about_one_child(text))


def typed(text: str) -> Iterator[Span]:
    """What a person types where a document would not: an address of their own, a child's name after the word for a child."""
    for match in ANY_EMAIL.finditer(text):
        yield Span(*match.span(), "EMAIL", "an email address")
    for shape in (NAMED, AFTER_CHILD):
        for match in shape.finditer(text):
            if match[1].split()[0].lower() not in NO_NAME:
                yield Span(*match.span(1), "PERSON_NAME", "a name after the word for a child")
