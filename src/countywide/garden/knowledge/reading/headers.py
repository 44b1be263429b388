"""Knows the words that head a column of questions and a column of answers."""

import re
from dataclasses import dataclass

from .words import words

ASKED = words("question questions query queries comment comments enquiry enquiries concern concerns")
REPLIED = words("response responses answer answers reply replies replied responded")
TOPIC = words("topic topics theme themes section category subject area")
BESIDE = words(
    "a no number ref reference date id row item s the your our council lea la school schools forum team from "
    "and or to of by raised asked given received feedback provided lead officer service you we said did post "
    "session issue point points suggested"
)
SAID = ("q", "qs", "you said", "you asked", "what you said", "what you asked")
DID = ("a", "as", "we said", "we did", "our response", "what we said", "what we did", "we are doing")
ASKS = re.compile(
    r"^(?:who|what|when|where|why|which|how|can|could|may|do|does|did|is|are|will|would|should|has|have|please|if)\b",
    re.I,
)


@dataclass(frozen=True)
class Columns:
    """Which column asks, which answers, which names the topic. No answer column: `reply` is None."""

    ask: int
    reply: int | None = None
    topic: int | None = None


def headed(cells: tuple[str, ...]) -> Columns | None:
    """The columns a header row names, or None when the row is no header."""
    kinds = [_kind(cell) for cell in cells]
    if any(cell and kind is None for cell, kind in zip(cells, kinds, strict=True)):
        return None
    if "ask" not in kinds:
        return None
    reply = kinds.index("reply") if "reply" in kinds else None
    topic = kinds.index("topic") if "topic" in kinds else None
    return Columns(kinds.index("ask"), reply, topic)


def guessed(rows: list[tuple[str, ...]]) -> Columns | None:
    """Two columns and no header: the one that asks most of the time, if one does."""
    full = [row for row in rows if len(row) >= 2 and any(row)]
    if not full or max(len(row) for row in full) > 2:
        return None
    asks = [sum(_asks(row[column]) for row in full) / len(full) for column in (0, 1)]
    best = 0 if asks[0] >= asks[1] else 1
    if asks[best] < 0.5 or asks[1 - best] > 0.4:
        return None
    return Columns(best, 1 - best)


def _asks(cell: str) -> bool:
    return "?" in cell or bool(ASKS.match(cell) and len(cell.split()) > 3)


def _kind(cell: str) -> str | None:
    text = re.sub(r"[^a-z]+", " ", cell.lower().replace("'s ", " ")).strip()
    if text in SAID:
        return "ask"
    if text in DID:
        return "reply"
    words = text.split()
    if not words:
        return "beside" if not cell or re.fullmatch(r"[#№.\s]+", cell) else None
    if len(words) > 7 or cell.rstrip().endswith("?"):
        return None
    if any(word not in ASKED | REPLIED | TOPIC | BESIDE and not _is_acronym(word, cell) for word in words):
        return None
    return _first_kind(words)


def _first_kind(words: list[str]) -> str:
    for kind, known in (("reply", REPLIED), ("ask", ASKED), ("topic", TOPIC)):
        if any(word in known for word in words):
            return kind
    return "beside"


def _is_acronym(word: str, cell: str) -> bool:
    """`KCC response` and `SEND response` head a column too."""
    return word.upper() in re.findall(r"\b[A-Z]{2,5}\b", cell)
