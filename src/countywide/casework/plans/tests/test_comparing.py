"""Two versions beside each other: added, taken out, moved and changed, by row and by word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countywide.casework.plans.comparing import MOVED, compare, out_of_order
from countywide.casework.plans.tests import contents as say
from countywide.casework.plans.tests.contents import content, said
from countywide.casework.plans.types import Cited
from countywide.platform.kit.by_word import ADDED, CHANGED, OUT, SAME, by_word

NEED, OUTCOME, HELP = say.thread()


def compared(before, after):
    return compare(content(*before), content(*after), say.SET)


def told(before, after):
    """Each row that is not as it was: its number now (or before), how, and what of it."""
    rows = [row for section in compared(before, after).sections for row in section.rows if row.differs]
    return [(row.number, MOVED if row.moved and row.how == SAME else row.how, *row.what_changed) for row in rows]


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("Ash reads.", "Ash reads.", [(SAME, "Ash reads.")]),
        ("Ash  reads.\n", "Ash reads.", [(SAME, "Ash reads.")]),  # spaces are no change
        ("", "New", [(ADDED, "New")]),
        ("Old", "", [(OUT, "Old")]),
        (
            "Ash reads one page aloud.",
            "Ash reads two pages aloud.",
            [(SAME, "Ash reads "), (OUT, "one page "), (ADDED, "two pages "), (SAME, "aloud.")],
        ),
        ("Help", "Help of every sort, each day", [(SAME, "Help "), (ADDED, "of every sort, each day")]),
        ("Help each day", "Help each school day", [(SAME, "Help each "), (ADDED, "school "), (SAME, "day")]),
        ("Help, each day", "Help each day", [(SAME, "Help "), (OUT, ", "), (SAME, "each day")]),
        (
            "The teacher of reading and the nurse",
            "A tutor of writing and the nurse",  # “of” alone is no island
            [(OUT, "The teacher of reading "), (ADDED, "A tutor of writing "), (SAME, "and the nurse")],
        ),
        ("One or two or three four", "Quite another thing, four", [(OUT, "One or two or three four"), (ADDED, "Quite another thing, four")]),
        ("A child’s well-being", "The child’s well-being", [(OUT, "A "), (ADDED, "The "), (SAME, "child’s well-being")]),
    ],
)  # fmt: skip
def test_by_word(before, after, pieces):
    assert [(piece.how, piece.text) for piece in by_word(before, after)] == pieces


@given(st.text(alphabet="ab .,\n", max_size=60), st.text(alphabet="ab .,\n", max_size=60))
def test_nothing_of_either_text_is_lost(before, after):
    found = by_word(before, after)
    assert "".join(each.text for each in found if each.how != OUT).split() == after.split()
    if before.split() != after.split():
        taken_apart = "".join(each.text for each in found if each.how != ADDED)
        assert "".join(taken_apart.split()) == "".join(before.split())


@pytest.mark.parametrize(
    ("was", "now", "moved"),
    [
        ("abc", "abc", set()),
        ("abcd", "dabc", {"d"}),
        ("abcd", "bcda", {"a"}),
        ("abcde", "baedc", 3),
        ("", "", set()),
    ],
)
def test_the_fewest_rows_are_said_to_have_moved(was, now, moved):
    found = out_of_order(list(was), list(now))
    assert (len(found) if isinstance(moved, int) else found) == moved


def test_a_plan_beside_itself_differs_in_nothing():
    found = compared(say.thread(), say.thread())
    assert (found.differs, found.count(SAME), [section.key for section in found.sections]) == (
        False,
        3,
        [section.key for section in say.SET.sections],
    )


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ([NEED], [NEED, said("new", "B", "Sitting")], [("B2", ADDED)]),
        ([NEED, said("old", "B", "Sitting")], [NEED], [("B2", OUT)]),
        ([HELP], [replace(HELP, text="Teaching of spelling, word by word.")], [("F1", CHANGED, "the text")]),
        (
            [HELP],
            [replace(HELP, details={**HELP.details, "amount_minutes": 60, "who": "a tutor"})],
            [("F1", CHANGED, "who provides it", "how much and how often")],
        ),
        ([HELP], [replace(HELP, details={**HELP.details, "cost_pence": 1})], []),  # costs are no part of the plan
        ([OUTCOME, HELP, NEED], [OUTCOME, replace(HELP, answers_to=("need",)), NEED], [("F1", CHANGED, "for")]),
        ([NEED], [replace(NEED, cites=(Cited("Physiotherapy"),))], [("B1", CHANGED, "based on")]),
        ([NEED], [replace(NEED, cites=(replace(say.ADVICE, quote="less"),))], [("B1", CHANGED, "based on")]),
    ],
)
def test_what_became_of_each_row(before, after, says):
    assert told(before, after) == says


def test_a_detail_says_what_it_was_and_is():
    after = replace(HELP, details={**HELP.details, "amount_minutes": 60, "until": ""}, answers_to=("need",))
    found = compared([NEED, OUTCOME, HELP], [NEED, OUTCOME, after])
    (row,) = [row for section in found.sections for row in section.rows if row.differs]
    assert [(each.name, each.before, each.after) for each in row.details] == [
        ("How much and how often", "30 minutes every school day", "1 hour every school day"),
        ("Until", "20 July 2027", ""),
        ("For", "B1 and E1", "B1"),
    ]


def test_rows_that_moved_are_named_and_those_that_are_gone_stand_where_they_stood():
    one, two, three, four = (said(key, "B", f"Need {key}") for key in ("one", "two", "three", "four"))
    found = compared([one, two, three, four], [four, one, three])
    section = next(each for each in found.sections if each.key == "B")
    assert [(row.key, row.how, row.moved) for row in section.rows] == [
        ("four", SAME, True),
        ("one", SAME, False),
        ("two", OUT, False),
        ("three", SAME, False),
    ]
    assert [found.count(how) for how in (ADDED, OUT, CHANGED, MOVED)] == [0, 1, 0, 1]
    assert [row.key for row in section.of(MOVED)] == ["four"]


def test_a_row_that_is_gone_from_the_front_stands_first():
    one, two = said("one", "B", "One"), said("two", "B", "Two")
    section = next(each for each in compared([one, two], [two]).sections if each.key == "B")
    assert [row.key for row in section.rows] == ["one", "two"]


def test_a_section_that_the_set_no_longer_has_is_not_lost():
    old = replace(say.content(NEED), rows=(replace(NEED, section="Z", number="Z1"),))
    found = compare(old, content(NEED), say.SET)
    assert [(section.key, section.heading) for section in found.sections][-1] == ("Z", "")
    assert found.sections[-1].rows[0].how == OUT
