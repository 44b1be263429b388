"""The forum document gives its 76 rows whole and in order. Nothing of its text stands here."""

import hashlib
from collections import Counter
from datetime import date

import pytest

from countywide.garden.knowledge.reading import masked, read
from countywide.garden.knowledge.types import Answered, Document

from . import forum

pytestmark = forum.needed


@pytest.fixture(scope="module")
def document() -> Document:
    return read(forum.PATH, "forum-qa.txt")


def test_it_has_76_rows_in_seven_sections(document):
    assert [row.number for row in document.rows] == list(range(1, 77))
    assert list(Counter(row.section for row in document.rows).values()) == [23, 6, 5, 7, 10, 12, 13]
    assert not any(row.is_passage for row in document.rows)


def test_it_knows_its_title_and_its_last_day(document):
    assert len(document.title.split()) == 10
    assert document.dated_on == date(2025, 7, 10)


def test_nothing_was_odd_and_nothing_was_left_out(document):
    assert (document.odd, document.not_read) == ((), ())
    source = forum.PATH.read_text(encoding="utf-8")
    found = Counter(_letters("".join(row.question + row.answer for row in document.rows)))
    lost = Counter(_letters(source.replace("<p>", "").replace("</p>", "")))
    lost.subtract(found)
    assert sum(lost.values()) < 500  # the title, the section names and the column headers
    assert min(lost.values()) >= 0


def test_rows_cut_by_a_page_are_whole(document):
    cut = {
        6: (53, 150),
        13: (30, 4),
        28: (33, 38),
        34: (5, 28),
        42: (189, 20),
        49: (58, 44),
        52: (23, 85),
        54: (189, 110),
    }
    cut |= {60: (12, 21), 75: (58, 0)}
    whole = {number: (_count(document, number, "question"), _count(document, number, "answer")) for number in cut}
    assert whole == cut
    assert _letters(document.rows[12].question) == _letters(document.rows[13].question)


def test_no_markup_is_left_and_paragraphs_are(document):
    text = "".join(row.question + row.answer for row in document.rows)
    assert "<" not in text and "\t" not in text
    assert [row.answer.count("\n\n") for row in document.rows if "\n\n" in row.answer][:3] == [2, 1, 1]


def test_blank_answers_are_none_and_answers_left_to_a_team_are_referred(document):
    by_kind = {kind: [row.number for row in document.rows if row.answered is kind] for kind in Answered}
    assert by_kind[Answered.NONE] == [38, 40, 41, *range(64, 77)]
    assert by_kind[Answered.REFERRED] == [13, 14, 15, 17, 18, 19]


def test_the_three_repeats_are_found_and_no_other(document):
    assert document.repeats == ((13, 14), (42, 54), (70, 71))


def test_rows_that_tell_of_one_child_are_marked(document):
    assert [row.number for row in document.rows if row.about_one_child] == [11, 12, 21, 22, 29, 51]


def test_people_are_held_back_and_teams_are_not(document):
    held = [
        (row.number, span.kind)
        for row in document.rows
        for span in (*row.held_section, *row.held_question, *row.held_answer)
    ]
    names = [number for number, kind in held if kind == "PERSON_NAME"]
    assert names == [8, 11, 24, 35, 41, 52, 62, 62, 69]
    assert [number for number, kind in held if kind == "EMAIL"] == [12, 24, 25, 28, 29, 35]
    assert [number for number, kind in held if kind == "SCHOOL"] == [52, 52]
    assert len(held) == 17


def test_after_masking_only_mailboxes_of_teams_are_left(document):
    left = [
        word
        for row in document.rows
        for text, spans in ((row.question, row.held_question), (row.answer, row.held_answer))
        for word in masked(text, spans).split()
        if "@" in word
    ]
    assert len(left) == 6
    assert all("." not in word.split("@")[0] for word in left)


def test_the_whole_is_the_same_as_when_a_person_checked_it(document):
    text = "\n".join(f"{row.section}|{row.question}|{row.answer}" for row in document.rows)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == CHECKED


CHECKED = "4d18e1200bbbe8d6"


def _letters(text: str) -> list[str]:
    return [letter for letter in text.lower() if letter.isalnum()]


def _count(document: Document, number: int, part: str) -> int:
    return len(getattr(document.rows[number - 1], part).split())
