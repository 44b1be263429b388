"""What every format hands over: headings, paragraphs and tables, in the order they are read."""

from collections.abc import Callable
from dataclasses import dataclass, replace

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Cell:
    """One cell of a table. `shared` means it is the same cell as the one above it."""

    text: str
    links: tuple[str, ...] = ()
    shared: bool = False


@dataclass(frozen=True)
class Line:
    """One row of a table as it stands on the page."""

    cells: tuple[Cell, ...]
    page: int | None = None
    after_break: bool = False  # a page break (or blank lines) came just before


@dataclass(frozen=True)
class Table:
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Heading:
    text: str
    level: int
    page: int | None = None


@dataclass(frozen=True)
class Paragraph:
    text: str
    links: tuple[str, ...] = ()
    page: int | None = None
    is_item: bool = False  # one point of a list


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Contents:
    """The whole of one file, before anything is made of it."""

    blocks: tuple[Block, ...]
    title: str = ""
    pages: int | None = None
    not_read: tuple[str, ...] = ()


def broken_before(table: Table) -> Table:
    """The same table, known to begin after a page break."""
    first, *rest = table.lines
    return Table((replace(first, after_break=True), *rest))
