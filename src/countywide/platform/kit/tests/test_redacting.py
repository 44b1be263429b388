"""Taking words out of a paper: what was taken out is nowhere in the new file, and what was left can still be read."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from countywide.platform.kit.paper import pdf
from countywide.platform.kit.paper.blocks import para
from countywide.platform.kit.paper.redacting import Mark, digest, places_of, redrawn, words_on

ON = date(2026, 3, 2)
SAID = [
    "Wren sat beside Amara Quillfeather at lunch. Amara’s mother rang on Tuesday.",
    "Zoë Łukasz reads to both of them.",
]


def paper(*said: str) -> bytes:
    return pdf.write([para(each) for each in said or SAID], title="Note", author="A council", foot="", on=ON)


def with_secrets() -> bytes:
    """The same with the name in every other place a PDF has."""
    made = pikepdf.open(BytesIO(paper()))
    made.docinfo["/Subject"] = "About Amara Quillfeather"
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[20, 20, 40, 40], Contents="Amara Quillfeather again"
    )
    made.pages[0].obj["/Annots"] = pikepdf.Array([made.make_indirect(note)])
    made.attachments["amara.txt"] = b"Amara Quillfeather"
    made.Root["/Before"] = made.make_stream(b"(Amara Quillfeather) Tj")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def everything_in(data: bytes) -> str:
    """Every string and stream of a file, however it is packed."""
    found = []
    with pikepdf.open(BytesIO(data)) as held:
        for each in held.objects:
            found.append(repr(each))
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") != pikepdf.Name.Image:
                found.append(each.read_bytes().decode("latin-1"))
    return "\n".join(found)


def one_line(pages: list[str]) -> str:
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize(
    "words, times",
    [
        ("Amara", 2),
        ("amara quillfeather", 1),
        ("Amara's mother", 1),
        ("Quill", 0),
        ("", 0),
        ("Zoë Łukasz", 1),
        ("  ", 0),
    ],
)
def test_words_are_found_whole_in_capitals_or_not(words, times):
    assert len(places_of(words_on(paper()), words)) == times


def test_a_name_cut_by_the_end_of_a_line_is_found():
    assert places_of(["with Quill-\nfeather and Amara\r\nQuillfeather"], "Quillfeather") == [
        Mark(1, 5, 14),
        Mark(1, 31, 12),
    ]
    assert len(places_of(["Amara\r\nQuillfeather"], "Amara Quillfeather")) == 1


def test_words_on_one_page_alone():
    pages = ["Amara", "Amara"]
    assert places_of(pages, "Amara", page=2) == [Mark(2, 0, 5)]


def test_what_is_taken_out_is_nowhere_in_the_file_and_the_rest_is_still_there():
    data = with_secrets()
    pages = words_on(data)
    marks = [*places_of(pages, "Amara Quillfeather"), *places_of(pages, "Amara’s mother")]
    made = redrawn(data, marks)
    left = one_line(words_on(made))
    assert "Amara" not in left and "Quillfeather" not in left and "mother" not in left
    assert left.count("[words taken out]") == 2
    assert "Wren sat beside" in left and "rang on Tuesday." in left and "Zoë Łukasz reads" in left
    whole = everything_in(made).lower()
    assert "amara" not in whole and "quillfeather" not in whole
    assert "amara".encode("utf-16-be").hex() not in whole
    with pikepdf.open(BytesIO(made)) as held:
        assert not held.attachments and "/Annots" not in held.pages[0] and not dict(held.docinfo)


def test_the_words_are_painted_over_and_the_others_are_seen():
    data = paper()
    pages = words_on(data)
    plain, without = (
        pypdfium2.PdfDocument(each)[0].render(scale=1).to_pil().convert("L")
        for each in (redrawn(data, []), redrawn(data, places_of(pages, "Amara Quillfeather")))
    )
    dark = [sum(shown.histogram()[:40]) for shown in (plain, without)]
    assert dark[1] > dark[0] * 1.5


def test_a_page_taken_out_says_so_and_holds_nothing():
    data = paper("One " * 900, "Amara Quillfeather")
    pages = words_on(data)
    assert len(pages) > 1
    made = redrawn(data, [Mark(len(pages))])
    found = words_on(made)
    assert len(found) == len(pages)
    assert found[-1].strip() == "This page was taken out. The list at the front says why."
    assert "Amara" not in one_line(found) and "One One" in found[0]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_loses_the_right_words(turned):
    held = pikepdf.open(BytesIO(paper()))
    held.pages[0].rotate(turned, relative=False)
    out = BytesIO()
    held.save(out)
    data = out.getvalue()
    made = redrawn(data, places_of(words_on(data), "Amara Quillfeather"))
    left = one_line(words_on(made))
    assert "Quillfeather" not in left and "Tuesday" in left


def test_the_same_paper_and_marks_give_the_same_bytes_and_the_digest_knows_the_words():
    data = paper()
    pages = words_on(data)
    marks = places_of(pages, "Amara")
    assert redrawn(data, marks) == redrawn(data, marks)
    assert digest(pages) == digest(words_on(data)) != digest(words_on(paper("Other words.")))
