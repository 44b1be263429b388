"""Text into words, and words into stems: the one reading of text that rows and questions share."""

import re
import unicodedata
from collections.abc import Sequence

import Stemmer  # type: ignore[import-not-found, import-untyped, unused-ignore]

MOST_CHARACTERS = 10_000
MOST_WORDS = 400

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’‘`´]")
_MARKUP = re.compile(r"<[^<>]{0,200}>")
_porter = Stemmer.Stemmer("english")

# Dropped from questions only, never from rows. What, how, who and when stay: people ask by them.
PASSED_OVER = frozenset(
    _WORD.findall(
        "a an the i we you he she it they me us him them my our your his her its their this that these those "
        "am is are was were be been being do does did have has had will would shall should can could may "
        "might must im ive id ill weve youre youve theyre theyve hes shes weare"
    )
)


def words(text: str) -> list[str]:
    """Lower-case words of a text; letters and digits stay together (yr5), apostrophes go (dont)."""
    tidy = unicodedata.normalize("NFKC", _MARKUP.sub(" ", text)).lower()
    return _WORD.findall(_APOSTROPHES.sub("", tidy))


def asked_words(text: str) -> list[str]:
    """Words of a question, cut short so that a pasted document costs no more than a page."""
    return words(text[:MOST_CHARACTERS])[:MOST_WORDS]


def stems(some: Sequence[str]) -> list[str]:
    """Porter2 stems, so that transfers, transferred and transferring are one word."""
    stemmed: list[str] = _porter.stemWords(list(some))
    return stemmed
