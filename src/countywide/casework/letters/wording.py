"""Reads the files in which the wording of letters stands, and finds the version in force on a day.

A file is named `<template>.<from-date>.md`. It opens with `subject: …` and a line `---`; then, one thing a line:
`# title`, `## heading`, a paragraph, `- item`, `! note`, `| cell | cell |` (after `|= caption`; the first row is the
head), `{word}`, `{words…}` for each of several, `:: clause` … `::` around what says a clause, `:: if word` … `::` around
what is said only when there is such a word (`unless word` for the contrary), and `>> clause` for a clause of the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

LIBRARY = Path(__file__).parent / "clauses"
CONDITION = re.compile(r"^(?P<key>[a-z0-9-]*) ?(?:(?P<turn>if|unless) (?P<word>[a-z_][a-z_0-9]*))?$")
NAMED = re.compile(r"\{([A-Za-z_][A-Za-z_0-9]*)(…?)\}")


class BadWording(Exception):
    """A wording file cannot be read. The message says which file, which line and what is wrong."""


@dataclass(frozen=True)
class Piece:
    """One thing in a wording file."""

    kind: str  # heading, para, list, table, note, include
    text: str = ""
    level: int = 0
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()  # of a table: its head first
    says: str = ""
    only_if: tuple[tuple[str, bool], ...] = ()

    @property
    def words(self) -> set[str]:
        """The names of the words it is filled with."""
        runs = [self.text, *self.items, *(cell for row in self.rows for cell in row)]
        return {found[1] for run in runs for found in NAMED.finditer(run)} | {word for word, _ in self.only_if}


@dataclass(frozen=True)
class Wording:
    """One version of the wording of a letter or clause."""

    version: str  # the day from which it holds
    subject: str
    says: str
    pieces: tuple[Piece, ...]


def wording_on(template: str, on: date, home: Path) -> Wording:
    """The wording in force on a day: the newest that began by then. The council's own file goes before ours of that day."""
    versions = [version for version in versions_of(template, home) if version[0] <= on.isoformat()]
    if not versions:
        raise BadWording(f"There is no wording of {template} for {on.isoformat()}.")
    day, file = max(versions, key=lambda version: version[0])
    return read(file, day)


def versions_of(template: str, home: Path) -> list[tuple[str, Path]]:
    """Every version of a template with its first day; a council's folder (`COUNTYWIDE_LETTERS`) may add or replace some."""
    own = Path(settings.LETTERS_FOLDER) if settings.LETTERS_FOLDER else None
    found: dict[str, Path] = {}
    for folder in filter(None, (home, own)):
        below, name = (folder / template).parent, Path(template).name
        if below.is_dir():
            found |= versions_in(below, name, below.stat().st_mtime_ns)
    return sorted(found.items())


@lru_cache(maxsize=512)
def versions_in(folder: Path, name: str, _changed_at: int) -> dict[str, Path]:
    """The versions of one template in a folder; listed again once a file was put there or taken away."""
    return {file.name[len(name) + 1 : -3]: file for file in sorted(folder.glob(f"{name}.????-??-??.md"))}


@lru_cache(maxsize=256)
def read(file: Path, version: str) -> Wording:
    """Read one file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    if "---" not in lines:
        raise BadWording(f"{file.name}: there is no line --- after the head.")
    rule = lines.index("---")
    head = dict(line.split(":", 1) for line in lines[:rule] if ":" in line)
    says = head.get("says", "").strip()
    try:
        pieces = tuple(replace(piece, says=piece.says or says) for piece in pieces_of(lines[rule + 1 :]))
    except BadWording as bad:
        raise BadWording(f"{file.name}: {bad}") from None
    return Wording(version, head.get("subject", "").strip(), says, pieces)


def pieces_of(lines: list[str]) -> Iterator[Piece]:
    """The pieces in order, each with the clause it says and the words it depends on."""
    says = ""
    only_if: tuple[tuple[str, bool], ...] = ()
    held: list[str] = []

    def released() -> Iterator[Piece]:
        if held:
            yield replace(gathered(held), says=says, only_if=only_if)
            held.clear()

    for line in [*lines, ""]:
        if line.startswith("::"):
            yield from released()
            says, only_if = condition(line[2:].strip())
        elif line.startswith(">>"):
            yield from released()
            key, further = condition(line[2:].strip())
            yield Piece("include", text=key, says=says, only_if=(*only_if, *further))
        elif held and (not line.strip() or not goes_on(held[0], line)):
            yield from released()
            held.extend([line] if line.strip() else [])
        elif line.strip():
            held.append(line)
    if says or only_if:
        raise BadWording("a part opened by :: is never closed.")


def condition(words: str) -> tuple[str, tuple[tuple[str, bool], ...]]:
    """Read what stands behind `::` or `>>`: a clause, a condition, both, or nothing."""
    read_as = CONDITION.match(words if not words.startswith(("if ", "unless ")) else f" {words}")
    if read_as is None:
        raise BadWording(f"“{words}” is neither a clause nor a condition.")
    word = read_as["word"]
    return read_as["key"], ((word, read_as["turn"] == "if"),) if word else ()


def goes_on(first: str, line: str) -> bool:
    """Whether a line goes on with what an earlier line began; an item or a note may run over several plain lines."""
    return sort_of(line) == sort_of(first) or (sort_of(line) == "para" and sort_of(first) in ("list", "note"))


def sort_of(line: str) -> str:
    """What kind of thing a line begins."""
    for sign, kind in (("#", "heading"), ("- ", "list"), ("! ", "note"), ("|", "table")):
        if line.startswith(sign):
            return kind
    return "para"


def items_of(lines: list[str]) -> Iterator[str]:
    """The items of a list, each with the lines it runs over."""
    item = ""
    for line in lines:
        if line.startswith("- ") and item:
            yield item
        item = line[2:].strip() if line.startswith("- ") else f"{item} {line.strip()}"
    yield item


def gathered(lines: list[str]) -> Piece:
    """One piece from its lines."""
    kind = sort_of(lines[0])
    if kind == "heading":
        if len(lines) > 1:
            raise BadWording(f"two headings follow each other without a blank line: {lines[0]}")
        return Piece(kind, lines[0].lstrip("#").strip(), level=len(lines[0]) - len(lines[0].lstrip("#")))
    if kind == "list":
        return Piece(kind, items=tuple(items_of(lines)))
    if kind == "table":
        if not lines[0].startswith("|=") or len(lines) < 3:
            raise BadWording("a table needs |= caption, a row of heads and a row.")
        rows = tuple(tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines[1:])
        return Piece(kind, lines[0][2:].strip(), rows=rows)
    text = " ".join(line.removeprefix("! ").strip() for line in lines)
    return Piece(kind, text)
