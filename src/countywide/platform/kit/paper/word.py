"""Writes a document as an editable one (.docx) in the styles that word processors know, so that their own tools find its parts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import date, datetime

from docx import Document as new_document
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from .blocks import Block, clean, clean_run

LANGUAGE = "en-GB"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(blocks: Iterable[Block], *, title: str, author: str, foot: str, on: date, head: str = "") -> bytes:
    """The document, with its title, language and author, the same words at the top and foot of each page as on paper."""
    paper = new_document()
    known(paper, title, author, on)
    dressed(paper)
    paper.sections[0].header.paragraphs[0].text = clean(head or author)
    paper.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paper.sections[0].footer.paragraphs[0].text = clean(foot)
    for block in blocks:
        WRITERS[block["kind"]](paper, block)
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


def known(paper: Document, title: str, author: str, on: date) -> None:
    """What lists of files show of it."""
    facts = paper.core_properties
    facts.title, facts.author, facts.language, facts.comments = title, author, LANGUAGE, ""
    facts.created = facts.modified = datetime(on.year, on.month, on.day)  # noqa: DTZ001  the format holds none
    facts.last_modified_by = author


def dressed(paper: Document) -> None:
    """A plain face that is easily read, and the language by which it is spelled and read aloud."""
    plain = paper.styles["Normal"]
    plain.font.name, plain.font.size = "Arial", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    plain.element.get_or_add_rPr().append(language)


def heading(paper: Document, block: Block) -> None:
    paper.add_heading(clean(block["text"]), level=block["level"])


def para(paper: Document, block: Block) -> None:
    paper.add_paragraph(clean(block["text"]))


def bullets(paper: Document, block: Block) -> None:
    for item in block["items"]:
        paper.add_paragraph(clean(item), style="List Bullet")


def note(paper: Document, block: Block) -> None:
    paper.add_paragraph(clean(block["text"]), style="Intense Quote")


def address(paper: Document, block: Block) -> None:
    paper.add_paragraph("\n".join(clean(line) for line in block["lines"]))


def facts(paper: Document, block: Block) -> None:
    """A line each, its name in bold."""
    for name, value in block["rows"]:
        line = paper.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{clean(name)}: ").bold = True
        line.add_run(clean(value))


def marked(paper: Document, block: Block) -> None:
    """Each run in its own type, as somebody who goes on writing in it expects."""
    line = paper.add_paragraph()
    for each in block["runs"]:
        made = line.add_run(clean_run(each["text"]))
        made.bold, made.italic, made.underline = each["bold"], each["italic"], each["underline"]
        made.font.strike = each["how"] == "out"


def table(paper: Document, block: Block) -> None:
    """With its caption before it and its first row marked as the one that is repeated on each page."""
    paper.add_paragraph(clean(block["caption"]), style="Caption")
    held = paper.add_table(rows=1, cols=len(block["head"]), style="Table Grid")
    for cell, words in zip(held.rows[0].cells, block["head"], strict=True):
        cell.text = clean(words)
        cell.paragraphs[0].runs[0].bold = True
    repeated = OxmlElement("w:tblHeader")
    held.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in block["rows"]:
        for cell, words in zip(held.add_row().cells, row, strict=True):
            cell.text = clean(words)


def contents(_paper: Document, _block: Block) -> None:
    """Word processors list the headings themselves, with the pages as they then are."""


WRITERS: dict[str, Callable[[Document, Block], None]] = {
    "heading": heading,
    "para": para,
    "list": bullets,
    "table": table,
    "note": note,
    "address": address,
    "details": facts,
    "facts": facts,
    "contents": contents,
    "marked": marked,
}
