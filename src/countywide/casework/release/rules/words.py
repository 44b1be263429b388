"""Words of a text with their places, and names as they are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from countywide.platform.kit.english import commonest
from countywide.register.people.rules import name_key

ORDINARY = 4_000
TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
NAMES_ONLY = frozenset(
    "adam adams alan alex alexander allen anderson andrew ann anne anthony barbara ben brian bruce charles charlotte clark"
    " daniel davies davis david edward edwards elizabeth eric evans franklin gary george hamilton harris harrison harry"
    " henry howard hughes jackson james jane jason jean jennifer joe john johnson jones joseph kelly kevin kim lawrence"
    " lee lewis louis martin mary matthew michael miller mitchell moore morgan murphy patrick paul peter phillips"
    " richard roberts robert robinson ryan sam sarah scott simon smith stephen stewart susan taylor thomas thompson tom tony victoria"
    " walker watson wilson william williams wright campbell allan barry billy bobby carl carlos craig danny diana donald"
    " douglas eddie emma gordon graham gregory helen ian jackie jeff jim jimmy johnny julia julie karen kate keith ken"
    " kenneth laura linda lisa lynn margaret maria marie mike nancy neil nick oliver philip ray roger ron ross roy russell"
    " sean stanley steve steven terry tim timothy todd walter wayne warren".split()
)  # fmt: skip
"""Common in the list because people are called so, and no words otherwise."""
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\u200e\u200f"))
LIKE = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ‛´", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
FOLDED = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae"})
RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
BROKEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


class Token(NamedTuple):
    """One word: where it stands, as it is written, and as it is compared."""

    start: int
    end: int
    text: str
    key: str
    is_capital: bool

    @property
    def is_letter(self) -> bool:
        return len(self.text) == 1


class Span(NamedTuple):
    """Up to four words that could be one surname: the key of all, and which words."""

    key: str
    first: int
    last: int


def tidied(text: str) -> str:
    """The same words with one kind of apostrophe, dash and blank, and nothing that is not seen."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(LIKE)).translate(UNSEEN).translate(LIKE)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("`", "'")
    return BROKEN.sub("", text)


def taken_apart(name: str) -> str:
    """The name of a file with its words apart: `JamesTaylor_EHCP2` is James Taylor EHCP 2."""
    return RUN_TOGETHER.sub(" ", tidied(name))


def tokens_of(text: str) -> list[Token]:
    """Every word of a tidied text."""
    return [Token(*each.span(), each[0], key_of(each[0]), each[0][0].isupper()) for each in TOKEN.finditer(text)]


@lru_cache(maxsize=65_536)
def key_of(word: str) -> str:
    """A word as names are compared, the possessive taken off."""
    if len(word) > 3 and word[-2:] in ("'s", "'S"):
        word = word[:-2]
    return name_key(word.translate(FOLDED))


@lru_cache(maxsize=65_536)
def keys_of_forename(name: str) -> tuple[str, ...]:
    """What somebody with this forename may be called: all of it, or its first part."""
    parts = [key_of(part) for part in re.split(r"[\s-]+", tidied(name)) if part]
    return tuple(dict.fromkeys(key for key in ("".join(parts), *parts[:1]) if key))


def is_ordinary(key: str) -> bool:
    """One of the commonest words of English, and not there for being a name."""
    return key in commonest(ORDINARY) and key not in NAMES_ONLY


def spans_of(tokens: list[Token], text: str, *, is_name: bool) -> list[Span]:
    """Whatever in a text could be a surname: a word, or up to four joined; the longest first at each place."""
    could = [is_name or token.is_capital or not is_ordinary(token.key) for token in tokens]
    joined = [are_joined(one, other, text) for one, other in pairwise(tokens)]
    spans = []
    for first, token in enumerate(tokens):
        here, key = [], token.key
        if could[first] and not token.is_letter:
            here.append(Span(key, first, first))
        for last in range(first + 1, min(first + 4, len(tokens))):
            if not joined[last - 1]:
                break
            key += tokens[last].key
            if could[last]:
                here.append(Span(key, first, last))
        spans += here[::-1]
    return spans


def are_joined(one: Token, other: Token, text: str) -> bool:
    """Whether two words may be parts of one name: nothing between them but a blank, a hyphen or an apostrophe."""
    between = text[one.end : other.start]
    if len(between) > 3 or between.strip(" \n\t-'_."):
        return False
    return "." not in between or between == "." or one.key == "st"
