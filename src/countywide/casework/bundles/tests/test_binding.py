"""Binding: one number on every page that is the page's own, links, bookmarks, and later papers behind the first."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from countywide.platform.kit.paper.binding import CannotBind, Head, Sheaf, as_pdf, bind

from . import papers

HEAD = Head("Bundle for the hearing", "Heronshire Council", (("Appeal", "EH886/26/00001"),), date(2026, 11, 26))
DAY = date(2026, 9, 1)
FOUR = (
    Sheaf("Decision letter", "The decision", papers.pdf(3), "Heronshire Council", DAY),
    Sheaf("A report on its side", "Advice", papers.pdf(1, turned=90, size=(842, 595)), "A therapist", DAY),
    Sheaf("A report upside down", "Advice", papers.pdf(1, turned=180)),
    Sheaf("A scan", "Advice", papers.scan(2)),
)


def words(data: bytes) -> list[str]:
    """The words of each page, in the order in which they are drawn."""
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def corner(data: bytes, number: int) -> str:
    """What stands in the right lower corner of a page as it is shown."""
    document = pypdfium2.PdfDocument(data)
    page = document[number - 1]
    wide, _high = page.get_size()
    found = page.get_textpage()
    return str(found.get_text_bounded(left=wide - 90, bottom=0, right=wide, top=40)).strip()


def bookmarks(data: bytes) -> list[tuple[int, str, int]]:
    document = pypdfium2.PdfDocument(data)
    return [(each.level, each.get_title(), each.get_dest().get_index() + 1) for each in document.get_toc()]


def test_every_page_has_its_own_number_and_each_paper_its_place():
    made = bind(HEAD, FOUR)
    assert [(each.first, each.pages, each.wordless) for each in made.placed] == [
        (2, 3, 0),
        (5, 1, 0),
        (6, 1, 0),
        (7, 2, 2),
    ]
    assert made.pages == 8
    assert all(str(number) in said.split() for number, said in enumerate(words(made.data), 1))


@pytest.mark.parametrize("number", [1, 2, 4, 8])
def test_the_number_stands_in_the_right_lower_corner(number):
    assert corner(bind(HEAD, FOUR).data, number) == str(number)


def test_a_scan_keeps_its_picture_and_its_size_whatever_it_is():
    made = bind(HEAD, [Sheaf("A large scan", "Advice", papers.pdf(1, size=(2480, 3508)))])
    page = pypdfium2.PdfDocument(made.data)[1]
    assert page.get_size() == (2480, 3508)
    assert "2" in words(made.data)[1]


def test_sections_and_papers_have_bookmarks_with_their_page():
    assert bookmarks(bind(HEAD, FOUR).data) == [
        (0, "Bundle for the hearing (page 1)", 1),
        (0, "The decision (page 2)", 2),
        (1, "1. Decision letter, 1 September 2026 (page 2)", 2),
        (0, "Advice (page 5)", 5),
        (1, "2. A report on its side, 1 September 2026 (page 5)", 5),
        (1, "3. A report upside down (page 6)", 6),
        (1, "4. A scan (page 7)", 7),
    ]


def test_each_title_in_the_index_leads_to_its_paper():
    with pikepdf.open(BytesIO(bind(HEAD, FOUR).data)) as document:
        pages = {page.objgen: number for number, page in enumerate((each.obj for each in document.pages), 1)}
        led = [pages[note["/A"].D[0].objgen] for note in document.pages[0].obj["/Annots"]]
        assert all(pikepdf.Name.GoTo == note["/A"].S for note in document.pages[0].obj["/Annots"])
    assert led == [2, 5, 6, 7]


def test_the_index_says_which_paper_stands_where_and_counts_its_own_pages():
    many = [Sheaf(f"Paper number {each}", f"Section {each // 30}", papers.pdf()) for each in range(120)]
    made = bind(HEAD, many)
    said = words(made.data)
    front = made.placed[0].first - 1
    assert front > 1
    assert "Paper number 0, its" not in said[front]
    assert f"Paper number 119 no date {made.placed[119].first}" in " ".join(" ".join(said[:front]).split())
    assert made.pages == front + 120


def test_it_has_a_title_a_language_tags_in_its_index_and_opens_at_full_size():
    with pikepdf.open(BytesIO(bind(HEAD, FOUR).data)) as document:
        assert str(document.docinfo["/Title"]) == "Bundle for the hearing"
        assert str(document.Root.Lang).lower() == "en-gb"
        assert document.Root.MarkInfo.Marked
        assert document.Root.PageMode == pikepdf.Name.UseOutlines
        assert document.Root.OpenAction[4] == 1


def test_the_same_papers_always_give_the_same_bytes():
    assert bind(HEAD, FOUR).data == bind(HEAD, FOUR).data


def test_later_papers_stand_behind_those_that_were_sent_and_nothing_moves():
    first = bind(HEAD, FOUR)
    later = Head("Later papers, part 2", "Heronshire Council", (), date(2026, 12, 3))
    made = bind(later, [Sheaf("A new report", "Advice", papers.pdf(2))], before=first.data, counted_from=5)
    assert words(made.data)[:8] == words(first.data)
    assert bookmarks(made.data) == [
        *bookmarks(first.data),
        (0, "Later papers, part 2 (page 9)", 9),
        (0, "Advice (page 10)", 10),
        (1, "5. A new report (page 10)", 10),
    ]
    assert [(each.first, each.pages) for each in made.placed] == [(10, 2)]
    assert [corner(made.data, number) for number in (8, 9, 11)] == ["8", "9", "11"]


def test_how_far_it_is_is_said():
    said = []
    bind(HEAD, FOUR, step=lambda done, total: said.append((done, total)))
    assert said == [(each, 8) for each in range(1, 9)]


@pytest.mark.parametrize(("kind", "form"), [("png", "PNG"), ("jpg", "JPEG")])
def test_a_picture_becomes_a_page_that_shows_it_whole(kind, form):
    made = as_pdf(papers.picture(form, (3000, 2000)), kind, title="A photograph", on=DAY)
    document = pypdfium2.PdfDocument(made)
    wide, high = document[0].get_size()
    assert len(document) == 1
    assert wide <= 596
    assert high <= 843
    assert wide / high == pytest.approx(1.5, abs=0.01)


def test_plain_text_becomes_pages():
    made = as_pdf(b"We visited on Monday.\n\nIt went well.", "txt", title="A note", on=DAY)
    assert "It went well." in " ".join(words(made))


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (b"PK", "docx", "Save it as a PDF"),
        (papers.locked(), "pdf", "locked with a password"),
        (papers.pdf()[:300], "pdf", "damaged"),
        (b"\x89PNG\r\n\x1a\nno picture", "png", "damaged"),
    ],
)
def test_what_cannot_be_bound_says_why_and_what_to_do(data, kind, says):
    with pytest.raises(CannotBind, match=says):
        as_pdf(data, kind, title="A paper", on=DAY)
