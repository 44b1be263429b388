"""Writes a document as plain text: what the golden copies hold, and what is read out or copied."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable

from .blocks import Block

WIDTH = 78


def write(blocks: Iterable[Block]) -> str:
    """The whole document, its pieces parted by blank lines."""
    return "\n\n".join(WRITERS[block["kind"]](block) for block in blocks) + "\n"


def wrapped(text: str, first: str = "", later: str | None = None) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if later is None else later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def heading(block: Block) -> str:
    title = wrapped(block["text"])
    sign = "=" if block["level"] == 1 else "-"
    return f"{title}\n{sign * max(len(line) for line in title.splitlines())}"


def para(block: Block) -> str:
    return wrapped(block["text"])


def bullets(block: Block) -> str:
    return "\n".join(wrapped(item, "- ", "  ") for item in block["items"])


def table(block: Block) -> str:
    """Each row as its cells with their heads: a wide table is no use in plain text."""
    rows = [
        "\n".join(wrapped(f"{head}: {cell}", "  ", "    ") for head, cell in zip(block["head"], row, strict=True))
        for row in block["rows"]
    ]
    return "\n\n".join([f"{block['caption']}:", *rows])


def note(block: Block) -> str:
    return wrapped(block["text"], "| ")


def address(block: Block) -> str:
    return "\n".join(block["lines"])


def details(block: Block) -> str:
    return "\n".join(f"{key}: {value}" for key, value in block["rows"])


def marked(block: Block) -> str:
    return wrapped(
        "".join(
            f"[{each['says']}: {each['text'].strip()}] " if each["says"] else each["text"] for each in block["runs"]
        )
    )


def contents(block: Block) -> str:
    return f"({block['text']})"


WRITERS: dict[str, Callable[[Block], str]] = {
    "heading": heading,
    "para": para,
    "list": bullets,
    "table": table,
    "note": note,
    "address": address,
    "details": details,
    "facts": details,
    "contents": contents,
    "marked": marked,
}
