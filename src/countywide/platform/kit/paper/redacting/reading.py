"""Reads the words of each page, sign by sign, so that a place in them is a place on the paper."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import pypdfium2
from pypdfium2 import raw

HYPHENS = {0x02, 0xFFFE}  # how the library hands over a hyphen at the end of a line
LOST = "\ufffd"


def words_on(data: bytes) -> list[str]:
    """The words of every page. A page that is a picture alone has none."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(signs_of(text))
            text.close()
            page.close()
        return found
    finally:
        document.close()


def signs_of(text: pypdfium2.PdfTextPage) -> str:
    """One sign for each the page has, in its order: the fifth sign here is the fifth there."""
    return "".join(sign(raw.FPDFText_GetUnicode(text.raw, at)) for at in range(text.count_chars()))


def sign(code: int) -> str:
    if code in HYPHENS:
        return "-"
    if code == 0:
        return " "
    return LOST if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def digest(pages: Iterable[str]) -> str:
    """One mark for all the words of a paper: marks in it hold for these words and for no others."""
    whole = sha256()
    for page in pages:
        whole.update(f"{len(page)}:{page}".encode("utf-8", "replace"))
    return whole.hexdigest()
