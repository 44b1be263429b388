"""Makes headings, paragraphs and points of a list out of the lines of a PDF."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .blocks import Block, Heading, Paragraph, broken_before
from .cleaning import one_line, plain
from .links import links_in
from .pdf_grids import Grid
from .pdf_lines import TextLine
from .sentences import goes_on, is_finished, joined

POINT = re.compile(r"^(?:[•▪◦‣●○■–]|\d{1,2}[.)](?=\s+[a-z])|\([a-z]\)|[a-z]\))\s+")
PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/|\|)\s*(?:\d{1,4}|page))?\W*$", re.I)
EDGE = 0.1  # headers and footers stand in the outer tenth of the page


@dataclass(frozen=True)
class Sizes:
    """The size most text is set in, and the larger ones that head it, largest first."""

    body: float
    larger: tuple[float, ...]

    def level(self, line: TextLine) -> int:
        """1 for the largest heading; 0 for a line of ordinary text."""
        if len(line.text.split()) > 20 or POINT.match(line.text):
            return 0
        if line.size in self.larger:
            return 1 + self.larger.index(line.size)
        is_short = len(line.text.split()) <= 12 and not line.text.endswith((".", ",", ";", ":"))
        return 1 + len(self.larger) if line.is_bold and is_short and line.size >= self.body else 0


def without_furniture(lines: list[TextLine], pages: int) -> list[TextLine]:
    """The lines without those printed at the edge of page after page, and without page numbers."""
    seen: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        if _at_edge(line):
            seen[_alike(line.text)].add(line.page)
    often = {text for text, on in seen.items() if len(on) >= min(3, max(2, pages))}
    return [
        line for line in lines if not (_at_edge(line) and (PAGE_NUMBER.match(line.text) or _alike(line.text) in often))
    ]


def laid_out(parts: Iterable[TextLine | Grid], sizes: Sizes) -> Iterator[Block]:
    """Blocks in order. A table that begins a page right after one that ended the last was cut there."""
    held: list[TextLine] = []
    last: TextLine | Grid | None = None
    for part in parts:
        if isinstance(part, Grid):
            yield from _block(held, sizes)
            held = []
            yield broken_before(part.table) if isinstance(last, Grid) and last.page < part.page else part.table
        elif held and _belongs(held[-1], part, sizes):
            held.append(part)
        else:
            yield from _block(held, sizes)
            held = [part]
        last = part
    yield from _block(held, sizes)


def _belongs(last: TextLine, this: TextLine, sizes: Sizes) -> bool:
    """Whether a line goes on with the paragraph or heading that is open."""
    level = sizes.level(this)
    if level != sizes.level(last) or POINT.match(this.text):
        return False
    if last.page != this.page:
        return not level and not is_finished(last.text) and goes_on(this.text)
    gap = this.top - last.bottom
    if level:
        return gap < 0.7 * this.size and not last.text.endswith("?")
    return gap < 0.75 * max(this.size, last.size)


def _block(lines: list[TextLine], sizes: Sizes) -> Iterator[Block]:
    if not lines:
        return
    text = ""
    for line in lines:
        text = _run_on(text, line.text)
    if level := sizes.level(lines[0]):
        yield Heading(one_line(text), level, lines[0].page)
        return
    is_item = bool(POINT.match(text))
    text = plain(POINT.sub("", text))
    if text:
        yield Paragraph(text, links_in(text), lines[0].page, is_item)


def _run_on(text: str, line: str) -> str:
    if re.search(r"[a-z]-$", text) and line[:1].islower():
        return joined(text, line)
    return f"{text} {line}" if text else line


def sizes_in(lines: list[TextLine]) -> Sizes:
    """Which size is the text and which are headings, by all the letters, those in tables too."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    if not letters:
        return Sizes(0, ())
    body = letters.most_common(1)[0][0]
    return Sizes(body, tuple(sorted((size for size in letters if size > 1.1 * body), reverse=True)))


def _at_edge(line: TextLine) -> bool:
    return line.bottom < EDGE * line.height_of_page or line.top > (1 - EDGE) * line.height_of_page


def _alike(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())
