"""Works out, before anything is saved, what an import will do: words masked, repeats joined, rows matched to what is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from rapidfuzz import fuzz, process

from countywide.garden.knowledge import rules
from countywide.garden.knowledge.reading import masked
from countywide.garden.knowledge.reading.personal import WORDS_FOR
from countywide.garden.knowledge.types import Answered, Document, Row, Span

NEARLY = 85  # of 100: two questions so alike, in two versions of a document, are one that was reworded
MOST_PAIRS = 4_000_000


@dataclass(frozen=True)
class Piece:
    """Words held back from one field."""

    field: str
    kind: str
    why: str
    text: str
    marker: str
    place: int


@dataclass(frozen=True)
class Planned:
    """One row as it will be kept."""

    row: Row
    question: str
    answer: str
    section: str
    pieces: tuple[Piece, ...]
    repeats: int | None  # the number of the row it repeats
    asked: int  # how many rows ask it, itself counted

    @property
    def as_read(self) -> str:
        """A hash of the row as it stands in the document: equal in two versions when the row is."""
        parts = (self.row.section, self.row.question, self.row.answer, self.row.answered)
        return sha256("\x1f".join(parts).encode()).hexdigest()


def planned(document: Document) -> list[Planned]:
    """Every row in order, masked; each repeat points at the row that is kept."""
    kept = kept_rows(document)
    counts: dict[int, int] = defaultdict(lambda: 1)
    for number in kept.values():
        counts[number] += 1
    return [
        Planned(
            row=row,
            question=masked(row.question, row.held_question),
            answer=masked(row.answer, row.held_answer),
            section=masked(row.section, row.held_section),
            pieces=tuple(pieces_of(row)),
            repeats=kept.get(row.number),
            asked=counts[row.number],
        )
        for row in document.rows
    ]


def kept_rows(document: Document) -> dict[int, int]:
    """For each repeat the row it is merged into: the first that is answered, or the first of all."""
    answered = {row.number for row in document.rows if row.answered is Answered.ANSWERED}
    kept: dict[int, int] = {}
    for group in document.repeats:
        best = next((number for number in group if number in answered), group[0])
        kept |= {number: best for number in group if number != best}
    return kept


def pieces_of(row: Row) -> Iterable[Piece]:
    """What is held back in each field, in the order it stands there."""
    yield from pieces("SECTION", row.section, row.held_section)
    yield from pieces("QUESTION", row.question, row.held_question)
    yield from pieces("ANSWER", row.answer, row.held_answer)


def pieces(field: str, text: str, spans: Sequence[Span]) -> Iterable[Piece]:
    for place, span in enumerate(sorted(spans, key=lambda span: span.start)):
        marker = WORDS_FOR.get(span.kind, "[held back]")
        yield Piece(field, span.kind, span.why, text[span.start : span.end], marker, place)


def matched(new: Sequence[str], old: Sequence[tuple[int, str]]) -> dict[int, int]:
    """Which new question (by its place) is which old one (by its key): the same words first, then nearly the same."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for key, question in old:
        waiting[rules.normalised(question)].append(key)
    found: dict[int, int] = {}
    for place, question in enumerate(new):
        if same := waiting.get(rules.normalised(question)):
            found[place] = same.pop(0)
    taken = set(found.values())
    rest_new = [place for place in range(len(new)) if place not in found]
    rest_old = [(key, question) for key, question in old if key not in taken]
    if rest_new and rest_old and len(rest_new) * len(rest_old) <= MOST_PAIRS:
        found |= nearly([(place, new[place]) for place in rest_new], rest_old)
    return found


def nearly(new: Sequence[tuple[int, str]], old: Sequence[tuple[int, str]]) -> dict[int, int]:
    """Pair what is most alike first; each is paired once."""
    words = [rules.normalised(question) for _, question in old]
    pairs: list[tuple[float, int, int]] = []
    for place, question in new:
        for _, score, at in process.extract(
            rules.normalised(question), words, scorer=fuzz.ratio, score_cutoff=NEARLY, limit=3
        ):
            pairs.append((-score, place, old[at][0]))
    found: dict[int, int] = {}
    for _, place, key in sorted(pairs):
        if place not in found and key not in found.values():
            found[place] = key
    return found
