"""Writes a plan, and its companion in plain words, as tagged PDFs (PDF/UA-1). The same content always gives the same bytes."""

from __future__ import annotations

from datetime import date

from countywide.platform.kit.paper import pdf

from ..types import About, Content
from . import plain
from .blocks import blocks_of
from .marks import Marks, marks_of


def write(content: Content, *, about: About, issued_as: str, on: date) -> bytes:
    """The plan as it goes out: `issued_as` is DRAFT, PROPOSED or FINAL, or empty for the working copy."""
    made = blocks_of(content, about=about, issued_as=issued_as, on=on)
    return pdf.write(made, on=on, called="plan", **marks_of(content, about, issued_as, on)._asdict())


def write_plain(content: Content, *, about: About, issued_as: str, on: date) -> bytes:
    """The plan in plain words."""
    marks: Marks = marks_of(content, about, issued_as, on, what="Plan in plain words")
    made = plain.blocks_of(content, about=about, issued_as=issued_as, on=on)
    return pdf.write(made, on=on, called="version in plain words", **marks._asdict())
