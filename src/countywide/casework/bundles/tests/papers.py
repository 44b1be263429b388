"""Small papers to bind."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from reportlab.pdfgen import canvas

A4 = (595, 842)


def pdf(pages: int = 1, *, says: str = "A report", turned: int = 0, size: tuple[int, int] = A4) -> bytes:
    """A PDF with a line of words on each page."""
    made = BytesIO()
    sheet = canvas.Canvas(made, pagesize=size, invariant=1)
    for number in range(1, pages + 1):
        sheet.drawString(72, 400, f"{says}, its page {number}")
        if turned:
            sheet.setPageRotation(turned)
        sheet.showPage()
    sheet.save()
    return made.getvalue()


def scan(pages: int = 1) -> bytes:
    """A PDF of pictures without words."""
    made = BytesIO()
    sheets = [Image.new("L", (300, 400), 200 - number) for number in range(pages)]
    sheets[0].save(made, "PDF", save_all=True, append_images=sheets[1:])
    return made.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (400, 300)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, "grey").save(made, kind)
    return made.getvalue()


def locked() -> bytes:
    """A PDF that asks for a password."""
    import pikepdf

    made = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as document:
        document.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
    return made.getvalue()


def word() -> bytes:
    """A document of a word processor: it has no pages of its own."""
    from docx import Document

    made = BytesIO()
    document = Document()
    document.add_paragraph("What we saw in class.")
    document.save(made)
    return made.getvalue()
