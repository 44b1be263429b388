"""Reads a published document into questions, answers and passages. Nothing here is saved.

    document = read(path, "forum-answers.docx", on_page=show)

`read` gives back a whole `Document` or raises `CannotRead` with one sentence for the person.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ..types import Document
from . import broken, personal
from .blocks import Contents, Heading, Paragraph, Progress, Table
from .broken import CannotRead
from .child import about_one_child
from .cleaning import one_line
from .opening import LIMIT, opened
from .personal import masked
from .repeats import repeats
from .rows import rows_of
from .titles import dated_on, from_name

__all__ = ["LIMIT", "CannotRead", "masked", "read"]

SPOKEN = {"docx": "Word document", "pdf": "PDF", "html": "web page", "md": "file", "txt": "file"}


def read(source: str | Path | bytes, name: str, *, limit: int = LIMIT, on_page: Progress | None = None) -> Document:
    """Read one file, by its path or its bytes; its name says what kind it is."""
    kind, data = opened(source, name, limit)
    contents = _contents(kind, data, Path(name).suffix.lower(), on_page or _quietly)
    if not any(isinstance(block, Table) or block.text for block in contents.blocks):
        raise broken.no_words()
    title = _title(contents) or from_name(name)
    made = rows_of(contents, title)
    if not made.rows:
        raise broken.no_words()
    held = personal.Held.over([title, *(text for row in made.rows for text in (row.section, row.question, row.answer))])
    rows = tuple(
        replace(
            row,
            held_section=held.spans(row.section),
            held_question=held.spans(row.question),
            held_answer=held.spans(row.answer),
            about_one_child=not row.is_passage and about_one_child(row.question),
        )
        for row in made.rows
    )
    return Document(
        title=title,
        rows=rows,
        dated_on=dated_on(title, _opening(contents)),
        pages=contents.pages,
        held_title=held.spans(title),
        not_read=contents.not_read,
        odd=tuple(made.odd),
        repeats=repeats(rows),
    )


def _contents(kind: str, data: bytes, ending: str, on_page: Progress) -> Contents:
    """Each format is loaded only when it is needed; whatever its library says, we say one sentence."""
    try:
        return _reader(kind)(data, ending, on_page)
    except CannotRead:
        raise
    except Exception as trouble:
        raise broken.damaged(SPOKEN[kind]) from trouble


def _reader(kind: str) -> Callable[[bytes, str, Progress], Contents]:
    if kind == "docx":
        from .word import contents
    elif kind == "pdf":
        from .pdf import contents
    elif kind == "html":
        from .web import contents
    elif kind == "md":
        from .markdown import contents
    else:
        from .plain import contents
    return contents


def _title(contents: Contents) -> str:
    """What the document calls itself: its own title, its first heading, or a short first line."""
    if contents.title:
        return one_line(contents.title)
    for block in contents.blocks[:4]:
        if isinstance(block, Heading):
            return one_line(block.text)
        if isinstance(block, Paragraph) and len(contents.blocks) > 1 and _could_be_title(block.text):
            return one_line(block.text)
    return ""


def _could_be_title(text: str) -> bool:
    return len(text.split()) <= 20 and not text.endswith((".", ",", ";", ":"))


def _opening(contents: Contents) -> list[str]:
    """The first lines, where a date of issue stands, and the last, where some put it."""
    lines = [one_line(block.text) for block in contents.blocks if isinstance(block, Heading | Paragraph)]
    return lines[:8] + lines[-3:]


def _quietly(done: int, total: int) -> None:
    """Nobody is watching."""
