"""What goes into a bundle, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Head:
    """What the first page says: whose papers these are, by reference and number, never by a child's name."""

    title: str
    author: str  # the council
    facts: tuple[tuple[str, str], ...]
    on: date


@dataclass(frozen=True)
class Sheaf:
    """One paper, as a PDF, under the section in which it is listed."""

    title: str
    section: str
    data: bytes
    author: str = ""
    dated: date | None = None


@dataclass(frozen=True)
class Placed:
    """Where a paper stands in the bundle: its first page, how many pages it has, and how many of them hold no words that can be
    searched, such as a scan."""

    first: int
    pages: int
    wordless: int


@dataclass(frozen=True)
class Bound:
    """The bundle: its bytes, where each paper stands, and how many pages there are in all."""

    data: bytes
    placed: tuple[Placed, ...]
    pages: int
