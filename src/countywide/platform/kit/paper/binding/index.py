"""Writes the index: which paper stands on which page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import pikepdf

from countywide.platform.kit.paper import pdf

from .types import Head, Sheaf

TEMPLATE = Path(__file__).parent / "index.typ"
HEADS = ("No.", "Paper", "Date", "Page")
SAYS = "The number at the foot of each page is the number of the page in this file. Each title leads to its paper."


def written(head: Head, papers: Sequence[Sheaf], firsts: Sequence[int], *, counted_from: int = 1) -> bytes:
    """The index as a PDF. `firsts` are the first pages, `counted_from` the number of the first paper."""
    rows = [
        row(paper, number, first)
        for number, (paper, first) in enumerate(zip(papers, firsts, strict=True), counted_from)
    ]
    sections = [
        {"title": title, "caption": f"Papers of the section “{title}”", "rows": list(held)}
        for title, held in groupby(rows, key=lambda each: each["section"])
    ]
    data = {
        "title": head.title, "author": head.author, "facts": [list(each) for each in head.facts], "says": SAYS,
        "heads": list(HEADS), "sections": sections, "year": head.on.year, "month": head.on.month, "day": head.on.day,
    }  # fmt: skip
    return pdf.compiled(pdf.printable(data), TEMPLATE)


def row(paper: Sheaf, number: int, first: int) -> dict[str, Any]:
    dated = f"{paper.dated.day} {paper.dated:%B %Y}" if paper.dated else "no date"
    return {
        "section": paper.section, "number": str(number), "title": paper.title, "author": paper.author, "dated": dated,
        "page": str(first),
    }  # fmt: skip


def with_firsts(
    head: Head, papers: Sequence[Sheaf], pages: Sequence[int], *, after: int = 0, counted_from: int = 1
) -> tuple[bytes, list[int]]:
    """The index and the first page of each paper, where the index itself takes as many pages as it takes. `after`: pages that
    stand before it."""
    taken = 1
    while True:
        firsts, at = [], after + taken + 1
        for count in pages:
            firsts.append(at)
            at += count
        made = written(head, papers, firsts, counted_from=counted_from)
        with pikepdf.open(BytesIO(made)) as document:
            needed = len(document.pages)
        if needed <= taken:
            return made, firsts
        taken = needed
