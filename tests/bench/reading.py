"""Importing a long document, from file to findable."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

from tests.bench.__main__ import Figure
from tests.bench.words import passages


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from click.testing import CliRunner

    from countywide.config import program
    from countywide.garden.knowledge import reading

    program.gather()
    for ending, make in (("docx", word_document), ("pdf", printed_document)):
        file = Path(mkdtemp()) / f"long.{ending}"
        file.write_bytes(make(asked.pages))
        began = time.perf_counter()
        rows = len(reading.read(file).rows)
        read = time.perf_counter() - began
        done = CliRunner().invoke(program.countywide, ["knowledge", "import", str(file)], catch_exceptions=False)
        whole = time.perf_counter() - began - read
        assert done.exit_code == 0, done.output
        yield Figure(
            f"Import of {asked.pages} pages, {ending}", f"read {read:.1f} s, imported and findable {whole:.1f} s", "with progress shown",
            f"{rows} passages",
        )  # fmt: skip


def word_document(pages: int) -> bytes:
    """Four headed passages make a page."""
    from docx import Document

    document, kept = Document(), BytesIO()
    for heading, text in passages(pages * 4):
        document.add_heading(heading, 2)
        document.add_paragraph(text)
    document.save(kept)
    return kept.getvalue()


def printed_document(pages: int) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles, kept = getSampleStyleSheet(), BytesIO()
    flow = [
        Paragraph(text, styles[style])
        for pair in passages(pages * 4, seed=8)
        for style, text in zip(("Heading2", "BodyText"), pair, strict=True)
    ]
    SimpleDocTemplate(kept).build(flow)
    return kept.getvalue()
