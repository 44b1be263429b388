"""Cuts guidance at its headings into passages of 60 to 200 words, each under its heading path."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from .blocks import Block, Heading, Paragraph, Table
from .links import each_once
from .tables import readable

LEAST, MOST = 60, 200
STEP = " › "
SENTENCE = re.compile(r"(?<=[.?!])[\"'”’)]*\s+(?=[A-Z0-9\"'“‘(•])")


@dataclass(frozen=True)
class Piece:
    """A paragraph, a point or a row of a table: what is never cut unless it is too long alone."""

    text: str
    is_item: bool = False
    links: tuple[str, ...] = ()
    page: int | None = None

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass
class Part:
    """All that stands under one heading."""

    path: tuple[str, ...]
    pieces: list[Piece] = field(default_factory=list)

    @property
    def words(self) -> int:
        return sum(piece.words for piece in self.pieces)


@dataclass(frozen=True)
class Passage:
    path: tuple[str, ...]
    text: str
    links: tuple[str, ...] = ()
    page: int | None = None

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def asks(self) -> bool:
        """Its heading is a question and the whole answer is here."""
        return bool(self.path) and self.path[-1].endswith("?")


def passages(parts: Iterable[Part]) -> Iterator[Passage]:
    """Short neighbours under one parent stand together; long parts are cut between paragraphs."""
    for part in _gathered(part for part in parts if part.pieces):
        for pieces in _cut(part.pieces):
            links = each_once(link for piece in pieces for link in piece.links)
            yield Passage(part.path, _laid_out(pieces), links, pieces[0].page)


def pieces_of(block: Block) -> Iterator[Piece]:
    """What one block of prose, or one ordinary table, says."""
    if isinstance(block, Paragraph):
        yield Piece(block.text, block.is_item, block.links, block.page)
    elif isinstance(block, Table):
        page = block.lines[0].page if block.lines else None
        links = each_once(link for line in block.lines for cell in line.cells for link in cell.links)
        for at, text in enumerate(readable(block)):
            yield Piece(text, True, links if at == 0 else (), page)


def path_under(path: tuple[Heading, ...], heading: Heading) -> tuple[Heading, ...]:
    """The headings above what follows, once this one is reached."""
    return (*(above for above in path if above.level < heading.level), heading)


def _gathered(parts: Iterable[Part]) -> Iterator[Part]:
    """Parts of under 60 words join their neighbours under the same parent; questions stand alone."""
    for (parent, is_alone), group in groupby(parts, key=_family):
        if is_alone:
            yield from group
            continue
        open_part: Part | None = None
        for part in group:
            if open_part and (open_part.words < LEAST or part.words < LEAST) and open_part.words + part.words <= MOST:
                open_part = _together(parent, open_part, part)
            else:
                if open_part:
                    yield open_part
                open_part = part
        if open_part:
            yield open_part


def _family(part: Part) -> tuple[tuple[str, ...], bool]:
    alone = not part.path or part.path[-1].endswith("?") or part.words >= LEAST
    return part.path[:-1], alone


def _together(parent: tuple[str, ...], first: Part, second: Part) -> Part:
    """Two short parts under their parent, each with its own heading as a line."""
    pieces = first.pieces if first.path == parent else [Piece(first.path[-1]), *first.pieces]
    return Part(parent or first.path, [*pieces, Piece(second.path[-1]), *second.pieces])


def _cut(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Groups of up to 200 words; the last is never left with a few words alone if it can help it."""
    groups: list[list[Piece]] = [[]]
    for piece in (small for whole in pieces for small in _small(whole)):
        if groups[-1] and _words(groups[-1]) + piece.words > MOST:
            groups.append([])
        groups[-1].append(piece)
    if len(groups) > 1 and _words(groups[-1]) < LEAST:
        _level(groups[-2], groups[-1])
    yield from groups


def _level(before: list[Piece], last: list[Piece]) -> None:
    """Move pieces over from the group before until the last has enough to say."""
    while len(before) > 1 and _words(last) < LEAST and _words(before) - before[-1].words >= LEAST:
        if _words(last) + before[-1].words > MOST:
            break
        last.insert(0, before.pop())


def _small(piece: Piece) -> Iterator[Piece]:
    """A paragraph of more than 200 words, cut between sentences."""
    if piece.words <= MOST:
        yield piece
        return
    held: list[str] = []
    for sentence in (part for whole in SENTENCE.split(piece.text) for part in _short(whole)):
        if held and len(" ".join([*held, sentence]).split()) > MOST:
            yield Piece(" ".join(held), piece.is_item, piece.links, piece.page)
            held = []
        held.append(sentence)
    yield Piece(" ".join(held), piece.is_item, piece.links, piece.page)


def _short(sentence: str) -> Iterator[str]:
    words = sentence.split()
    if len(words) <= MOST:
        yield sentence
        return
    for start in range(0, len(words), MOST):
        yield " ".join(words[start : start + MOST])


def _laid_out(pieces: list[Piece]) -> str:
    text = ""
    for at, piece in enumerate(pieces):
        if at:
            text += "\n" if piece.is_item and pieces[at - 1].is_item else "\n\n"
        text += f"• {piece.text}" if piece.is_item else piece.text
    return text


def _words(pieces: list[Piece]) -> int:
    return sum(piece.words for piece in pieces)
