"""Finds the ruled tables of a PDF page and the words in their cells."""

from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pdfminer.layout import LTChar

from .blocks import Cell, Line, Table
from .cleaning import plain
from .links import links_in
from .pdf_lines import TextLine
from .sentences import is_finished

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Grid:
    """A ruled table on one page."""

    table: Table
    page: int
    box: Box

    @property
    def top(self) -> float:
        return self.box[1]

    def holds(self, line: TextLine) -> bool:
        """Whether a line of text lies inside the table."""
        left, top, right, bottom = self.box
        middle = (line.top + line.bottom) / 2
        return top - 1 <= middle <= bottom + 1 and left - 2 <= line.left <= right


def grids_on(plumbed: Any, at: int, text: pdfium.PdfTextPage, page: pdfium.PdfPage) -> list[Grid]:
    """Every ruled table of the page with at least two cells."""
    ruled = plumbed.pages[at]
    height = page.get_height()
    grids = []
    _forget_letters(ruled)
    for found in ruled.find_tables({"explicit_horizontal_lines": _open_ends(ruled.edges)}):
        lines = tuple(line for row in found.rows if (line := _line(row, found, text, height, at + 1)).cells)
        if lines and sum(len(line.cells) for line in lines) > 1 and any(c.text for line in lines for c in line.cells):
            grids.append(Grid(Table(lines), at + 1, found.bbox))
    ruled.close()
    return grids


def _forget_letters(ruled: Any) -> None:
    """Rules alone make the grid, and the words come from elsewhere: without its letters a page reads twice as fast."""
    ruled.layout._objs = [drawn for drawn in ruled.layout._objs if not isinstance(drawn, LTChar)]


def _open_ends(edges: list[dict[str, Any]]) -> list[float]:
    """Where the upright rules begin and end: a row cut by the page may have no rule across its end."""
    runs: list[list[float]] = []  # x, top, bottom
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    for edge in sorted(upright, key=lambda edge: (round(edge["x0"]), edge["top"])):
        if runs and abs(runs[-1][0] - edge["x0"]) < 2 and edge["top"] <= runs[-1][2] + 3:
            runs[-1][2] = max(runs[-1][2], edge["bottom"])
        else:
            runs.append([edge["x0"], edge["top"], edge["bottom"]])
    ends = {round(end, 1) for run in runs if run[2] - run[1] > 8 for end in run[1:]}
    return sorted(ends)


def _line(row: Any, found: Any, text: pdfium.PdfTextPage, height: float, page: int) -> Line:
    """The cells of one row; a cell that reaches down from the row above is shared with it."""
    cells = []
    for column, box in enumerate(row.cells):
        if box is not None:
            cells.append(_cell(text, box, height))
        elif above := _reaching(found, column, row.bbox):
            words = _cell(text, above, height)
            cells.append(Cell(words.text, words.links, shared=True))
    return Line(tuple(cells), page=page)


def _reaching(found: Any, column: int, row: Box) -> Box | None:
    """The cell of this column that starts above the row and ends inside or below it."""
    for other in found.rows:
        box: Box | None = other.cells[column] if column < len(other.cells) else None
        if box is not None and box[1] < row[1] - 1 and box[3] > row[1] + 1:
            return box
    return None


def _cell(text: pdfium.PdfTextPage, box: Box, height: float) -> Cell:
    left, top, right, bottom = box
    raw = text.get_text_bounded(left=left, bottom=height - bottom, right=right, top=height - top)
    words = plain(_unwrapped(raw))
    return Cell(words, links_in(words))


def _unwrapped(raw: str) -> str:
    """Lines in a cell break where the column ends; a finished short line ends a paragraph."""
    lines = [line.strip() for line in raw.replace("\r\n", "\n").split("\n")]
    longest = max((len(line) for line in lines), default=0)
    whole = ""
    for at, line in enumerate(lines):
        if not line:
            continue
        if line[0] in "•▪◦‣":
            whole += f"\n• {line[1:].strip()}"
        elif whole and at and is_finished(lines[at - 1]) and len(lines[at - 1]) < 0.75 * longest:
            whole += f"\n\n{line}"
        elif whole.endswith("-") and whole[-2:-1].islower() and line[0].islower():
            whole += line
        else:
            whole += f" {line}" if whole else line
    return whole
