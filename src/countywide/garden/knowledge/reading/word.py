"""Reads Word documents: paragraphs, lists and tables in order, merged cells once."""

import io
import re
from collections.abc import Iterator
from typing import Any

from docx import Document as open_docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from .blocks import Block, Cell, Contents, Heading, Line, Paragraph, Progress, Table
from .cleaning import one_line, plain
from .links import each_once, links_in

CONTENTS_LIST = re.compile(r"^(?:toc|table of|contents)", re.I)
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def contents(data: bytes, ending: str, on_page: Progress) -> Contents:
    """Everything in the body of a Word document; what was struck out is left out."""
    document = open_docx(io.BytesIO(data))
    parts = list(_inner(document.element.body))
    blocks: list[Block] = []
    for done, part in enumerate(parts, start=1):
        blocks += _block(part, document)
        if done % max(1, len(parts) // 100) == 0 or done == len(parts):
            on_page(done, len(parts))
    return Contents(tuple(blocks), _title(blocks, document))


def _inner(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also inside content controls, but no list of contents."""
    for child in parent.iterchildren():
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag == qn("w:sdt"):
            gallery = child.find(f".//{qn('w:docPartGallery')}")
            held = child.find(qn("w:sdtContent"))
            if held is not None and (gallery is None or "Contents" not in (gallery.get(qn("w:val")) or "")):
                yield from _inner(held)
        elif child.tag in (qn("w:ins"), qn("w:customXml")):
            yield from _inner(child)


def _block(part: Any, document: WordDocument) -> Iterator[Block]:
    if part.tag == qn("w:tbl"):
        lines = tuple(_lines(WordTable(part, document)))
        if lines:
            yield Table(lines)
        return
    paragraph = WordParagraph(part, document)
    text = _text(part)
    if not text:
        return
    style = (paragraph.style.name or "" if paragraph.style is not None else "").lower()
    if CONTENTS_LIST.match(style):
        return
    if level := _level(paragraph, style, text):
        yield Heading(one_line(text), level)
    else:
        yield Paragraph(text, _links(paragraph, text), is_item=_is_item(part, style))


def _level(paragraph: WordParagraph, style: str, text: str) -> int:
    """Heading styles say their level; a short line all in bold stands as a low heading."""
    if found := re.match(r"heading (\d)", style):
        return int(found.group(1)) + 1
    if style == "title":
        return 1
    if len(text.split()) > 14 or text.endswith((".", ",", ";", ":")) or _is_item(paragraph._p, style):
        return 0
    runs = [run for run in paragraph.runs if run.text.strip()]
    return 8 if runs and all(run.bold for run in runs) else 0


def _is_item(part: Any, style: str) -> bool:
    return style.startswith("list") or part.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def _lines(table: WordTable) -> Iterator[Line]:
    """Each row with each cell once, however many columns or rows the cell is spread over."""
    above: list[Any] = []
    for row in table.rows:
        seen: list[Any] = []
        for cell in row.cells:
            if not any(cell._tc is other._tc for other in seen):
                seen.append(cell)
        yield Line(tuple(_cell(cell, shared=any(cell._tc is tc for tc in above)) for cell in seen))
        above = [cell._tc for cell in seen]


def _cell(cell: WordCell, *, shared: bool) -> Cell:
    text, links = [], []
    for part in _inner(cell._tc):
        if part.tag == qn("w:tbl"):
            inside = [inner for line in _lines(WordTable(part, cell)) for inner in line.cells]
            text += [inner.text for inner in inside if inner.text]
            links += [link for inner in inside for link in inner.links]
            continue
        paragraph = WordParagraph(part, cell)
        if words := _text(part):
            is_item = _is_item(part, (paragraph.style.name or "" if paragraph.style is not None else "").lower())
            text.append(f"• {words}" if is_item else words)
            links += _links(paragraph, words)
    joined = plain("\n\n".join(text)).replace("\n\n• ", "\n• ")
    return Cell(joined, each_once((*links_in(joined), *links)), shared)


def _text(part: Any) -> str:
    """The words of a paragraph as it stands now: with what was put in, without what was struck out."""
    found = []
    for element in part.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if any(up.tag in (qn("w:moveFrom"), FALLBACK, qn("w:tabs")) for up in element.iterancestors()):
            continue
        if element.tag == qn("w:t"):
            found.append(element.text or "")
        elif element.tag == qn("w:noBreakHyphen"):
            found.append("-")
        else:
            found.append(" " if element.tag == qn("w:tab") else "\n")
    return plain("".join(found))


def _links(paragraph: WordParagraph, text: str) -> tuple[str, ...]:
    hidden = (link.url for link in paragraph.hyperlinks if link.url)
    return each_once((*links_in(text), *hidden))


def _title(blocks: list[Block], document: WordDocument) -> str:
    """The Title style, else the first thing in the document, else what the file's properties say."""
    for block in blocks[:6]:
        if isinstance(block, Heading) and block.level == 1:
            return block.text
    if blocks and not isinstance(blocks[0], Table):
        return ""
    return document.core_properties.title or ""
