"""Writes a plan as an editable document (.docx)."""

from __future__ import annotations

from datetime import date

from countywide.platform.kit.paper import word

from ..types import About, Content
from .blocks import blocks_of
from .marks import marks_of

KIND = word.KIND


def write(content: Content, *, about: About, issued_as: str, on: date) -> bytes:
    """The same words as on paper. What is edited in it is nobody's plan: the service keeps what was issued."""
    made = blocks_of(content, about=about, issued_as=issued_as, on=on)
    return word.write(made, on=on, **marks_of(content, about, issued_as, on)._asdict())
