"""Word, Excel and OpenDocument files: every part of the package, what was struck out, notes, headers, properties."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from lxml import etree

from ..types import Page, Paper, Reading, Unread
from . import pictures, sheets

Parts = dict[str, bytes]
SAID_BY = (
    "author",
    "initials",
    "descr",
    "title",
    "alt",
    "name",
    "tooltip",
    "userId",
    "uri",
    "instr",
    "placeholder",
    "href",
    "string-value",
    "date-value",
    "val",
)
"""Attributes in which people's words stand. Those of styles and fonts are left out below."""
DRY = re.compile(
    r"(?:^|/)(?:styles|fontTable|settings|webSettings|theme\d*|numbering|\[Content_Types\]|calcChain|manifest)\.xml$|/theme/|printerSettings"
)
PLACES = (
    ("word/header", "a header"), ("word/footer", "a footer"), ("word/comments", "a comment"), ("word/people", "the names of who worked on it"),
    ("word/footnotes", "a footnote"), ("word/endnotes", "an endnote"), ("docProps/", "the properties of the file"),
    ("customXml/", "data kept inside the file"), ("xl/comments", "a note on a cell"), ("xl/threadedComments", "a note on a cell"),
    ("xl/drawings", "a drawing"), ("word/glossary", "its building blocks"), ("meta.xml", "the properties of the file"), ("styles.xml", "a header or footer"),
)  # fmt: skip
INNER = ("word/embeddings/", "xl/embeddings/", "Object ")
PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".tif", ".tiff", ".gif", ".bmp", ".webp")
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=False)


