"""What an import works out before anything is saved."""

import pytest

from countywide.garden.knowledge import planning
from countywide.garden.knowledge.types import Answered

from . import factories as make


@pytest.mark.parametrize(
    "answers, repeats, kept",
    [
        (["Yes.", "No."], ((1, 2),), {2: 1}),
        (["", "No."], ((1, 2),), {1: 2}),  # the answered one is kept
        (["", ""], ((1, 2),), {2: 1}),
        (["Yes.", "No."], (), {}),
    ],
)
def test_of_rows_that_ask_the_same_the_first_answered_is_kept(answers, repeats, kept):
    rows = [make.row(number, "May otters swim?", answer) for number, answer in enumerate(answers, 1)]
    assert planning.kept_rows(make.document(*rows, repeats=repeats)) == kept


def test_a_row_is_planned_with_its_words_masked_and_what_was_held():
    question = "Thanks Otto, may otters swim?"
    row = make.row(1, question, held_question=(make.span(question, "Otto"),))
    (planned,) = planning.planned(make.document(row))
    assert planned.question == "Thanks [name held back], may otters swim?"
    assert [(piece.field, piece.text, piece.marker, piece.place) for piece in planned.pieces] == [
        ("QUESTION", "Otto", "[name held back]", 0)
    ]


def test_a_row_reads_the_same_in_two_versions_when_nothing_in_it_changed():
    one, two = make.row(1, "Why?"), make.row(9, "Why?")
    changed = make.row(1, "Why?", "No.")
    hashes = [planning.planned(make.document(row))[0].as_read for row in (one, two, changed)]
    assert hashes[0] == hashes[1] != hashes[2]
    assert planning.planned(make.document(make.row(1, "Why?", answered=Answered.REFERRED)))[0].as_read != hashes[0]


@pytest.mark.parametrize(
    "new, old, pairs",
    [
        (["A b c"], [(7, "a B c?")], {0: 7}),
        (["May otters swim at noon today"], [(7, "May otters swim at noon to-day?")], {0: 7}),
        (["Something else entirely"], [(7, "May otters swim at noon")], {}),
        (["Same", "Same"], [(1, "Same"), (2, "Same")], {0: 1, 1: 2}),
        (["Same", "Same"], [(1, "Same")], {0: 1}),
        (["May otters swim at noon?", "May otters swim at nine?"], [(1, "May otters swim at nine?")], {1: 1}),
    ],
)
def test_questions_of_two_versions_are_matched(new, old, pairs):
    assert planning.matched(new, old) == pairs
