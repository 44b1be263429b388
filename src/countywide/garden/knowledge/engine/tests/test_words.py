import pytest

from countywide.garden.knowledge.engine.words import MOST_WORDS, asked_words, stems, words


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Who's asking? Yr5 pupils", ["whos", "asking", "yr5", "pupils"]),
        ("the parents’ evening, don't", ["the", "parents", "evening", "dont"]),
        ("11+ and 0-6 weeks", ["11", "and", "0", "6", "weeks"]),
        ("ＦＵＬＬ ﬁle snake_case", ["full", "file", "snake", "case"]),
        ("<b>bold</b> text", ["bold", "text"]),
        ("😀🎉 … — !!", []),
        ("", []),
    ],
)
def test_text_is_read_as_words(text, read):
    assert words(text) == read


def test_forms_of_a_word_have_one_stem():
    assert len(set(stems(["transfer", "transfers", "transferred", "transferring"]))) == 1


def test_a_pasted_document_is_cut_short():
    assert len(asked_words("plan " * 5000)) == MOST_WORDS
