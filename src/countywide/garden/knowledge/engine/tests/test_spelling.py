import pytest

from countywide.garden.knowledge.engine.spelling import Spelling, is_english

OURS = Spelling(
    {"transition": 4, "review": 9, "community": 5, "kelvin": 1, "can": 7, "ehcna": 3, "where": 1, "plan": 9}
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("trasition", "transition"),  # a letter left out
        ("reveiw", "review"),  # two letters changed about
        ("comunitty", "community"),  # two mistakes in a long word
        ("wher", "where"),  # a common English word, though not the commonest near it
        ("plann", "plan"),
        ("cant", "cant"),  # an English word of its own, and must not become "can"
        ("kelvin", "kelvin"),  # ours, however rare
        ("sen", "sen"),  # three letters are usually initials
        ("yr5", "yr5"),  # digits are never mended
        ("xqzvbnw", "xqzvbnw"),  # nothing is near
        ("planning", "planning"),
    ],
)
def test_only_unknown_words_are_mended(typed, read):
    assert OURS.mend([typed]) == ([read], ((typed, read),) if typed != read else ())


def test_our_own_words_come_before_common_english_ones():
    assert Spelling({"champion": 2}).mend(["champoin"])[0] == ["champion"]


@pytest.mark.parametrize(("word", "known"), [("cant", True), ("school", True), ("scool", False), ("", False)])
def test_the_english_list_knows_whole_words_only(word, known):
    assert is_english(word) is known
