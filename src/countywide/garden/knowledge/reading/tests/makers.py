"""Makes small test files in every format, all of invented text."""

import html as markup
import io
from collections.abc import Sequence

from docx import Document
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, PageBreak, Paragraph, SimpleDocTemplate

TITLE = "Autumn meeting of lighthouse keepers 3rd & 5th October 2024"
Pairs = Sequence[tuple[str, ...]]
HEAD = ("Question/comment", "Response")


def txt(rows: Pairs, section: str = "Lamps") -> bytes:
    lines = [TITLE, "", section, "", *("\t".join(row) for row in rows)]
    return "\n".join(lines).encode()


def docx(rows: Pairs, section: str = "Lamps") -> bytes:
    document = Document()
    document.add_heading(TITLE, 0)
    document.add_heading(section, 1)
    table = document.add_table(0, max(len(row) for row in rows))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    return saved(document)


def saved(document: object) -> bytes:
    held = io.BytesIO()
    document.save(held)  # type: ignore[attr-defined]
    return held.getvalue()


def html(rows: Pairs, section: str = "Lamps") -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{markup.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<main><h1>{markup.escape(TITLE)}</h1><h2>{section}</h2><table>{body}</table></main>"
    return f"<!doctype html><html><head><script>var a = 1;</script></head><body><nav>Menu</nav>{page}</body></html>".encode()


def md(rows: Pairs, section: str = "Lamps") -> bytes:
    head, *rest = ["| " + " | ".join(row) + " |" for row in rows]
    rule = "|" + "---|" * len(rows[0])
    return "\n".join([f"# {TITLE}", "", f"## {section}", "", head, rule, *rest, ""]).encode()


def pdf(*pages: Pairs, section: str = "Lamps", prose: Sequence[str] = ()) -> bytes:
    """Each page begins a table of its own, as a page break leaves it."""
    styles = getSampleStyleSheet()
    parts = [Paragraph(markup.escape(TITLE), styles["Title"]), Paragraph(section, styles["Heading2"])]
    for at, rows in enumerate(pages):
        cells = [[Paragraph(markup.escape(cell), styles["BodyText"]) for cell in row] for row in rows]
        parts += [PageBreak()] if at else []
        parts.append(LongTable(cells, colWidths=[210, 240], style=[("GRID", (0, 0), (-1, -1), 1, (0, 0, 0))]))
    parts += [Paragraph(markup.escape(text), styles["BodyText"]) for text in prose]
    held = io.BytesIO()
    SimpleDocTemplate(held).build(parts)
    return held.getvalue()


def pictures(pages: int, words_on_last: bool = False, password: str | None = None) -> bytes:
    """A scanned PDF: pages that are only pictures."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    held = io.BytesIO()
    canvas = Canvas(held, encrypt=password)
    for page in range(pages):
        if words_on_last and page == pages - 1:
            for line in range(10):
                canvas.drawString(80, 700 - 14 * line, "The lamp must be lit at dusk on every day.")
        else:
            canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), 20, 20, 500, 700)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


MAKERS = {"a.txt": txt, "a.docx": docx, "a.html": html, "a.md": md, "a.pdf": pdf}
