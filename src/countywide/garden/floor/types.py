"""Small frozen values of the floor that other rooms may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Limits:
    """How much one may write at once, as a dated file says. A council may have its own."""

    begins: date
    question: int  # characters
    line: int  # characters of one line of chat
    title: int  # characters of a link's title
    lines_kept: int  # lines of chat that a page opens with
    top: int  # questions on the presenters’ screen
    load_again: int  # seconds, for those who have no script and choose it
