import pytest

from countywide.garden.knowledge.engine.synonyms import Concept, read_synonyms, synonyms_of
from countywide.garden.knowledge.engine.words import stems, words

GROUPS = synonyms_of([["EHCNA", "statutory assessment"], ["taxi", "school transport"], ["alone"], ["", "  "]])


def stemmed(*phrases: str) -> list[tuple[str, ...]]:
    return [tuple(stems(words(phrase))) for phrase in phrases]


@pytest.mark.parametrize(
    ("asked", "typed"),
    [
        ("the statutory assessment", ["statutory assessment"]),
        ("assessment statutory", ["assessment", "statutory"]),
        ("ehcnas for me", ["ehcna", "for"]),
        ("taxi taxi taxi", ["taxi"]),
        ("it is the", []),
        ("what how who when", ["what", "how", "who", "when"]),
    ],
)
def test_a_question_is_read_longest_phrase_first_and_each_concept_once(asked, typed):
    assert [concept.typed for concept in GROUPS.concepts(words(asked))] == stemmed(*typed)


def test_a_concept_knows_the_other_ways_of_saying_it():
    (typed,), (other,) = stemmed("EHCNA"), stemmed("statutory assessment")
    assert GROUPS.concepts(["ehcna"]) == [Concept(typed, (other,))]


def test_a_group_of_one_says_nothing():
    assert len(GROUPS.groups) == 2


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("EHCNA", "statutory assessment"),
        ("phase transfer", "secondary transfer"),
        ("top-up", "high needs funding"),
        ("SALT", "SLT"),
        ("taxi", "transport"),
        ("council", "local authority"),
    ],
)
def test_the_shipped_file_joins_the_words_of_the_field(one, another):
    (concept,) = read_synonyms().concepts(words(one))
    assert tuple(stems(words(another))) in concept.others
