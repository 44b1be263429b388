import pytest

from countywide.garden.knowledge.engine import Thresholds, fit_threshold
from countywide.garden.knowledge.engine.refusing import BAND, fit, outcome_of, pieces_of, sureness
from countywide.garden.knowledge.types import Outcome, Unit

from .garden import UNITS, built


@pytest.mark.parametrize(
    ("confidence", "outcome"),
    [
        (0.31, Outcome.ANSWER),
        (0.30, Outcome.ANSWER),
        (0.29, Outcome.MAY_HELP),
        (0.20, Outcome.MAY_HELP),
        (0.19, Outcome.NOBODY),
        (-1.0, Outcome.NOBODY),
    ],
)
def test_there_are_three_outcomes(confidence, outcome):
    assert outcome_of(confidence, Thresholds(answer=0.30, may_help=0.20)) is outcome


@pytest.mark.parametrize(("cosine", "words", "sure"), [(0, 0, 0), (0.5, 0, 0.5), (0, 10, 0.25), (0.5, 30, 0.875)])
def test_sureness_does_not_hang_on_other_rows(cosine, words, sure):
    assert sureness(float(cosine), float(words)) == pytest.approx(sure)


def test_pieces_are_three_to_seven_words_of_the_rows_own_question():
    questions = {unit.id: unit.question for unit in UNITS}
    for piece, id in pieces_of(UNITS, seed=4, most=50):
        assert 3 <= len(piece.split()) <= 7
        assert piece in questions[id]


def test_the_same_seed_gives_the_same_thresholds():
    assert fit_threshold(built(), seed=4) == fit_threshold(built(), seed=4)
    assert pieces_of(UNITS, seed=4) != pieces_of(UNITS, seed=5)


def test_thresholds_stand_where_a_third_of_hidden_questions_fall_under():
    spread = iter(range(300))
    limits = fit(lambda piece, hidden: next(spread) / 100, [Unit("a", "one two three", "")], seed=1)
    assert limits == Thresholds(answer=round(1.04 + BAND, 4), may_help=1.04)


def test_a_garden_with_nothing_to_ask_keeps_its_thresholds():
    empty = built(units=())
    assert fit_threshold(empty) == empty.limits
