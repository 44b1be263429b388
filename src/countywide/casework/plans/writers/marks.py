"""What a paper of a plan says of itself: its title, whose it is, what stands at the top and foot of each page."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..sections import read
from ..types import About, Content
from .blocks import STANDING
from .words import day


class Marks(NamedTuple):
    title: str
    author: str
    head: str
    foot: str


def marks_of(content: Content, about: About, issued_as: str, on: date, *, what: str = "") -> Marks:
    """Titles and pages name the reference, not the child: titles show in lists of files and of windows."""
    held = read(content.kind, date.fromisoformat(content.begins))
    mark = STANDING.get(issued_as, ("",))[0]
    return Marks(
        title=" – ".join(part for part in (mark, what or held.title, about.reference) if part),
        author=about.council,
        head=" · ".join(part for part in (mark, about.council) if part),
        foot=f"{day(on)}, our reference {about.reference}",
    )
