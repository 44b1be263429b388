"""Reads all the words of a paper, wherever they stand in it; what cannot be read is said, never passed over."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from countywide.platform.files import queries as files

from ..types import Page, Paper, Reading, Unread
from . import mail, office, pdf, pictures, plain

DEEPEST = 3  # a paper in a paper in a paper
LARGEST = 200 * 1024**2
TOO_LARGE = "It is too large to be searched."
TOO_DEEP = "It is packed inside so many other files that it could not be searched."
TROUBLES = {
    "EMPTY": "The file is empty.",
    "LOCKED": "The file is locked with a password, so it could not be searched.",
    "DAMAGED": "The file is damaged or cut short, so it could not be searched.",
    "BOMB": "The file unpacks to far more than a document holds, so it was not searched.",
    "MACROS": "The file contains a program (macros), so it was not searched.",
    "KIND": "This kind of file cannot be searched.",
}
BY_HAND = "This kind of file has no words that can be searched. Look or listen to it yourself."
READERS: dict[str, Callable[[bytes], Reading]] = {
    "pdf": pdf.read,
    "docx": office.read,
    "xlsx": office.read,
    "odt": office.read,
    "rtf": plain.read_rich,
    "csv": plain.read,
    "txt": plain.read,
    "jpg": pictures.read,
    "png": pictures.read,
    "heic": pictures.read,
    "msg": mail.read_outlook,
    "eml": mail.read,
}


def read(paper: Paper, depth: int = 0) -> Reading:
    """Every word of a paper with its place: its name first, then what is in it, then what is packed in that."""
    name = Page("the name of the file", paper.name, is_name=True)
    if depth > DEEPEST or len(paper.data) > LARGEST:
        return Reading((name,), (Unread("the whole file", TOO_DEEP if depth > DEEPEST else TOO_LARGE),))
    kind, trouble = looked_into(paper)
    if trouble:
        return Reading((name,), (Unread("the whole file", TROUBLES.get(trouble, TROUBLES["DAMAGED"])),))
    if kind not in READERS:
        return Reading((name,), (Unread("the whole file", BY_HAND),))
    try:
        found = READERS[kind](paper.data)
    except Exception:  # whatever is wrong inside a file that somebody sent: it was not read, so it is not clean
        return Reading((name,), (Unread("the whole file", TROUBLES["DAMAGED"]),))
    return with_inner(Reading((name, *found.pages), found.unread, found.inner), depth)


def with_inner(found: Reading, depth: int) -> Reading:
    """The same, with what was read in the files packed inside."""
    pages, unread = list(found.pages), list(found.unread)
    for paper in found.inner:
        inner = read(paper, depth + 1)
        pages += [Page(f"in a file inside it, {page.place}", page.text, page.is_name) for page in inner.pages]
        unread += [Unread(f"in a file inside it, {part.place}", part.why) for part in inner.unread]
    return Reading(tuple(pages), tuple(unread))


def looked_into(paper: Paper) -> tuple[str, str]:
    """What kind a paper is by its content, and what is wrong with it, as the files room finds it."""
    with tempfile.NamedTemporaryFile(suffix=".paper") as kept:
        kept.write(paper.data)
        kept.flush()
        finding = files.look(Path(kept.name), paper.name)
    return finding.extension, str(finding.trouble)
