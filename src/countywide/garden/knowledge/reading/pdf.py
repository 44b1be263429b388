"""Reads PDFs: the text of each page with its headings, and ruled tables joined over page breaks."""

import io
from itertools import groupby

import pdfplumber
import pypdfium2 as pdfium
from pypdfium2 import raw

from . import broken
from .blocks import Block, Contents, Progress
from .pdf_grids import Grid, grids_on
from .pdf_layout import laid_out, sizes_in, without_furniture
from .pdf_lines import TextLine, lines_on


def contents(data: bytes, ending: str, on_page: Progress) -> Contents:
    """Everything in a PDF that has words; pages that are pictures are named in `not_read`."""
    document = _opened(data)
    try:
        lines, grids, wordless = _pages(document, data, on_page)
        title = (document.get_metadata_value("Title") or "").strip()
        total = len(document)
    finally:
        document.close()
    if len(wordless) == total:
        raise broken.scanned()
    parts = _in_order(without_furniture(lines, total), grids, total)
    blocks = tuple(laid_out(parts, sizes_in(lines)))
    not_read = (broken.page_without_words(wordless),) if wordless else ()
    return Contents(blocks, _useful(title, blocks), total, not_read)


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as trouble:
        if "password" in str(trouble).lower():
            raise broken.locked("PDF") from None
        raise broken.damaged("PDF") from None
    if not len(document):
        raise broken.empty()
    return document


def _pages(
    document: pdfium.PdfDocument, data: bytes, on_page: Progress
) -> tuple[list[TextLine], list[Grid], list[int]]:
    lines: list[TextLine] = []
    grids: list[Grid] = []
    wordless: list[int] = []
    total = len(document)
    with pdfplumber.open(io.BytesIO(data)) as plumbed:
        for at in range(total):
            page = document[at]
            text = page.get_textpage()
            found = grids_on(plumbed, at, text, page) if _is_ruled(page) else []
            grids += found
            words = lines_on(page, text, at + 1)
            if not words and _has_picture(page):
                wordless.append(at + 1)
            lines += words
            text.close()
            page.close()
            on_page(at + 1, total)
    return lines, grids, wordless or ([] if lines or grids else list(range(1, total + 1)))


def _in_order(lines: list[TextLine], grids: list[Grid], total: int) -> list[TextLine | Grid]:
    """Lines as the page was written, so that columns stay whole; each table before the line below it."""
    parts: list[TextLine | Grid] = []
    on_page = {number: list(held) for number, held in groupby(lines, key=lambda line: line.page)}
    for number in range(1, total + 1):
        here = sorted((grid for grid in grids if grid.page == number), key=lambda grid: grid.top)
        tables = tuple(here)
        for line in on_page.get(number, []):
            if any(grid.holds(line) for grid in tables):
                continue
            while here and here[0].top <= line.top:
                parts.append(here.pop(0))
            parts.append(line)
        parts += here
    return parts


def _is_ruled(page: pdfium.PdfPage) -> bool:
    """Only a page with lines drawn on it can hold a ruled table; the others need no second look."""
    drawn = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    return sum(1 for _ in zip(range(4), drawn, strict=False)) >= 3


def _has_picture(page: pdfium.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _useful(title: str, blocks: tuple[Block, ...]) -> str:
    """A title in the file's properties is often the name of an old file: it counts if the text says it."""
    opening = " ".join(block.text for block in blocks[:6] if hasattr(block, "text")).lower()
    return title if title and title.lower() in opening else ""
