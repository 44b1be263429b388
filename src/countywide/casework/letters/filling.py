"""Fills a wording with words and gives the blocks of the letter. Words are data: nothing in them is read as wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from countywide.platform.kit.paper import blocks
from countywide.platform.kit.paper.blocks import Block

from .wording import LIBRARY, NAMED, Piece, Wording, wording_on

Words = Mapping[str, Any]


class WordsMissing(Exception):
    """The wording names words that nobody gave. Holds their names."""

    def __init__(self, names: set[str]) -> None:
        self.names = tuple(sorted(names))
        super().__init__(", ".join(self.names))


def fill(wording: Wording, words: Words, on: date) -> list[Block]:
    """The blocks of a letter. Raises `WordsMissing` with every name that is wanted and not there."""
    pieces = list(spelled_out(wording, words, on))
    missing = {
        name
        for piece in pieces
        for name in piece.words - {word for word, _ in piece.only_if}
        if is_missing(words, name)
    }
    if missing:
        raise WordsMissing(missing)
    filled = [blocks.saying(block, piece.says) for piece in pieces for block in filled_piece(piece, words)]
    return [block for block in filled if not blocks.is_empty(block)]


def is_missing(words: Words, name: str) -> bool:
    """Whether nobody gave a word, or gave one that says nothing."""
    value = words.get(name)
    return value is None or value == "" or (isinstance(value, str) and not value.strip())


def spelled_out(wording: Wording, words: Words, on: date) -> Iterator[Piece]:
    """The pieces that are said this time, with the clauses of the library in their places."""
    for piece in wording.pieces:
        if any(bool(words.get(word)) != wanted for word, wanted in piece.only_if):
            continue
        if piece.kind == "include":
            yield from spelled_out(wording_on(piece.text, on, LIBRARY), words, on)
        else:
            yield piece


def filled_piece(piece: Piece, words: Words) -> Iterator[Block]:
    """The blocks one piece becomes: mostly one; several for what somebody typed in paragraphs."""
    if piece.kind == "heading":
        yield blocks.heading(filled(piece.text, words), piece.level)
    elif piece.kind == "list":
        yield blocks.bullets([item for template in piece.items for item in repeated(template, words)])
    elif piece.kind == "table":
        head, *rows = piece.rows
        yield blocks.table(
            filled(piece.text, words), head, [row for template in rows for row in rows_of(template, words)]
        )
    elif piece.kind == "note":
        yield blocks.note(filled(piece.text, words))
    elif (alone := NAMED.fullmatch(piece.text)) and isinstance(words.get(alone[1]), str):
        yield from blocks.as_written(words[alone[1]])
    else:
        yield blocks.para(filled(piece.text, words))


def filled(template: str, words: Words) -> str:
    """A line with its words in place, on one line."""
    return " ".join(NAMED.sub(lambda found: in_words(words[found[1]]), template).split())


def in_words(value: Any) -> str:
    """A value as it is read aloud: a day as 2 September 2026."""
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return blocks.clean(str(value))


def repeated(template: str, words: Words) -> list[str]:
    """A list's item; `{words…}` stands for one item each."""
    several = next((found[1] for found in NAMED.finditer(template) if found[2]), None)
    if several is None:
        return [filled(template, words)]
    return [filled(template.replace(f"{{{several}…}}", "{each}"), {**words, "each": each}) for each in words[several]]


def rows_of(template: tuple[str, ...], words: Words) -> list[tuple[str, ...]]:
    """A table's row; `| {words…} |` stands for one row each, given as tuples."""
    several = NAMED.fullmatch(template[0]) if len(template) == 1 else None
    if several is None or not several[2]:
        return [tuple(filled(cell, words) for cell in template)]
    return [tuple(" ".join(in_words(cell).split()) for cell in row) for row in words[several[1]]]
