"""Reads plain text: tab-separated tables, headings that stand alone, and paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .blocks import Block, Cell, Contents, Heading, Line, Paragraph, Progress, Table
from .cleaning import one_line, plain
from .encoding import decoded
from .headers import headed
from .links import links_in
from .sentences import goes_on, is_finished

RULED = re.compile(r"^\s*[=\-_*~]{3,}\s*$")
POINT = re.compile(r"^\s*(?:[•▪◦‣*\-–]|\d{1,2}[.)]|[a-z][.)])\s+")


def contents(data: bytes, ending: str, on_page: Progress) -> Contents:
    """Everything in a text file, in order."""
    blocks = tuple(_Reading(_cut(decoded(data, ending))).blocks())
    on_page(1, 1)
    return Contents(blocks)


def _cut(text: str) -> list[tuple[str, ...]]:
    """Each line as its cells; a blank line is ()."""
    found = []
    for line in re.split(r"\r\n|[\n\r\f\x85\u2028]", text):
        cells = tuple(cell.strip() for cell in line.rstrip("\r\n").split("\t"))
        found.append(cells if any(plain(cell) for cell in cells) else ())
    return found


@dataclass
class _Reading:
    """Walks the lines, holding the table and the paragraph that are open."""

    lines: list[tuple[str, ...]]
    table: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        blank = True
        for at, cells in enumerate(self.lines):
            if not cells:
                blank = True
                if not self.table:
                    yield from self._close()
                continue
            if self._is_row(at, cells, blank):
                yield from self._close(keep_table=True)
                self.table.append(Line(tuple(map(_cell, cells)), after_break=blank and bool(self.table)))
            else:
                yield from self._close(keep_words=not blank)
                yield from self._prose(at, cells[0] or " ".join(cells).strip(), blank)
            blank = False
        yield from self._close()

    def _is_row(self, at: int, cells: tuple[str, ...], blank: bool) -> bool:
        """A line of a table: it has a tab, or it heads or goes on with the one that is open."""
        if len(cells) > 1 or headed(cells):
            return True
        if not self.table or self._heads_a_table(at):
            return False
        if not blank:
            return True
        last = self.table[-1].cells
        if goes_on(cells[0]) and any(not is_finished(cell.text) for cell in last if cell.text):
            return True
        return len(self.table[0].cells) == 1

    def _heads_a_table(self, at: int) -> bool:
        for cells in self.lines[at + 1 :]:
            if cells:
                return headed(cells) is not None
        return False

    def _prose(self, at: int, text: str, blank: bool) -> Iterator[Block]:
        if RULED.match(text):
            if self.words:
                heading, self.words = one_line(" ".join(self.words)), []
                yield Heading(heading, 1 if "=" in text else 2)
            return
        after = self.lines[at + 1] if at + 1 < len(self.lines) else ()
        if POINT.match(text):
            yield from self._close()
            yield Paragraph(plain(POINT.sub("", text)), links_in(text), is_item=True)
        elif (blank and self._heads_a_table(at)) or (blank and not after and _looks_like_heading(text)):
            yield Heading(one_line(text), 1)
        else:
            self.words.append(text)

    def _close(self, keep_table: bool = False, keep_words: bool = False) -> Iterator[Block]:
        if self.words and not keep_words:
            text = plain(" ".join(self.words))
            self.words = []
            yield Paragraph(text, links_in(text))
        if self.table and not keep_table:
            yield Table(tuple(self.table))
            self.table = []


def _cell(raw: str) -> Cell:
    text = plain(raw)
    return Cell(text, links_in(text))


def _looks_like_heading(text: str) -> bool:
    """Short, begins with a capital, and does not end as a sentence does (a question may head an answer)."""
    if len(text.split()) > 12 or goes_on(text):
        return False
    return text.endswith("?") or not text.rstrip().endswith((".", "!", ",", ";", ":"))
