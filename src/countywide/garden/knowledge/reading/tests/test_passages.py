"""Guidance is cut at its headings into passages of 60 to 200 words, lists and tables kept readable."""

import pytest
from docx import Document

from countywide.garden.knowledge.reading import read

from .makers import pdf, saved

WORDS = "The keeper must light the lamp at dusk every day. "  # ten words


def passages(markdown: str) -> list[tuple[str, int]]:
    return [(row.question, len(row.answer.split())) for row in read(markdown.encode(), "a.md").rows]


def test_a_passage_stands_under_its_heading_path():
    made = passages(f"# Lamps\n\n## Oil\n\n### Buying\n\n{WORDS * 7}\n\n## Glass\n\n{WORDS * 8}\n")
    assert made == [("Oil › Buying", 70), ("Glass", 80)]


def test_a_long_part_is_cut_between_its_paragraphs():
    made = passages("# Lamps\n\n## Oil\n\n" + "\n\n".join([WORDS * 9] * 5))
    assert made == [("Oil", 180), ("Oil", 180), ("Oil", 90)]


def test_a_long_paragraph_is_cut_between_sentences():
    made = passages(f"# Lamps\n\n## Oil\n\n{WORDS * 50}")
    assert [count for _, count in made] == [200, 200, 100]


def test_a_last_few_words_are_not_left_alone():
    made = passages("# Lamps\n\n## Oil\n\n" + "\n\n".join([WORDS * 5] * 4 + [WORDS]))
    assert made == [("Oil", 150), ("Oil", 60)]


def test_short_neighbours_stand_together_under_their_parent():
    made = read(f"# Lamps\n\n## Oil\n\n### Where\n\n{WORDS}\n\n### When\n\n{WORDS}".encode(), "a.md").rows
    assert [(row.question, row.answer.split("\n\n")[::2]) for row in made] == [("Oil", ["Where", "When"])]


def test_a_heading_that_asks_is_a_question_with_its_answer():
    (row,) = read(f"# Lamps\n\n## Oil\n\n### Who buys it?\n\n{WORDS}".encode(), "a.md").rows
    assert (row.section, row.question, row.is_passage) == ("Oil", "Who buys it?", False)


def test_lists_stay_lists():
    (row,) = read(b"# Lamps\n\n## Oil\n\nBring:\n\n- a can\n- a cloth\n", "a.md").rows
    assert row.answer == "Bring:\n\n• a can\n• a cloth"


def test_word_headings_lists_and_links():
    document = Document()
    document.add_heading("Lamps", 0)
    document.add_heading("Oil", 1)
    document.add_paragraph(WORDS * 7 + "See https://lamps.example/oil.")
    document.add_paragraph("a can", style="List Bullet")
    (row,) = read(saved(document), "a.docx").rows
    assert (row.question, row.links) == ("Oil", ("https://lamps.example/oil",))
    assert row.answer.endswith("\n\n• a can")


def test_words_put_in_stay_and_words_struck_out_go():
    document = Document()
    paragraph = document.add_paragraph("The lamp is ")
    for tag, inner, text in (("ins", "t", "bright"), ("del", "delText", "dull")):
        change = paragraph._p.makeelement(_w(tag), {})
        run = change.makeelement(_w("r"), {})
        word = run.makeelement(_w(inner), {})
        word.text = text
        run.append(word)
        change.append(run)
        paragraph._p.append(change)
    document.add_paragraph(WORDS)
    assert "The lamp is bright" in read(saved(document), "a.docx").title


def _w(tag: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}"


def test_pdf_prose_comes_in_paragraphs():
    data = pdf([("Question", "Answer"), ("Is it lit?", "Yes.")], prose=[WORDS * 8, WORDS * 9])
    rows = read(data, "a.pdf").rows
    assert [(row.question, len(row.answer.split()), row.page) for row in rows] == [
        ("Is it lit?", 1, 1),
        ("Lamps", 170, 1),
    ]


@pytest.mark.parametrize("name", ["a.html"])
def test_menus_and_footers_are_not_the_page(name):
    page = f"<body><nav>Menu</nav><h1>Lamps</h1><p>{WORDS}</p><footer>Foot</footer></body>"
    (row,) = read(page.encode(), name).rows
    assert row.answer == WORDS.strip()
