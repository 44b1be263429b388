"""A document for parents as pieces of paper, the same on a page, in Word and as text."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.paper import text, word
from countywide.platform.kit.paper.blocks import Block, as_written, bullets, facts, heading, para
from countywide.platform.kit.tags.saying import short_date

from ..models import Document

Rows = list[dict[str, Any]]
SEPARATE = "What follows is the council’s own document. The school has changed nothing in it."


def blocks(document: Document) -> list[Block]:
    """Whose it is, what it says, what it does not change."""
    owner = document.owner.name if document.owner else ""
    return [
        heading(document.title, 1),
        facts(known(document, owner)),
        *written(document.body),
        heading("What this does not change"),
        *written(document.rights),
    ]


def known(document: Document, owner: str) -> list[tuple[str, str]]:
    dated = short_date(document.dated_on) if document.dated_on else ""
    rows = [("From", document.brand), ("Owner", owner), ("Date", dated), ("Version", str(document.number))]
    return [(key, value) for key, value in rows if value]


def written(words: str) -> list[Block]:
    """Lines as somebody typed them: headings, points, and paragraphs."""
    found: list[Block] = []
    points: list[str] = []
    for line in [*words.splitlines(), ""]:
        line = line.strip()
        if line.startswith("- "):
            points.append(line[2:])
            continue
        if points:
            found.append(bullets(points))
            points = []
        if line.startswith("## "):
            found.append(heading(line[3:]))
        elif line:
            found.append(para(line))
    return found


def with_cover(document: Document, note: str, school: str) -> list[Block]:
    """A school's note first, then the council's document, untouched."""
    return [heading(f"From {school}", 1), *as_written(note), para(SEPARATE), *blocks(document)]


def as_word(document: Document, note: str, school: str, *, on: date) -> bytes:
    return word.write(
        with_cover(document, note, school), title=document.title, author=school, on=on,
        foot=f"{document.brand}, version {document.number}",
    )  # fmt: skip


def as_text(document: Document, note: str, school: str) -> str:
    return text.write(with_cover(document, note, school))


def rows(found: Any) -> Rows:
    return [
        {
            "href": reverse("communities:document", args=[each.pk]), "title": each.title, "number": each.number,
            "state": state(each)[0], "colour": state(each)[1],
        }
        for each in found
    ]  # fmt: skip


def state(document: Document) -> tuple[str, str]:
    if document.withdrawn_on:
        return f"Withdrawn on {short_date(document.withdrawn_on)}", "grey"
    if document.published_on:
        return f"Published on {short_date(document.published_on)}", "green"
    return "Draft", "orange"
