import numpy as np
import pytest

from countywide.garden.knowledge.engine.lexical import Lexical
from countywide.garden.knowledge.engine.synonyms import Concept

LONG = "taxi " + "word " * 60
ROWS = Lexical.build([("taxi", "answer"), (LONG, ""), ("other", "taxi"), ("bus pass", ""), ("pass the bus stop", "")])


def scores(*concepts: Concept) -> list[float]:
    return [round(float(score), 4) for score in ROWS.score(concepts)]


def test_a_long_question_is_worth_as_much_as_a_short_one():
    found = scores(Concept(("taxi",)))
    assert found[0] == found[1] > found[2] > found[3] == 0


def test_a_field_counts_as_the_formula_says():
    rarity = np.log(1 + (5 - 2 + 0.5) / (2 + 0.5))
    assert scores(Concept(("taxi",)))[0] == pytest.approx(2 * rarity / 2, abs=1e-4)


def test_a_synonym_counts_half_and_only_the_best_member_counts():
    typed, untyped = scores(Concept(("taxi",))), scores(Concept(("unknown",), (("taxi",),)))
    assert untyped[0] == pytest.approx(typed[0] / 2, abs=1e-4)
    assert scores(Concept(("taxi",), (("taxi",),))) == typed


def test_a_synonym_of_several_words_counts_only_where_all_of_them_are():
    found = scores(Concept(("unknown",), (("bus", "pass"),)))
    assert found[:3] == [0, 0, 0]
    assert found[3] == found[4] > 0


def test_unknown_words_score_nothing():
    assert scores(Concept(("zebra",))) == [0] * 5


def test_an_empty_garden_can_be_asked():
    assert Lexical.build([]).score([Concept(("taxi",))]).tolist() == []
