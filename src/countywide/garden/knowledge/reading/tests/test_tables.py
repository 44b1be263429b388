"""Tables of questions: any order of columns, cut rows, shared answers, stray mark-up, ragged rows."""

import pytest
from docx import Document

from countywide.garden.knowledge.reading import read
from countywide.garden.knowledge.types import Answered

from .makers import HEAD, MAKERS, docx, html, md, pdf, saved, txt

EVERY = pytest.mark.parametrize("name", MAKERS)
SWAPPED = ("Response", "Question/comment")


def asked(data: bytes, name: str) -> list[tuple[str, str]]:
    return [(row.question, row.answer) for row in read(data, name).rows]


@EVERY
def test_a_table_gives_its_rows_with_their_section(name):
    rows = [HEAD, ("Who oils the lamp?", "The keeper."), ("May visitors climb?", "Yes, on Sundays.")]
    document = read(MAKERS[name](rows), name)
    assert [(row.number, row.section, row.question, row.answer) for row in document.rows] == [
        (1, "Lamps", "Who oils the lamp?", "The keeper."),
        (2, "Lamps", "May visitors climb?", "Yes, on Sundays."),
    ]


@EVERY
def test_the_columns_may_stand_in_any_order(name):
    assert asked(MAKERS[name]([SWAPPED, ("The keeper.", "Who oils the lamp?")]), name) == [
        ("Who oils the lamp?", "The keeper.")
    ]


@EVERY
def test_without_a_header_the_column_that_asks_is_the_question(name):
    rows = [("On the hook.", "Where is the key kept?"), ("At dusk.", "When is it lit?"), ("Yes.", "Is it heavy?")]
    assert asked(MAKERS[name](rows), name)[1] == ("When is it lit?", "At dusk.")


@EVERY
@pytest.mark.parametrize(
    "head",
    [
        ("You said", "We did"),
        ("Q", "A"),
        ("Query", "Reply"),
        ("Comments", "LCC response"),
        ("No.", "Question", "Answer"),
    ],
)
def test_headers_come_in_many_words(name, head):
    row = ("Who oils the lamp?", "The keeper.") if len(head) == 2 else ("1", "Who oils the lamp?", "The keeper.")
    assert asked(MAKERS[name]([head, row]), name) == [("Who oils the lamp?", "The keeper.")]


@EVERY
def test_an_answer_that_goes_on_under_an_empty_question_is_joined(name):
    rows = [HEAD, ("Who oils the lamp?", "The keeper, who is"), ("", "on duty.")]
    assert asked(MAKERS[name](rows), name) == [("Who oils the lamp?", "The keeper, who is on duty.")]


@EVERY
def test_a_row_with_both_cells_cut_is_joined(name):
    rows = [HEAD, ("Who oils the lamp that stands on the", "The keeper oils it and"), ("high tower?", "cleans it.")]
    assert asked(MAKERS[name](rows), name) == [
        ("Who oils the lamp that stands on the high tower?", "The keeper oils it and cleans it.")
    ]


def test_blank_lines_tell_of_a_cut_even_before_a_capital():
    rows = [HEAD, ("We thank the Society of", "Noted."), ("",), ("Keepers for its help.", ""), ("Is it lit?", "Yes.")]
    assert asked(txt(rows), "a.txt") == [
        ("We thank the Society of Keepers for its help.", "Noted."),
        ("Is it lit?", "Yes."),
    ]


def test_blank_lines_between_whole_rows_join_nothing():
    rows = [HEAD, ("Is it lit?", "Yes."), ("",), ("Thank you for the lamp", ""), ("Is it heavy?", "No.")]
    assert [question for question, _ in asked(txt(rows), "a.txt")] == [
        "Is it lit?",
        "Thank you for the lamp",
        "Is it heavy?",
    ]


def test_a_pdf_row_cut_by_the_page_is_joined_and_a_repeated_header_dropped():
    first = [HEAD, ("Is it lit?", "Yes."), ("Who oils the lamp that stands on the", "The keeper oils it and")]
    document = read(pdf(first, [HEAD, ("high tower?", "cleans it."), ("Is it heavy?", "No.")]), "a.pdf")
    assert [(row.question, row.answer, row.page) for row in document.rows] == [
        ("Is it lit?", "Yes.", 1),
        ("Who oils the lamp that stands on the high tower?", "The keeper oils it and cleans it.", 1),
        ("Is it heavy?", "No.", 2),
    ]


