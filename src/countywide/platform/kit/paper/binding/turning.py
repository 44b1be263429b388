"""Turns a file into pages: a PDF as it is, a picture as a page that shows it whole, plain text set as pages.

A document of a word processor is not turned: its pages would not be the pages that its author saw.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pikepdf
from PIL import Image, ImageOps

from countywide.platform.kit.paper import pdf
from countywide.platform.kit.paper.blocks import as_written

A4 = (8.27, 11.69)  # inches
MOST_DOTS = 300  # to the inch: more is not wanted, and makes a bundle heavy
PICTURES = ("jpg", "png", "heic")


class CannotBind(Exception):
    """A file that cannot stand in a bundle; the message says why and what to do."""


def as_pdf(data: bytes, kind: str, *, title: str, on: date) -> bytes:
    """The file as a PDF. Raises CannotBind."""
    if kind == "pdf":
        return checked(data)
    if kind in PICTURES:
        return of_picture(data)
    if kind == "txt":
        words = data.decode("utf-8", errors="replace")
        return pdf.write(as_written(words), title=title, author="", head=title, foot="", on=on, called="paper")
    raise CannotBind("This kind of file has no pages of its own. Save it as a PDF and add that.")


def checked(data: bytes) -> bytes:
    """A PDF that opens and has pages."""
    try:
        with pikepdf.open(BytesIO(data)) as document:
            if not len(document.pages):
                raise CannotBind("This PDF has no pages.")
    except pikepdf.PasswordError:
        raise CannotBind("This PDF is locked with a password. Take the password off and add it again.") from None
    except (pikepdf.PdfError, ValueError, RecursionError):
        raise CannotBind("This PDF is damaged and cannot be opened. Save it again and add the new one.") from None
    return data


def of_picture(data: bytes) -> bytes:
    """A page no larger than A4 that shows a picture whole and upright."""
    from pillow_heif import register_heif_opener

    register_heif_opener()
    made = BytesIO()
    try:
        with Image.open(BytesIO(data)) as opened:
            shown = ImageOps.exif_transpose(opened).convert("RGB")
            shown.thumbnail((round(A4[0] * MOST_DOTS), round(A4[1] * MOST_DOTS)))
            fits = max(shown.width / A4[0], shown.height / A4[1])
            shown.save(made, "PDF", resolution=fits, creationDate=None, modDate=None)  # the same each time
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise CannotBind("This picture is damaged and cannot be opened. Take or save it again.") from None
    return made.getvalue()
