"""Emails: their headers, their words, and what is attached."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import olefile

from ..types import Page, Paper, Reading
from .pdf import without_marks

HEADERS = ("subject", "to", "cc", "bcc", "from", "reply-to", "thread-topic", "keywords", "comments")
WIDE, NARROW, ATTACHED, LONG_NAME = "001F", "001E", "37010102", "3707001F"


def read(data: bytes) -> Reading:
    """An email as it was sent."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    said = "\n".join(f"{name}: {value}" for name in HEADERS for value in message.get_all(name, []))
    pages, inner = [Page("the heading of the email", said)], []
    for part in message.walk():
        if part.is_multipart():
            continue
        name = part.get_filename()
        if name or part.get_content_maintype() != "text":
            inner.append(Paper(name or "attachment", content_of(part)))
        else:
            pages.append(Page("the words of the email", text_of(part)))
    return Reading(tuple(pages), (), tuple(inner))


def content_of(part: EmailMessage) -> bytes:  # type: ignore[type-arg]
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def text_of(part: EmailMessage) -> str:  # type: ignore[type-arg]
    """Words, with the marks of a web page taken out."""
    words = content_of(part).decode(part.get_content_charset() or "utf-8", "replace")
    return without_marks(words) if part.get_content_subtype() == "html" else words


def read_outlook(data: bytes) -> Reading:
    """A message kept by Outlook: every word it holds, and what is attached."""
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        said = "\n".join(words_in(container))
        return Reading((Page("the message", said),), (), tuple(attached(container)))


def words_in(container: olefile.OleFileIO) -> Iterator[str]:
    for path in container.listdir():
        kind = path[-1][-4:].upper()
        if kind in (WIDE, NARROW):
            yield container.openstream(path).read().decode("utf-16-le" if kind == WIDE else "cp1252", "replace")


def attached(container: olefile.OleFileIO) -> Iterator[Paper]:
    for path in container.listdir():
        if path[-1].upper().endswith(ATTACHED):
            named = [*path[:-1], f"__substg1.0_{LONG_NAME}"]
            name = container.openstream(named).read().decode("utf-16-le", "replace") if container.exists(named) else ""
            yield Paper(name or "attachment", container.openstream(path).read())
