"""How what each side asks for stands in one passage, and what it says in the end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countywide.casework.wordings.enums import Author
from countywide.casework.wordings.rules.marking import runs, says, written
from countywide.casework.wordings.types import Edit

TEXT = "A teacher helps with reading weekly, in a group."
FAMILY, COUNCIL = Author.FAMILY.value, Author.COUNCIL.value


def asked(wanted: str, *, by: str = FAMILY, settled=(), own=(), text: str = TEXT) -> list[Edit]:
    """What somebody asks for, as it is kept."""
    found = written(text, wanted, settled=settled, own=own)
    assert found.undone == ()
    kept = [each for each in own if each not in found.dropped]
    top = max((each.pk for each in (*settled, *own)), default=0)
    return [*kept, *(Edit(e.start, e.end, e.words, by, pk=top + n) for n, e in enumerate(found.new, 1))]


def agreed(edits: list[Edit]) -> list[Edit]:
    return [Edit(each.start, each.end, each.words, each.author, is_settled=True, pk=each.pk) for each in edits]


def shown(edits, text: str = TEXT) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.how, each.text.strip(), each.by) for each in runs(text, edits) if each.how != "same"]


@pytest.mark.parametrize(
    ("wanted", "marks"),
    [
        (TEXT, []),
        ("A teacher helps with  reading weekly, in a group.\n", []),  # space alone
        ("A teacher helps with reading daily, in a group.", [("out", "weekly"), ("added", "daily")]),
        ("A trained teacher helps with reading weekly, in a group.", [("added", "trained")]),
        ("A teacher helps with reading weekly.", [("out", ", in a group")]),
        (f"{TEXT} Each lesson lasts an hour.", [("added", "Each lesson lasts an hour.")]),
        (f"Every day: {TEXT}", [("added", "Every day:")]),
        ("", [("out", TEXT)]),
    ],
)
def test_what_somebody_writes_becomes_changes_of_the_plans_words(wanted, marks):
    edits = asked(wanted)
    assert [each[:2] for each in shown(edits)] == marks
    assert " ".join(says(TEXT, edits).split()) == " ".join(wanted.split())


def test_both_sides_stand_in_one_passage_each_in_their_own_name():
    family = asked("A trained teacher helps with reading daily, in a group.")
    council = asked("A teacher helps with reading twice weekly, in a group of four.", by=COUNCIL)
    assert shown([*family, *council]) == [
        ("added", "trained", (FAMILY,)),
        ("added", "twice", (COUNCIL,)),
        ("out", "weekly", (FAMILY,)),
        ("added", "daily", (FAMILY,)),
        ("added", "of four", (COUNCIL,)),
    ]


def test_what_both_ask_to_take_out_is_marked_by_both_until_it_is_agreed():
    both = [*asked("A teacher helps with reading weekly."), *asked("A teacher helps with reading weekly.", by=COUNCIL)]
    assert shown(both) == [("out", ", in a group", (COUNCIL, FAMILY))]
    [settled, *_] = [each for each in runs(TEXT, agreed(both[:1]) + both[1:]) if each.how == "out"]
    assert (settled.by, settled.is_settled) == ((FAMILY,), True)


def test_who_goes_on_writing_keeps_the_changes_that_they_leave_alone():
    own = asked("A trained teacher helps with reading weekly, in a group.")
    more = asked("A trained teacher helps with reading daily, in a group.", own=own)
    assert more[0] == own[0]
    assert [each.words.strip() for each in more] == ["trained", "daily"]


def test_words_within_ones_own_change_are_asked_for_anew_as_one():
    own = asked("A teacher with experience helps with reading weekly, in a group.")
    more = asked("A teacher with much experience helps with reading weekly, in a group.", own=own)
    assert [each.words.strip() for each in more] == ["with much experience"]
    assert asked(TEXT, own=own) == []


def test_what_is_agreed_is_part_of_what_one_goes_on_from_and_is_not_undone():
    settled = agreed(asked("A teacher helps with reading daily, in a group."))
    more = asked("A teacher helps with reading daily, in a group of two.", by=COUNCIL, settled=settled)
    assert says(TEXT, [*settled, *more]) == "A teacher helps with reading daily, in a group of two."
    again = written(TEXT, TEXT, settled=settled, own=())
    assert again.undone == tuple(settled)


def test_agreeing_to_one_change_moves_no_other():
    family = asked("A trained teacher helps with reading daily, in a group.")
    first, second = family
    assert says(TEXT, [*agreed([first]), second]) == "A trained teacher helps with reading daily, in a group."
    assert says(TEXT, agreed([second])) == "A teacher helps with reading daily, in a group."


def test_a_new_passage_is_words_added_to_nothing():
    edits = asked("An occupational therapist sees Ash every term.", text="")
    assert says("", edits) == "An occupational therapist sees Ash every term."
    assert [each.how for each in runs("", edits)] == ["added"]


WORDS = st.lists(
    st.sampled_from(["a", "teacher", "helps", "daily", "weekly", ",", ".", "with", "reading"]), max_size=14
)


@given(WORDS, WORDS, WORDS)
def test_a_passage_says_what_its_author_wrote_however_often_they_write(was, first, then):
    text, one, two = (" ".join(each) for each in (was, first, then))
    plain = lambda words: "".join(words.split())  # noqa: E731
    own = asked(one, text=text)
    assert plain(says(text, own)) == plain(one)
    assert plain(says(text, asked(two, text=text, own=own))) == plain(two)
    assert plain("".join(each.text for each in runs(text, own) if each.how != "added")) == plain(text)


@given(WORDS, WORDS, WORDS)
def test_what_is_agreed_survives_what_the_other_side_writes(was, first, then):
    text, one, two = (" ".join(each) for each in (was, first, then))
    settled = agreed(asked(one, text=text))
    found = written(text, two, settled=settled, own=())
    if not found.undone:
        more = [Edit(e.start, e.end, e.words, COUNCIL, pk=50 + n) for n, e in enumerate(found.new)]
        assert "".join(says(text, [*settled, *more]).split()) == "".join(two.split())
