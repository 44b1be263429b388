"""Writes a document as a tagged PDF (PDF/UA-1). The same blocks always give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import typst

from . import blocks as pieces
from . import glyphs
from .blocks import Block

TEMPLATE = Path(__file__).parent / "paper.typ"
NOT_PRINTABLE = (
    f"Some characters in this {{called}} cannot be printed and stand as {glyphs.REPLACEMENT}. "
    "The {called} in the service shows them as they were written."
)


def write(
    blocks: Iterable[Block],
    *,
    title: str,
    author: str,
    foot: str,
    on: date,
    head: str = "",
    called: str = "letter",
) -> bytes:
    """The PDF. What no font can show is replaced by an empty box, and the document says so at its end.

    `head` stands at the top of every page, where it is not the author's name alone.
    """
    shown = list(blocks)
    if any(glyphs.unshown(run) for block in shown for run in pieces.words_in(block)):
        shown = [*shown, pieces.note(NOT_PRINTABLE.format(called=called))]
    data = {
        "title": title,
        "author": author,
        "head": head or author,
        "foot": foot,
        "year": on.year,
        "month": on.month,
        "day": on.day,
        "blocks": shown,
    }
    return compiled(printable(data))


def printable(value: Any) -> Any:
    """The same data with every run of words printable."""
    if isinstance(value, str):
        return glyphs.replaced(value)
    if isinstance(value, list):
        return [printable(each) for each in value]
    return {key: printable(each) for key, each in value.items()} if isinstance(value, dict) else value


def compiled(data: dict[str, Any], template: Path = TEMPLATE) -> bytes:
    """Set it. A template may read nothing but itself, and only the fonts of the house are used."""
    glyphs.shown_by_all()  # says clearly when the fonts are not there
    made = typst.compile(
        template,
        root=template.parent,
        format="pdf",
        pdf_standards=["ua-1"],
        font_paths=[glyphs.FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
    )
    return bytes(made)
