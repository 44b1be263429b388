"""The rules about preferences, each with its table: who may, how many, when, and what is said about what was named."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.placements.rules import asking, giving
from countywide.casework.placements.types import Wish, Words

OPENED, CLOSES = date(2026, 5, 4), date(2026, 7, 10)


@pytest.mark.parametrize(
    ("given", "bar"),
    [
        ({"rights": "PARENT", "is_child": False, "responsibility": "YES"}, None),
        ({"rights": "PARENT", "is_child": False, "responsibility": "NO"}, giving.NOT_RECORDED),
        ({"rights": "PARENT", "is_child": False, "responsibility": "DISPUTED"}, giving.NOT_RECORDED),
        ({"rights": "PARENT", "is_child": False, "responsibility": "RESTRICTED"}, giving.NOT_RECORDED),
        ({"rights": "PARENT", "is_child": False, "responsibility": "YES", "is_safe": False}, giving.NOT_HERE),
        ({"rights": "PARENT", "is_child": True}, giving.PARENTS_DECIDE),
        ({"rights": "YOUNG_PERSON", "is_child": True}, None),
        ({"rights": "YOUNG_PERSON", "is_child": False, "responsibility": "YES"}, giving.YOUNG_DECIDES),
        ({"rights": "YOUNG_PERSON", "is_child": True, "represented": True}, giving.IN_THEIR_PLACE),
        # for one who lacks capacity: whoever represents them, and the parents where nobody else does
        (
            {"rights": "YOUNG_PERSON", "is_child": False, "responsibility": "NO", "represented": True,
             "names_somebody": True, "represents": True},
            None,
        ),
        (
            {"rights": "YOUNG_PERSON", "is_child": False, "responsibility": "YES", "represented": True,
             "names_somebody": True},
            giving.YOUNG_DECIDES,
        ),
        ({"rights": "YOUNG_PERSON", "is_child": False, "responsibility": "YES", "represented": True}, None),
    ],
)  # fmt: skip
def test_who_may_say_it(given, bar):
    assert giving.bar_to_giving(**given) == bar


def places(*names: str, kind: str = "SCHOOL") -> tuple[Wish, ...]:
    return giving.ranked(Wish(rank, kind, name) for rank, name in enumerate(names, 1))


@pytest.mark.parametrize(
    ("wishes", "begins"),
    [
        ((), "Name at least one place"),
        (places("Marsh End"), None),
        (places("Marsh End", "", "Fen Top"), None),  # a box left empty between two is no rank
        (places("A", "B", "C"), None),
        (places("A", "B", "C", "D"), "You can name up to 3"),
        (places("Marsh End", "marsh end"), "You named marsh end twice"),
        ((Wish(1, "SCHOOL", "The Marsh", school_id=4), Wish(2, "SCHOOL", "Marsh End", school_id=4)), "You named Marsh End twice"),
        ((Wish(1, "SCHOOL", "", "It is near"),), "You gave reasons but no school"),
        ((Wish(1, "UNSURE"),), None),
        ((Wish(1, "HOME", "", "He learns best there"), Wish(2, "SCHOOL", "Marsh End")), None),
        ((Wish(1, "EOTAS"), Wish(2, "EOTAS")), "You said the same twice"),
    ],
)  # fmt: skip
def test_how_many_and_which_places(wishes, begins):
    bar = giving.bar_to_wishes(wishes, most=3)
    assert bar is None if begins is None else bar is not None and bar.startswith(begins)


def test_ranks_close_up_and_keep_their_order():
    assert [(each.rank, each.name) for each in places("", "Marsh End", "", "Fen Top")] == [
        (1, "Marsh End"),
        (2, "Fen Top"),
    ]


@pytest.mark.parametrize(
    ("stage", "on", "comments_by", "when", "begins"),
    [
        ("CONFIRMED", date(2026, 7, 10), None, "IN_TIME", ""),
        ("CONFIRMED", date(2026, 7, 11), None, "LATE", ""),
        ("CONFIRMED", date(2026, 10, 23), None, "LATE", ""),
        ("CONFIRMED", date(2026, 10, 24), None, "LOCKED", ""),
        ("IDENTIFIED", date(2026, 6, 1), None, "IN_TIME", ""),
        ("QUERIED", date(2026, 6, 1), None, "IN_TIME", ""),
        ("CONFIRMED", date(2027, 1, 30), date(2027, 1, 30), "LOCKED", ""),
        ("CONFIRMED", date(2027, 1, 31), date(2027, 1, 30), "LOCKED", "The days for asking"),
        ("NAMED", date(2027, 2, 1), None, "IN_TIME", "The final plan names"),
        ("LEFT", date(2026, 6, 1), None, "IN_TIME", "This move is not in the round"),
    ],
)
def test_until_when_a_word_is_taken_and_how_it_is_marked(stage, on, comments_by, when, begins):
    found = giving.timing(stage=stage, on=on, closes=CLOSES, last_useful=date(2026, 10, 23), comments_by=comments_by)
    assert found.when == when
    assert found.bar.startswith(begins) and bool(found.bar) == bool(begins)


@pytest.mark.parametrize(
    ("proposed_on", "on", "provisional"),
    [(None, CLOSES, True), (date(2026, 7, 11), CLOSES, True), (CLOSES, CLOSES, False), (OPENED, CLOSES, False)],
)
def test_a_word_before_the_plan_is_proposed_is_provisional(proposed_on, on, provisional):
    assert giving.is_provisional(proposed_on=proposed_on, on=on) is provisional


GRAMMAR = Wish(1, "SCHOOL", "Vale Grammar School", school_id=3, selects=True)


@pytest.mark.parametrize(
    ("wishes", "words", "says"),
    [
        ((Wish(1, "SCHOOL", "Marsh End"),), Words(), ()),
        ((GRAMMAR,), Words(), ("not registered", "another choice")),
        ((GRAMMAR,), Words(tested="NO", reserve="Marsh End"), ("not registered",)),
        ((GRAMMAR,), Words(tested="YES"), ("another choice",)),
        ((GRAMMAR,), Words(tested="WILL", reserve="Marsh End"), ()),
        ((Wish(1, "HOME"),), Words(), ("s.42(5)",)),
        ((Wish(1, "EOTAS"),), Words(), ("s.61",)),
        ((Wish(1, "INDEPENDENT", "The Fen School"),), Words(), ("Education Act 1996 s.9",)),
        ((Wish(1, "UNSURE"),), Words(start_year=6), ("another year group",)),
        ((Wish(1, "UNSURE"),), Words(start_year=7), ()),
    ],
)
def test_what_was_named_is_answered_with_sentences_and_never_refused(wishes, words, says):
    assert giving.bar_to_wishes(wishes, most=3) is None
    found = giving.told(wishes, words, to_year=7)
    assert len(found) == len(says)
    assert all(word in sentence for word, sentence in zip(says, found, strict=True))


def test_a_young_person_is_spoken_to_and_not_about():
    found = giving.told((GRAMMAR,), Words(start_year=6), to_year=7, is_young=True)
    assert found and not any("your child" in sentence for sentence in found)


@pytest.mark.parametrize(
    ("said", "independent", "section_41", "kind"),
    [
        ("SCHOOL", None, None, "SCHOOL"),
        ("INDEPENDENT", None, None, "INDEPENDENT"),
        ("SCHOOL", True, False, "INDEPENDENT"),
        ("SCHOOL", True, None, "INDEPENDENT"),
        ("INDEPENDENT", True, True, "SCHOOL"),
        ("INDEPENDENT", False, None, "SCHOOL"),
        ("HOME", False, None, "HOME"),
        ("UNSURE", False, None, "UNSURE"),
    ],
)
def test_the_register_knows_which_schools_can_be_asked_for_by_right(said, independent, section_41, kind):
    assert giving.kind_of(said, is_independent=independent, section_41=section_41) == kind


def test_another_year_group_wants_a_reason():
    assert giving.bar_to_words(Words(start_year=6), to_year=7)
    assert giving.bar_to_words(Words(start_year=6, why_year="She is young for her year."), to_year=7) is None
    assert giving.bar_to_words(Words(), to_year=7) is None


# --- asking ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "confirm_by", "on", "may"),
    [
        ("CONFIRMED", OPENED, date(2026, 5, 3), False),  # before the council sends links
        ("CONFIRMED", OPENED, OPENED, True),
        ("IDENTIFIED", OPENED, OPENED, False),  # the school still has today
        ("IDENTIFIED", OPENED, date(2026, 5, 5), True),
        ("QUERIED", OPENED, date(2026, 6, 5), False),
        ("NAMED", OPENED, date(2026, 6, 5), False),
    ],
)
def test_who_is_asked_when(stage, confirm_by, on, may):
    assert asking.may_be_asked(stage=stage, confirm_by=confirm_by, opens=OPENED, on=on) is may


@pytest.mark.parametrize(
    ("asked_on", "closes", "expected"),
    [
        (OPENED, CLOSES, CLOSES),
        (date(2026, 6, 26), CLOSES, CLOSES),
        (date(2026, 6, 27), CLOSES, date(2026, 7, 11)),
        (date(2026, 9, 1), CLOSES, date(2026, 9, 15)),
        (OPENED, None, None),
    ],
)
def test_whoever_is_asked_late_still_has_two_weeks(asked_on, closes, expected):
    assert asking.closes_for(asked_on=asked_on, closes=closes) == expected


@pytest.mark.parametrize(
    ("on", "before", "due"),
    [
        (date(2026, 5, 10), None, None),
        (date(2026, 5, 11), None, date(2026, 5, 11)),
        (date(2026, 5, 11), date(2026, 5, 11), None),  # the same day again
        (date(2026, 5, 14), None, date(2026, 5, 11)),  # nights that were missed
        (date(2026, 5, 25), date(2026, 5, 11), date(2026, 5, 25)),
        (date(2026, 6, 20), None, date(2026, 5, 25)),  # one is enough
        (date(2026, 7, 6), date(2026, 5, 25), None),
        (date(2026, 7, 7), date(2026, 5, 25), date(2026, 7, 7)),
        (date(2026, 7, 10), date(2026, 7, 7), None),
        (date(2026, 7, 11), date(2026, 5, 25), None),  # closed
    ],
)
def test_reminders_go_after_7_and_21_days_and_3_days_before_the_close(on, before, due):
    assert asking.reminder_due(asked_on=OPENED, closes=CLOSES, on=on, reminded_for=before) == due


@pytest.mark.parametrize(
    ("closes", "on", "answers", "silent"),
    [(CLOSES, CLOSES, 0, False), (CLOSES, date(2026, 7, 11), 0, True), (CLOSES, date(2026, 7, 11), 1, False), (None, CLOSES, 0, False)],
)  # fmt: skip
def test_silence_is_noted_after_the_close(closes, on, answers, silent):
    assert asking.is_silent(closes=closes, on=on, answers=answers) is silent


PERSON = {"email": "a@b.example", "has_account": False, "channel": "EMAIL", "is_written_to": True}


@pytest.mark.parametrize(
    ("unlike", "begins"),
    [
        ({}, None),
        ({"has_account": True}, "You have an account"),
        ({"email": ""}, "We hold no email"),
        ({"channel": "POST"}, "This person is written to by post"),
        ({"is_written_to": False}, "This person is not written to"),
    ],
)
def test_who_is_sent_a_link(unlike, begins):
    bar = asking.why_no_link(**{**PERSON, **unlike})
    assert bar is None if begins is None else bar is not None and bar.startswith(begins)


NEW = {
    "email": "new@b.example",
    "before": "old@b.example",
    "has_account": False,
    "is_anothers": False,
    "is_waiting": False,
}


@pytest.mark.parametrize(
    ("unlike", "begins"),
    [
        ({}, None),
        ({"email": "OLD@b.example "}, "That is the address we have"),
        ({"has_account": True}, "This person has an account"),
        ({"is_anothers": True}, "Another adult of this family"),
        ({"is_waiting": True}, "A new address was proposed already"),
    ],
)
def test_which_address_a_school_may_propose(unlike, begins):
    bar = asking.bar_to_correcting(**{**NEW, **unlike})
    assert bar is None if begins is None else bar is not None and bar.startswith(begins)
