"""Binds papers: index in front, one number on every page, links, bookmarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import groupby

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from . import index
from .stamping import Stamp
from .types import Bound, Head, Placed, Sheaf

TO_PAGE = re.compile(r"^bundle:(\d+)$")
Step = Callable[[int, int], None]


def bind(
    head: Head,
    papers: Sequence[Sheaf],
    *,
    before: bytes = b"",
    counted_from: int = 1,
    step: Step = lambda done, total: None,
) -> Bound:
    """One PDF of all papers, in the order given; those of a section stand together. `before` is a bundle that was sent
    already: its pages stay as they are, and an index of the new papers with these papers follows.

    `step` is told how many pages are bound, of how many. Raises pikepdf.PdfError for a paper that `as_pdf` did not pass.
    """
    opened = [Pdf.open(BytesIO(paper.data)) for paper in papers]
    try:
        return bound(head, papers, opened, before=before, counted_from=counted_from, step=step)
    finally:
        for document in opened:
            document.close()


def bound(
    head: Head, papers: Sequence[Sheaf], opened: Sequence[Pdf], *, before: bytes, counted_from: int, step: Step
) -> Bound:
    pages = [len(document.pages) for document in opened]
    earlier = Pdf.open(BytesIO(before)) if before else None
    after = len(earlier.pages) if earlier else 0
    front, firsts = index.with_firsts(head, papers, pages, after=after, counted_from=counted_from)
    contents = Pdf.open(BytesIO(front))  # the tags of the first file are kept
    if earlier is None:
        made = contents
    else:
        made = earlier
        made.pages.extend(contents.pages)
    total = after + len(contents.pages if earlier else made.pages) + sum(pages)
    for document in opened:
        made.pages.extend(document.pages)
    stamp = Stamp(made)
    for number, page in enumerate(list(made.pages)[after:], after + 1):
        if Name.AA in page.obj:
            del page.obj[Name.AA]  # a page that opens does nothing
        stamp.on(page, number)
        step(number - after, total - after)
    link(made, range(after, firsts[0] - 1 if firsts else total))
    bookmark(made, head.title, papers, firsts, at=after, counted_from=counted_from)
    describe(made, head)
    wordless = [without_words(paper.data) for paper in papers]
    data = saved(made)
    made.close()
    placed = tuple(Placed(*each) for each in zip(firsts, pages, wordless, strict=True))
    return Bound(data, placed, total)


def link(made: Pdf, pages: range) -> None:
    """What the index wrote as an address leads to the page."""
    for number in pages:
        for note in made.pages[number].obj.get("/Annots", Array()):
            does = note.get("/A")
            found = TO_PAGE.match(str(does.get("/URI", ""))) if does is not None else None
            if found:
                there = made.pages[int(found[1]) - 1].obj
                note["/A"] = Dictionary(S=Name.GoTo, D=Array([there, Name.XYZ, None, None, None]))


def bookmark(
    made: Pdf, title: str, papers: Sequence[Sheaf], firsts: Sequence[int], *, at: int, counted_from: int
) -> None:
    """A bookmark for the index, each section and each paper, with its page."""
    listed = list(enumerate(zip(papers, firsts, strict=True), counted_from))
    with made.open_outline() as outline:
        if not at:
            outline.root.clear()  # the headings of the index itself
        outline.root.append(OutlineItem(f"{title} (page {at + 1})", at, "XYZ"))
        for section, held in groupby(listed, key=lambda each: each[1][0].section):
            inside = list(held)
            first = inside[0][1][1]
            item = OutlineItem(f"{section} (page {first})", first - 1, "XYZ")
            for number, (paper, page) in inside:
                dated = f", {paper.dated.day} {paper.dated:%B %Y}" if paper.dated else ""
                item.children.append(OutlineItem(f"{number}. {paper.title}{dated} (page {page})", page - 1, "XYZ"))
            outline.root.append(item)


def describe(made: Pdf, head: Head) -> None:
    """Its title in the window, its bookmarks shown, its first page at full size."""
    made.Root.PageMode = Name.UseOutlines
    made.Root.OpenAction = Array([made.pages[0].obj, Name.XYZ, None, None, 1])
    made.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    made.docinfo["/Title"] = head.title
    made.docinfo["/Author"] = head.author


def without_words(data: bytes) -> int:
    """How many pages of a PDF hold no words that can be searched."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = 0
        for page in document:
            text = page.get_textpage()
            found += text.count_chars() == 0
            text.close()
            page.close()
        return found
    finally:
        document.close()


def saved(made: Pdf) -> bytes:
    """The bytes: the same papers always give the same."""
    out = BytesIO()
    made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
