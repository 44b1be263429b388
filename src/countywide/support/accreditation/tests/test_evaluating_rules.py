"""Where an evaluation stands, what may be changed of it, and which words can be loaded for it."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.support.accreditation import policies
from countywide.support.accreditation.enums import Stands
from countywide.support.accreditation.policies import NotAFramework, framework_of
from countywide.support.accreditation.presenters import grid
from countywide.support.accreditation.rules import evaluating as rules
from countywide.support.accreditation.types import Cell

DAY = date(2026, 11, 27)
TWO = '[[strand]]\nkey="a"\nname="A"\n[[strand]]\nkey="b"\nname="B"\n'
LEVELS = '[[level]]\nkey="x"\nname="X"\n[[level]]\nkey="y"\nname="Y"\n'
RATINGS = '[[rating]]\nkey="1"\nname="One"\n[[rating]]\nkey="2"\nname="Two"\n'


@pytest.mark.parametrize(
    ("rated", "evidenced", "reviewed_on", "baseline_on", "again", "expected"),
    [
        (0, 0, None, None, False, Stands.STARTED),
        (14, 3, None, None, False, Stands.STARTED),
        (15, 0, None, None, False, Stands.RATED),
        (15, 1, None, None, False, Stands.EVIDENCED),
        (15, 0, DAY, None, False, Stands.REVIEWED),
        (15, 0, DAY, DAY, False, Stands.LOCKED),
        (15, 0, DAY, DAY, True, Stands.AGAIN),
    ],
)
def test_an_evaluation_stands_at_the_furthest_that_is_true(rated, evidenced, reviewed_on, baseline_on, again, expected):
    assert (
        rules.stands(
            outcomes=15, rated=rated, evidenced=evidenced, reviewed_on=reviewed_on, baseline_on=baseline_on, again=again
        )
        == expected
    )


def test_the_neutral_framework_has_five_strands_three_levels_and_no_outcome_in_anybody_elses_words():
    framework = policies.framework_on(DAY)
    assert (len(framework.strands), len(framework.levels), len(framework.cells)) == (5, 3, 15)
    assert (framework.outcomes, framework.owner) == ({}, "")
    assert [framework.rank(each.key) for each in framework.ratings] == [1, 2, 3, 4] and framework.rank("") == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("[[strand", "not TOML"),
        (TWO + LEVELS, "missing from the file"),
        (TWO + LEVELS + '[[rating]]\nkey="1"\nname="One"\n', "at least two of [[rating]]"),
        (TWO + TWO + LEVELS + RATINGS, "Two of [[strand]] have the same key"),
        (
            TWO + LEVELS + RATINGS + '[[outcome]]\nstrand="a"\nlevel="z"\nsays="Words"\n',
            "lies in no strand and level: a, z",
        ),
    ],
)
def test_a_file_of_words_that_cannot_be_used_is_refused_in_a_sentence(words, says):
    with pytest.raises(NotAFramework, match=".") as refused:
        framework_of(words, begins=DAY)
    assert says in str(refused.value)


def test_a_councils_own_words_are_read():
    framework = framework_of(TWO + LEVELS + RATINGS + '[[outcome]]\nstrand="a"\nlevel="y"\nsays="Words"\n', begins=DAY)
    assert framework.outcomes == {("a", "y"): "Words"} and framework.called("a", "y") == "A: y"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"is_ended": True}, "A new evaluation was begun"),
        ({"is_open": False}, "This round is locked"),
        ({"rating": "splendid"}, "Choose one of the ratings"),
        ({"priority": 4}, "1, 2 or 3"),
        ({"link": "javascript:alert(1)"}, "begins with https"),
        ({}, None),
    ],
)
def test_a_card_is_refused_in_a_sentence(given, says):
    usual = {"is_ended": False, "is_open": True, "rating": "low", "known": ("low",), "priority": None, "link": ""}
    said = rules.bar_to_rating(**{**usual, **given})
    assert (says in said) if says else said is None


def test_a_baseline_is_locked_once_all_is_rated_and_was_looked_at_together():
    held = {"outcomes": 15, "is_open": True}
    assert "1 of the 15 outcomes is not rated" in rules.bar_to_locking(rated=14, reviewed_on=DAY, **held)
    assert "link therapist first" in rules.bar_to_locking(rated=15, reviewed_on=None, **held)
    assert rules.bar_to_locking(rated=15, reviewed_on=DAY, **held) is None
    assert "Lock the baseline first" in rules.bar_to_rating_again(is_ended=False, baseline_on=None, is_open=True)
    assert "Close the round" in rules.bar_to_rating_again(is_ended=False, baseline_on=DAY, is_open=True)


def test_the_picture_says_what_changed_and_escapes_words():
    framework = framework_of(TWO.replace('"A"', '"<b>"') + LEVELS + RATINGS, begins=DAY)
    cells = [Cell("a", "x", "A: x", 1, 2, "One", "Two"), Cell("b", "y", "B: y", 2, 1, "Two", "One")]
    drawn = grid.heat(framework, cells)
    assert "1 → 2" in drawn and "1 stand higher than in the baseline, 1 lower" in drawn
    assert "<b>" not in drawn and "<b>" not in grid.radar(framework, cells)
    assert [each["change"] for each in grid.compared(cells)] == ["Higher", "Lower"]
