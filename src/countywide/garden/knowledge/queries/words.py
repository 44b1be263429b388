"""What other rooms ask about words and files: personal data in them, what a document holds, how many days a figure gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from countywide.garden.knowledge import privacy
from countywide.garden.knowledge.models import Value
from countywide.garden.knowledge.reading import LIMIT, encoding, masked, read
from countywide.garden.knowledge.reading.broken import CannotRead, empty, too_large
from countywide.garden.knowledge.reading.personal import WORDS_FOR
from countywide.garden.knowledge.types import Document
from countywide.platform.kit.conduct import RuleBroken

TEXT_LIMIT = 20_000_000


def looked_through(text: str) -> privacy.Looked:
    """Personal data in what somebody wrote, the words with it masked, and whether they read as if about one child."""
    return privacy.looked_through(text)


def document_in(data: bytes, name: str) -> Document:
    """The rows of a document of questions and answers; `RuleBroken` with one sentence where it cannot be read."""
    try:
        return read(data, name, limit=LIMIT)
    except CannotRead as refused:
        raise RuleBroken(str(refused)) from refused


def text_in(data: bytes, name: str) -> str:
    """The words of a text file whatever it was saved as, also where two encodings were mixed in it."""
    try:
        if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
            raise empty()
        if len(data) > TEXT_LIMIT:
            raise too_large(len(data), TEXT_LIMIT)
        return encoding.decoded(data, Path(name).suffix.lower())
    except CannotRead as refused:
        raise RuleBroken(str(refused)) from refused


def days_given(key: str, on: date, *, otherwise: int) -> int:
    """The number of days that a figure of the council gives, where it holds one."""
    figure = Value.objects.in_force_on(on).filter(key=key).order_by("-from_on", "-id").first()
    return int(figure.value) if figure is not None and figure.value.isdigit() else otherwise


def kind_in_words(kind: str) -> str:
    """What was held back, in plain words: "name", "pupil number"."""
    return WORDS_FOR.get(kind, "[something held back]")[1:-1].removesuffix(" held back")


__all__ = ["days_given", "document_in", "kind_in_words", "looked_through", "masked", "text_in"]
