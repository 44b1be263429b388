"""Finds the words that would tell the public about a person, so that they are held back."""

from collections.abc import Iterable, Sequence

from ..types import Span
from . import contact, identifiers, people, places
from .people import Known

WORDS_FOR = {
    "PERSON_NAME": "[name held back]",
    "EMAIL": "[email held back]",
    "PHONE": "[phone number held back]",
    "ADDRESS": "[address held back]",
    "SCHOOL": "[school held back]",
    "PUPIL_NUMBER": "[pupil number held back]",
    "LEARNER_NUMBER": "[learner number held back]",
    "NHS_NUMBER": "[NHS number held back]",
    "DATE_OF_BIRTH": "[date of birth held back]",
}


class Held:
    """What is held back in one document: a name found for certain once is found everywhere."""

    def __init__(self, known: Known) -> None:
        self.known = known

    @classmethod
    def over(cls, texts: Iterable[str]) -> "Held":
        """Learn from the whole document first."""
        return cls(people.learn(list(texts)))

    def spans(self, text: str) -> tuple[Span, ...]:
        """Every span to hold back, in order and not overlapping; the surest kind wins."""
        if not text:
            return ()
        kept: list[Span] = []
        for finder in (contact.emails, identifiers.found, contact.phones, places.found):
            _keep(kept, finder(text, self.known))
        _keep(kept, people.found(text, self.known))
        return tuple(sorted(kept, key=lambda span: span.start))


def masked(text: str, spans: Sequence[Span]) -> str:
    """The text as it may be published, with a calm note where each span was."""
    for span in sorted(spans, key=lambda span: span.start, reverse=True):
        text = text[: span.start] + WORDS_FOR.get(span.kind, "[held back]") + text[span.end :]
    return text


def _keep(kept: list[Span], more: Iterable[Span]) -> None:
    for span in more:
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