def read(data: bytes) -> Reading:
    """Everything in the package that has words; pictures in it are named, for nobody can search them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist() if not part.is_dir()}
    pages: list[Page] = []
    seen: list[str] = []
    inner: list[Paper] = []
    for name, part in parts.items():
        if name.lower().endswith(PICTURES):
            written, is_page = of_picture(part)
            pages += written
            seen += [name] * is_page
        elif name.startswith(INNER) and not name.endswith((".xml", ".rels")):
            inner.append(Paper(PurePosixPath(name).name, part))
        elif name.endswith((".xml", ".rels")) and not is_dry(name, parts):
            pages += reader_of(name, parts)(name, part)
    return Reading(tuple(pages), tuple(unread(seen)), tuple(inner))


def unread(pictures_in: list[str]) -> Iterator[Unread]:
    if pictures_in:
        many = f"{len(pictures_in)} pictures" if len(pictures_in) > 1 else "a picture"
        yield Unread(
            "the pictures in it",
            f"It contains {many} as large as a page, and words in pictures could not be searched. Look yourself.",
        )


def is_dry(name: str, parts: Parts) -> bool:
    """A part that holds only how things look. In OpenDocument the styles hold the headers."""
    return bool(DRY.search(name)) and not (name == "styles.xml" and "content.xml" in parts)


def reader_of(name: str, parts: Parts) -> Callable[[str, bytes], list[Page]]:
    if name == "word/document.xml":
        return lambda _, part: body(part)
    if name.startswith("xl/worksheets/sheet"):
        return lambda each, part: sheets.read(each, part, parts)
    if name == "xl/sharedStrings.xml":
        return lambda *_: []  # they are read where they stand, cell by cell
    if name == "content.xml":
        return open_body
    return lambda each, part: plainly(place_of(each), part)


def place_of(name: str) -> str:
    if name.endswith(".rels"):
        return "a link"
    return next((place for begins, place in PLACES if name.startswith(begins)), "another part of the file")


def of_picture(part: bytes) -> tuple[list[Page], bool]:
    """What is written into a picture in the document, and whether somebody must look at it."""
    try:
        return pictures.properties(part), pictures.could_hold_words(part)
    except Exception:  # whatever is wrong with it: it was not read
        return [], True


def tree_of(part: bytes) -> etree._Element:
    return etree.fromstring(part, PARSER)


def local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def body(part: bytes) -> list[Page]:
    """The body of a Word document by its pages, as far as the file tells them; what was struck out beside it."""
    root = tree_of(part)
    pages: dict[int, list[str]] = {}
    before: dict[int, list[str]] = {}
    number = 1
    for element in root.iter():
        name = local(element)
        if name == "lastRenderedPageBreak" or (name == "br" and said(element, "type") == "page"):
            number += 1
        elif name == "p":
            pages.setdefault(number, []).append(words_of(element, struck=False))
            if any(local(each) in ("delText", "moveFrom", "delInstrText") for each in element.iter()):
                before.setdefault(number, []).append(words_of(element, struck=True))
        elif name == "tr" and (row := row_of(element)):
            pages.setdefault(number, []).append(row)
    found = [Page(f"page {at}", "\n".join(lines)) for at, lines in pages.items()]
    found += [Page(f"page {at}, in what was struck out", "\n".join(lines)) for at, lines in before.items()]
    if attributes := "\n".join(attributes_of(root)):
        found.append(Page("a description or a link in the text", attributes))
    return found


def row_of(row: etree._Element) -> str:
    """A row of a table in one line, so that what stands side by side is read together."""
    cells = [
        " ".join(words_of(each, struck=False) for each in cell.iter() if local(each) == "p")
        for cell in row
        if local(cell) == "tc"
    ]
    return "\t".join(cells) if len(cells) > 1 else ""


def words_of(paragraph: etree._Element, *, struck: bool) -> str:
    """A paragraph as it stands, or as it stood before the changes that are tracked in it."""
    out = ("ins", "moveTo") if struck else ("del", "moveFrom")
    pieces: list[str] = []
    _gather(paragraph, out, pieces)
    return "".join(pieces)


def _gather(element: etree._Element, out: tuple[str, ...], pieces: list[str]) -> None:
    for child in element:
        name = local(child)
        if name in out:
            continue
        if name in ("t", "delText", "instrText", "delInstrText"):
            pieces.append(child.text or "")
        elif name in ("tab", "ptab"):
            pieces.append("\t")
        elif name in ("br", "cr"):
            pieces.append("\n")
        elif name == "noBreakHyphen":
            pieces.append("-")
        elif name == "p":
            pieces.append("\n")  # a text box: its own paragraphs are read by themselves
        elif len(child):
            _gather(child, out, pieces)


def open_body(name: str, part: bytes) -> list[Page]:
    """The body of an OpenDocument text, with what was struck out and the notes in it."""
    return plainly("the text", part)


def plainly(place: str, part: bytes) -> list[Page]:
    """All words of a part, a line for each paragraph, and the attributes that people write."""
    root = tree_of(part)
    lines = list(lines_of(root))
    lines += attributes_of(root)
    text = "\n".join(line for line in lines if line.strip())
    return [Page(place, text)] if text else []


def lines_of(root: etree._Element) -> Iterator[str]:
    """Each paragraph whole, each row of a table in one line too; elsewhere each element, with its name as a label."""
    inside = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_line = local(element) in ("p", "h", "si", "text")
        if event == "start":
            if local(element) in ("table-row", "tr"):
                yield "\t".join(" ".join(open_words(cell).split()) for cell in element)
            if is_line and not inside:
                yield open_words(element)
            elif not inside and (element.text or "").strip():
                yield f"{local(element)}: {element.text}"
            inside += is_line
        else:
            inside -= is_line


def open_words(element: etree._Element) -> str:
    """Words of an element with its blanks and tabs."""
    pieces = [element.text or ""]
    for child in element:
        name = local(child)
        if name in ("tab", "s", "line-break", "br", "cr"):
            pieces.append("\t" if name == "tab" else " ")
        pieces.append(open_words(child))
        if name in ("p", "h", "annotation", "tc", "table-cell"):
            pieces.append("\n")
        pieces.append(child.tail or "")
    return "".join(pieces)


def attributes_of(root: etree._Element) -> Iterator[str]:
    """Who wrote and what describes a picture, and where links lead."""
    kept: dict[str, None] = {}
    for element in root.iter():
        for key, value in element.attrib.items():
            name = str(key).rpartition("}")[2]
            if name in SAID_BY or name == "Target":
                words = str(value)
                if len(words) > 3 and not words.startswith(("http://schemas", "http://purl", "http://www.w3")):
                    kept[f"author: {words}" if name in ("author", "userId") else words] = None
    yield from kept


def said(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
