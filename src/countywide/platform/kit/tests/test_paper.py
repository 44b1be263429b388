"""The three writers say the same, show nothing as markup, and the PDF is tagged as PDF/UA-1 asks."""

import io
from datetime import date

import page
import pdfplumber
import pikepdf
import pytest
from pdfua import validate

from countywide.platform.kit.paper import blocks, glyphs, html, pdf, text

DAY = date(2026, 9, 14)
LETTER = [
    blocks.address(["Mx Wren Okafor-Lune", "1 Made Up Street"]),
    blocks.details([("Date", "14 September 2026"), ("Our reference", "EHC-TEST-0001")]),
    blocks.heading("A decision", 1),
    blocks.para("We have decided."),
    blocks.heading("What happens now"),
    blocks.bullets(["First", "Second"]),
    blocks.table("What we read", ["What", "When"], [["A report", "1 May 2026"], ["A letter", "2 May 2026"]]),
    blocks.note("Mind this."),
]


def made(letter):
    return pdf.write(letter, title="A decision", author="Made Up Council", foot="EHC-TEST-0001", on=DAY)


def test_plain_text():
    assert text.write(LETTER) == (
        "Mx Wren Okafor-Lune\n1 Made Up Street\n\nDate: 14 September 2026\nOur reference: EHC-TEST-0001\n\n"
        "A decision\n==========\n\nWe have decided.\n\nWhat happens now\n----------------\n\n- First\n- Second\n\n"
        "What we read:\n\n  What: A report\n  When: 1 May 2026\n\n  What: A letter\n  When: 2 May 2026\n\n| Mind this.\n"
    )


HOSTILE = '<script>alert(1)</script> #panic("x") *b* $a^2$ @ref `code` O’Brien & Søn'


def test_words_are_never_markup_on_a_page():
    assert "<script>" not in html.write([blocks.para(HOSTILE), blocks.heading(HOSTILE), blocks.bullets([HOSTILE])])


def test_words_are_never_markup_on_paper():
    with pdfplumber.open(io.BytesIO(made([blocks.heading("A decision", 1), blocks.para(HOSTILE)]))) as paper:
        assert HOSTILE in " ".join((paper.pages[0].extract_text() or "").split())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Write to a.b@send.example.", '<p>Write to <a href="mailto:a.b@send.example">a.b@send.example</a>.</p>'),
        ("See https://x.example/y.", '<p>See <a href="https://x.example/y">https://x.example/y</a>.</p>'),
        ("See javascript:alert(1)", "<p>See javascript:alert(1)</p>"),
        ('https://x.example/"><b>', '<p><a href="https://x.example/">https://x.example/</a>&quot;&gt;&lt;b&gt;</p>'),
    ],
)
def test_addresses_become_links(words, shown):
    assert html.write([blocks.para(words)]) == shown


def test_the_title_stands_first_on_a_page_and_once():
    written = html.write(LETTER)
    assert (written.startswith("<h1>A decision</h1>"), written.count("<h1>")) == (True, 1)
    assert "<p>Mx Wren Okafor-Lune<br>1 Made Up Street</p>" in written
    assert written.count('scope="col"') == 2


def test_the_pdf_keeps_to_pdf_ua(tmp_path):
    file = tmp_path / "letter.pdf"
    file.write_bytes(made(LETTER))
    assert page.validate_pdf_bytes(file.read_bytes(), profile="ua1").failures == []
    assert list(validate(str(file)).findings) == []


def test_the_pdf_is_tagged_in_reading_order():
    with pikepdf.open(io.BytesIO(made(LETTER))) as paper:
        assert (str(paper.Root.Lang), bool(paper.Root.MarkInfo.Marked)) == ("en-GB", True)
        assert str(paper.docinfo["/Title"]) == "A decision"
        tags = [tag for tag in tags_of(paper.Root.StructTreeRoot.K) if tag not in ("/Document", "/Span", "/NonStruct")]
    assert [tag for tag in tags if tag in ("/H1", "/H2", "/P", "/L", "/Table", "/Caption")] == [
        "/P",
        "/P",
        "/H1",
        "/P",
        "/H2",
        "/L",
        "/Caption",
        "/Table",
        "/P",
    ]
    assert (tags.count("/TH"), tags.count("/TD"), tags.count("/LI")) == (2, 4, 2)


def tags_of(node):
    """Every structure tag below a node, in order."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from tags_of(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from tags_of(node.K)


def test_the_same_letter_gives_the_same_bytes():
    assert made(LETTER) == made(LETTER)


def test_what_no_font_can_show_is_boxed_and_said():
    with pdfplumber.open(io.BytesIO(made([blocks.heading("A decision", 1), blocks.para("Dear 漢字")]))) as paper:
        shown = " ".join((paper.pages[0].extract_text() or "").split())
    assert "Dear □□" in shown and "cannot be printed and stand as □" in shown


@pytest.mark.parametrize(
    "name", ["Siân Ó Briain", "Łucja Żak", "Nguyễn Thị Hằng", "Ayşe Çağlar", "Мария", "عمر", "Ngũgĩ"]
)
def test_names_of_many_places_can_be_printed(name):
    assert glyphs.unshown(name) == set()


def test_without_fonts_it_says_how_to_get_them(monkeypatch, tmp_path):
    monkeypatch.setattr(glyphs, "FONTS", tmp_path)
    glyphs.shown_by_all.cache_clear()
    with pytest.raises(glyphs.FontsMissing, match="make setup"):
        made(LETTER)
    glyphs.shown_by_all.cache_clear()


TYPED = blocks.marked(
    [
        blocks.run("Help "),
        blocks.run("weekly ", how="out", bold=True, says="The family asks to take out"),
        blocks.run("daily ", how="added", bold=True, says="The family asks to add"),
        blocks.run("<alone>", how="out", underline=True, says="Agreed: taken out"),
    ]
)


def test_words_in_several_types_are_said_as_well_as_shown():
    assert html.write([TYPED]) == (
        '<p class="cw-typed">Help <del class="cw-bold"><span class="cw-unseen">The family asks to take out: </span>weekly'
        '<span class="cw-unseen"> (end)</span></del> <ins class="cw-bold"><span class="cw-unseen">The family asks to add: '
        '</span>daily<span class="cw-unseen"> (end)</span></ins> <del class="cw-underline"><span class="cw-unseen">Agreed: '
        'taken out: </span>&lt;alone&gt;<span class="cw-unseen"> (end)</span></del></p>'
    )
    assert text.write([TYPED]) == (
        "Help [The family asks to take out: weekly] [The family asks to add: daily]\n[Agreed: taken out: <alone>]\n"
    )


def test_words_struck_through_and_underlined_keep_to_pdf_ua(tmp_path):
    written = made([blocks.heading("A decision", 1), TYPED])
    with pdfplumber.open(io.BytesIO(written)) as paper:
        assert "Help weekly daily <alone>" in (paper.pages[0].extract_text() or "")