@EVERY
def test_a_table_of_questions_only_has_no_answers(name):
    rows = [("Questions",), ("Thank you for the lamp.",), ("Is it heavy?",)]
    assert [(row.question, row.answered) for row in read(MAKERS[name](rows), name).rows] == [
        ("Thank you for the lamp.", Answered.NONE),
        ("Is it heavy?", Answered.NONE),
    ]


@EVERY
def test_two_questions_in_one_cell_stay_one_row(name):
    rows = [HEAD, ("Is it lit? And who lights it?", "Yes. The keeper.")]
    assert asked(MAKERS[name](rows), name) == [("Is it lit? And who lights it?", "Yes. The keeper.")]


@EVERY
def test_stray_markup_becomes_plain_text_with_its_paragraphs(name):
    rows = [HEAD, ("<p>Is it <b>lit</b>?</p>", "<p>Yes &amp; no.</p> <p>It is lit at dusk.</p>")]
    assert asked(MAKERS[name](rows), name) == [("Is it lit?", "Yes & no.\n\nIt is lit at dusk.")]


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.html", "a.md"])
def test_emoji_are_kept(name):
    assert asked(MAKERS[name]([HEAD, ("Is it lit?", "Yes 😊👩‍🏫")]), name) == [("Is it lit?", "Yes 😊👩‍🏫")]


def test_questions_beside_one_merged_word_cell_share_its_answer():
    document = Document()
    table = document.add_table(3, 2)
    for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = text
    table.cell(1, 0).text, table.cell(2, 0).text = "Who lights it?", "When is it lit?"
    table.cell(1, 1).merge(table.cell(2, 1)).text = "The keeper, at dusk."
    assert asked(saved(document), "a.docx") == [
        ("Who lights it?", "The keeper, at dusk."),
        ("When is it lit?", "The keeper, at dusk."),
    ]


def test_questions_beside_one_tall_web_cell_share_its_answer_and_its_link():
    page = (
        "<table><tr><th>Question<th>Answer<tr><td>Who lights it?<td rowspan=2>The <a href='https://lamps.example/k'>keeper</a>"
        "<tr><td>When is it lit?<tr><td>Is it heavy?<td>No</table>"
    )
    document = read(page.encode(), "a.html")
    assert [(row.question, row.answer, row.links) for row in document.rows] == [
        ("Who lights it?", "The keeper", ("https://lamps.example/k",)),
        ("When is it lit?", "The keeper", ("https://lamps.example/k",)),
        ("Is it heavy?", "No", ()),
    ]


def test_a_merged_row_inside_a_table_names_a_section():
    document = Document()
    table = document.add_table(3, 2)
    for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Foghorns"
    table.cell(2, 0).text, table.cell(2, 1).text = "How loud is it?", "Very."
    assert [(row.section, row.question) for row in read(saved(document), "a.docx").rows] == [
        ("Foghorns", "How loud is it?")
    ]


def test_ragged_rows_are_read_and_each_is_told_in_one_sentence():
    rows = [HEAD, ("Is it lit?", "Yes.", "At dusk."), ("Is it heavy?",), ("Is it old?", "Very.")]
    document = read(txt(rows), "a.txt")
    assert [(row.question, row.answer) for row in document.rows] == [
        ("Is it lit?", "Yes. At dusk."),
        ("Is it heavy?", ""),
        ("Is it old?", "Very."),
    ]
    assert len(document.odd) == 2
    assert all("under “Lamps”" in sentence for sentence in document.odd)


def test_an_ordinary_table_in_guidance_stays_readable():
    data = b"# Oil\n\n| Month | Litres |\n|---|---|\n| May | 40 |\n| June | 35 |\n"
    (row,) = read(data, "a.md").rows
    assert row.answer == "• Month: May; Litres: 40\n• Month: June; Litres: 35"
    assert row.is_passage


@pytest.mark.parametrize("make", [docx, html, md])
def test_small_letters_alone_do_not_join_rows(make):
    rows = [HEAD, ("is it lit", "Yes, at dusk"), ("is it heavy", "no")]
    name = {docx: "a.docx", html: "a.html", md: "a.md"}[make]
    assert [question for question, _ in asked(make(rows), name)] == ["is it lit", "is it heavy"]
