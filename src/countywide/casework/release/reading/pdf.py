"""PDFs: the words of each page, also those behind a picture, notes, fields, properties, bookmarks, and files inside."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from ..types import Page, Paper, Reading, Unread

NO_WORDS = "It is a picture without words behind it, so it could not be searched. Look at it yourself."
NO_SENSE = "Its words cannot be read out of the file: its letters are stored as shapes. Look at it yourself."
DEEPEST = 12
LOST = re.compile(r"[\ufffd\ufffe\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
FEW, MOST = 60, 0.4  # letters, and the part of a page that one picture fills


def read(data: bytes) -> Reading:
    """Everything in a PDF that has words, and the pages that have none."""
    pages, unread = of_pages(data)
    with pikepdf.open(io.BytesIO(data)) as document:
        for number, page in enumerate(document.pages, start=1):
            if words := "\n".join(notes_on(page)):
                pages.append(Page(f"page {number}, in a note or a field", words))
        if words := "\n".join(properties_of(document)):
            pages.append(Page("the properties of the file", words))
        return Reading(tuple(pages), tuple(unread), tuple(inner_of(document)))


def of_pages(data: bytes) -> tuple[list[Page], list[Unread]]:
    pages, unread = [], []
    document = pdfium.PdfDocument(data)
    try:
        for at in range(len(document)):
            page = document[at]
            text = page.get_textpage()
            words = text.get_text_range()
            place = f"page {at + 1}"
            if words.strip():
                pages.append(Page(place, words))
            if is_nonsense(words):
                unread.append(Unread(place, NO_SENSE))
            elif (not words.strip() and has_picture(page)) or (len(words.strip()) < FEW and is_mostly_picture(page)):
                unread.append(Unread(place, NO_WORDS))
            text.close()
            page.close()
    finally:
        document.close()
    return pages, unread


def is_nonsense(words: str) -> bool:
    """Letters that the file does not say the meaning of."""
    lost = len(LOST.findall(words))
    return lost > 0 and lost * 5 > len("".join(words.split()))


def has_picture(page: pdfium.PdfPage) -> bool:
    """Whether anything is drawn on a page without words: a picture, or shapes that may be letters."""
    kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING]
    return next(iter(page.get_objects(filter=kinds, max_depth=5)), None) is not None


def is_mostly_picture(page: pdfium.PdfPage) -> bool:
    """Whether one picture fills most of a page: a scan with a page number over it."""
    width, height = page.get_size()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        left, bottom, right, top = picture.get_bounds()
        if abs(right - left) * abs(top - bottom) > MOST * width * height:
            return True
    return False


def notes_on(page: pikepdf.Page) -> Iterator[str]:
    """Notes, what was typed into fields, where links lead."""
    for note in page.obj.get("/Annots", []):
        yield from strings_of(
            note, ("/Contents", "/T", "/TU", "/V", "/RC", "/Subj", "/DA", "/A", "/URI", "/Parent", "/Popup")
        )


def strings_of(thing: Any, keys: tuple[str, ...], depth: int = 0) -> Iterator[str]:
    """The words under some keys, and under the same keys below."""
    if depth > 4 or not isinstance(thing, pikepdf.Dictionary):
        return
    for key in keys:
        value = thing.get(key)
        if isinstance(value, pikepdf.String):
            yield without_marks(str(value))
        elif isinstance(value, pikepdf.Stream):
            yield without_marks(value.read_bytes().decode("utf-8", "replace"))
        elif value is not None:
            yield from strings_of(value, keys, depth + 1)


def properties_of(document: pikepdf.Pdf) -> Iterator[str]:
    """What the file says of itself, in both ways a PDF has, its bookmarks and the names of its layers."""
    for key, value in document.docinfo.items():
        if isinstance(value, pikepdf.String) and not str(key).endswith("Date"):
            yield f"{str(key).strip('/')}: {value}"
    described = document.Root.get("/Metadata")
    if isinstance(described, pikepdf.Stream):
        yield without_marks(described.read_bytes().decode("utf-8", "replace"))
    with document.open_outline() as outline:
        yield from bookmarks(outline.root)
    yield from layers(document)


def layers(document: pikepdf.Pdf) -> Iterator[str]:
    held = document.Root.get("/OCProperties")
    for layer in held.get("/OCGs", []) if isinstance(held, pikepdf.Dictionary) else []:
        yield from strings_of(layer, ("/Name",))


def bookmarks(items: Any, depth: int = 0) -> Iterator[str]:
    for item in items if depth < DEEPEST else ():
        yield str(item.title)
        yield from bookmarks(item.children, depth + 1)


def inner_of(document: pikepdf.Pdf) -> Iterator[Paper]:
    """Files packed into the PDF."""
    for name, packed in document.attachments.items():
        file = packed.get_file()
        yield Paper(packed.filename or name, file.read_bytes())


def without_marks(text: str) -> str:
    """The words of something written in XML, its tags taken out."""
    return re.sub(r"<[^>]*>", " ", text) if "<" in text else text
