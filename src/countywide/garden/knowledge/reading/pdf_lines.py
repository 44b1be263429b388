"""Takes the lines of text off a page of a PDF, with their place and size."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from .cleaning import one_line


@dataclass(frozen=True)
class TextLine:
    """One line as printed. Places are in points from the top left of the page."""

    text: str
    page: int
    top: float
    bottom: float
    left: float
    right: float
    size: float
    is_bold: bool
    height_of_page: float


def lines_on(page: pdfium.PdfPage, text: pdfium.PdfTextPage, number: int) -> list[TextLine]:
    """The lines of one page, in the order the page was written."""
    height = page.get_height()
    count = text.count_chars()
    whole = text.get_text_range() if count else ""
    found = []
    for start, line in _cut(whole):
        shown = one_line(line)
        if not shown:
            continue
        first = start + len(line) - len(line.lstrip())
        last = start + len(line.rstrip()) - 1
        place = _place(text, first, last, count)
        if place is None:
            continue
        left, bottom, right, top = place
        found.append(
            TextLine(
                text=shown,
                page=number,
                top=height - top,
                bottom=height - bottom,
                left=left,
                right=right,
                size=round(raw.FPDFText_GetFontSize(text.raw, first) or (top - bottom), 1),
                is_bold=_is_bold(text, first) and _is_bold(text, last),
                height_of_page=height,
            )
        )
    return found


def _cut(whole: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in whole.splitlines(keepends=True):
        yield start, line.rstrip("\r\n")
        start += len(line)


def _place(text: pdfium.PdfTextPage, first: int, last: int, count: int) -> tuple[float, float, float, float] | None:
    if not 0 <= first <= last < count:
        return None
    begin, end = text.get_charbox(first), text.get_charbox(last)
    return begin[0], min(begin[1], end[1]), max(begin[2], end[2]), max(begin[3], end[3])


def _is_bold(text: pdfium.PdfTextPage, at: int) -> bool:
    """By the weight of the font, or its name where the weight is not given."""
    if raw.FPDFText_GetFontWeight(text.raw, at) >= 600:
        return True
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text.raw, at, None, 0, flags)
    if not size:
        return False
    name = ctypes.create_string_buffer(size)
    raw.FPDFText_GetFontInfo(text.raw, at, name, size, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()
