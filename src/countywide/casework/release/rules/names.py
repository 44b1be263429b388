"""Names of children in a text: in both orders, with initials, as they are known, however they are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..types import Called, Marks, Named, Others
from . import beside
from .words import Span, Token, are_joined, is_ordinary, key_of, tokens_of

LABEL_KEYS = frozenset(
    "surname forename forenames firstname lastname familyname first last family given middle name names preferred legal known as".split()
)
LABEL = re.compile(
    r"\b(?:surname|(?:fore|first|last|family|given|middle|preferred|legal)[\s-]?names?|known as|names?)\b", re.I
)
LABELLED_GAP = re.compile(r"[\s:|,;()\"'*-]*")
FORWARD_GAP = re.compile(r"[ \t\n_|\-]{1,6}|[._]|\s?['\"(]\s?|['\")]\s")
INITIAL_GAP = re.compile(r"\.?[\s._-]{0,3}")
COMMA_GAP = re.compile(r"\s?,\s{0,2}|[ \t]*[\t|][ \t]*")
BARE_GAP = re.compile(r"[ _\n-]{1,3}|[._]")
MOST_MIDDLE = 2
ACRONYMS = frozenset("ta ep ot la pe re it ks qa hr gp uk eu pa ms md it sp vi hi md al st dr mr".split())
WORDS_TOO = frozenset(
    "grace will mark rose hope faith april may june summer autumn winter dawn joy ivy holly daisy lily poppy ruby pearl jade"
    " amber olive violet heather iris hazel penny bill rob sue pat drew max chase hunter mason cooper carter taylor parker"
    " river sky skye star robin jay ray dean earl duke king prince art miles cliff glen heath reed frank grant jack chip"
    " gene guy page victor christian mercy patience charity honor angel blue bear harmony melody destiny crystal ginger"
    " sandy basil bay fern willow rowan ash forest brook lake storm rain sunny happy lucky royal major saint justice"
    " noble wade ward dale lane ford marina london paris florence chelsea austin jordan israel chad georgia carol".split()
)  # fmt: skip
"""Forenames that are words of English or places too: with a surname that is a word, they need a second sign."""


@dataclass(frozen=True)
class Mine:
    """Names that rightly stand in the papers, as they are compared: pairs of forename and surname, and initials."""

    pairs: frozenset[tuple[str, str]]
    initials: frozenset[tuple[str, str]]
    forenames: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()

    def has(self, forename: str, surname: str) -> bool:
        return (forename, surname) in self.pairs or (len(forename) == 1 and (forename, surname) in self.initials)


def found(
    text: str, tokens: list[Token], spans: list[Span], others: Others, mine: Mine, *, is_name: bool
) -> Iterator[Named]:
    """Every name of another child in a tidied text, the longest surname first."""
    taken = _own_words(text, tokens, spans, mine)
    done = -1
    for span in spans:
        if span.first == done or span.key not in others.by_surname:
            continue
        if not taken.isdisjoint(range(span.first, span.last + 1)):
            continue
        named = _with_forename(tokens, span.first, span.last, span.key, text, others, mine, taken, is_name)
        if named:
            done = span.first
            yield named


def _own_words(text: str, tokens: list[Token], spans: list[Span], mine: Mine) -> set[int]:
    """The places of words that make up a name which rightly stands there, its middle names with it."""
    taken: set[int] = set()
    for key, first, last in spans:
        if key not in mine.surnames:
            continue
        for back in range(first - 1, max(-1, first - 5), -1):
            gap = text[tokens[back].end : tokens[back + 1].start]
            is_middle = back < first - 1
            if len(gap) > 4 or gap.strip(" \n\t_.-(\"')") or (is_middle and "\n" in gap):
                break
            two = tokens[back].key + tokens[back + 1].key if is_middle else ""
            if mine.has(tokens[back].key, key) or (two and mine.has(two, key)):
                taken.update(range(back, last + 1))
        if last + 1 < len(tokens) and mine.has(tokens[last + 1].key, key):
            gap = text[tokens[last].end : tokens[last + 1].start]
            if COMMA_GAP.fullmatch(gap) or BARE_GAP.fullmatch(gap):
                taken.update(range(first, last + 2))
    return taken


def _with_forename(
    tokens: list[Token],
    at: int,
    last: int,
    surname: str,
    text: str,
    others: Others,
    mine: Mine,
    taken: set[int],
    is_name: bool,
) -> Named | None:
    """The surname with a forename or an initial of a child who has it, before or after it."""
    for spell in (_before, _after):
        ways = spell(tokens, at, last, surname, text, others, is_name)
        for first, end, key, children, is_bare in sorted(ways, key=lambda way: (len(way[2]) == 1, way[0])):
            if not taken.isdisjoint(range(first, end + 1)) or mine.has(key, surname):
                continue
            named = _judged(tokens, (first, end, at, last), key, surname, tuple(children), is_bare, text, is_name)
            if named:
                return named
    return None


Spelling = Iterator[tuple[int, int, str, list[Called], bool]]


def _before(
    tokens: list[Token], at: int, last: int, surname: str, text: str, others: Others, is_name: bool
) -> Spelling:
    """James Taylor, Mary-Jane Taylor, James William Taylor, J. Taylor, JW Taylor, James and Oliver Taylor."""
    forenames, initials = others.by_surname[surname], others.by_initial[surname]
    middle = 0
    for back in range(at - 1, max(-1, at - 8), -1):
        token = tokens[back]
        gap, whole = text[token.end : tokens[back + 1].start], text[token.end : tokens[at].start]
        if token.key in LABEL_KEYS and LABELLED_GAP.fullmatch(gap):
            continue
        fits = FORWARD_GAP.fullmatch(gap) or (_labelled(whole) and LABELLED_GAP.fullmatch(LABEL.sub("", whole)))
        is_initial = INITIAL_GAP.fullmatch(gap) and _is_initial(token, is_name)
        if not (fits or is_initial) or (middle and "\n" in gap):
            break
        if fits and (two := _two(tokens, back, text)) and two in forenames:
            yield back - 1, last, two, forenames[two], False
        if fits and token.key in forenames and not token.is_letter:
            yield back, last, token.key, forenames[token.key], False
        letter = token.key[:1]
        if is_initial and letter in initials and not _more_letters(tokens, back, text):
            bare = not gap.startswith(".") and (token.text in ("A", "I") or not token.is_letter)
            yield back, last, letter, initials[letter], bare
        middle += 1
        if middle > MOST_MIDDLE or not (token.is_capital or is_name):
            break
    yield from _shared(tokens, at, last, forenames, text)


def _shared(tokens: list[Token], at: int, last: int, forenames: dict[str, list[Called]], text: str) -> Spelling:
    """James and Oliver Taylor: the first of two who share a surname written once."""
    if at < 3 or tokens[at - 2].key != "and" or not FORWARD_GAP.fullmatch(text[tokens[at - 1].end : tokens[at].start]):
        return
    one = tokens[at - 3]
    if one.is_capital and one.key in forenames and tokens[at - 1].is_capital:
        yield at - 3, at - 3, one.key, forenames[one.key], False


def _after(tokens: list[Token], at: int, last: int, surname: str, text: str, others: Others, is_name: bool) -> Spelling:
    """Taylor, James; TAYLOR James; Taylor, J.; Surname: Taylor Forename: James; a line of a list: Taylor James."""
    forenames, initials = others.by_surname[surname], others.by_initial[surname]
    ahead = last + 1
    while ahead < len(tokens) and tokens[ahead].key in LABEL_KEYS and ahead < last + 4:
        ahead += 1
    if ahead >= len(tokens):
        return
    gap = text[tokens[last].end : tokens[ahead].start]
    token = tokens[ahead]
    if ahead > last + 1:
        order = bool(_labelled(gap)) and bool(LABELLED_GAP.fullmatch(LABEL.sub("", gap)))
    else:
        order = bool(COMMA_GAP.fullmatch(gap)) or (
            bool(BARE_GAP.fullmatch(gap))
            and (is_name or _is_shouted(tokens, at, last, token) or _is_a_line(text, tokens[at], token))
        )
    if not order:
        return
    if ahead + 1 < len(tokens) and (two := _two(tokens, ahead + 1, text)) and two in forenames:
        yield at, ahead + 1, two, forenames[two], False
    if token.key in forenames and not token.is_letter:
        yield at, ahead, token.key, forenames[token.key], False
    elif token.is_letter and token.text.isupper() and token.key in initials:
        dotted = text[token.end : token.end + 1] == "."
        yield at, ahead, token.key, initials[token.key], not dotted and not COMMA_GAP.fullmatch(gap)


def _judged(
    tokens: list[Token],
    places: tuple[int, int, int, int],
    key: str,
    surname: str,
    children: tuple[Called, ...],
    is_bare: bool,
    text: str,
    is_name: bool,
) -> Named | None:
    """How sure a name is by the way it is written and what stands beside it."""
    first, end, at, last = places
    start, stop = tokens[first].start, tokens[end].end
    after = max(stop, tokens[last].end)
    parts = [tokens[first] if first < at else tokens[end], tokens[last]]
    if not is_name:
        if first < at and beside.is_of_a_body(text, start, after):
            return None
        small = [part for part in parts if not part.is_capital]
        if small and any(is_ordinary(part.key) for part in parts):
            return None
    is_labelled = _labelled(text[tokens[min(first, last)].end : tokens[max(end, at)].start])
    is_word = not is_labelled and is_ordinary(surname) and (len(key) == 1 or key in WORDS_TOO)
    return Named(
        start,
        stop,
        children,
        key + surname,
        is_weak=(is_bare or is_word) and not (is_name and len(key) > 1),
        is_adult=not is_name
        and (beside.is_of_an_adult(text, start, after) or (len(key) == 1 and beside.is_cited(text, after))),
    )


def _two(tokens: list[Token], at: int, text: str) -> str:
    """Two words that may be one forename, the second at a place."""
    return tokens[at - 1].key + tokens[at].key if at and are_joined(tokens[at - 1], tokens[at], text) else ""


def _labelled(gap: str) -> bool:
    return bool(LABEL.search(gap))


def _is_initial(token: Token, is_name: bool) -> bool:
    """One capital, or two that are no usual abbreviation."""
    if token.is_letter:
        return is_name or token.is_capital
    return len(token.text) == 2 and token.text.isupper() and token.key not in ACRONYMS


def _more_letters(tokens: list[Token], at: int, text: str) -> bool:
    """Whether another initial stands before this one: then that is the first."""
    if not at or not tokens[at].is_letter:
        return False
    return tokens[at - 1].is_letter and bool(INITIAL_GAP.fullmatch(text[tokens[at - 1].end : tokens[at].start]))


def _is_shouted(tokens: list[Token], at: int, last: int, forename: Token) -> bool:
    """A surname in capitals before a forename that is not."""
    return all(token.text.isupper() for token in tokens[at : last + 1]) and not forename.text.isupper()


def _is_a_line(text: str, first: Token, last: Token) -> bool:
    """Whether a name begins a line and nothing but a mark or a figure follows it there: a row of a list."""
    before = text[: first.start].rpartition("\n")[2]
    after = text[last.end :].partition("\n")[0]
    return not re.search(r"[^\W\d_]", before) and bool(re.match(r"\s*(?:$|[\d,;|(\t-])", after))


def mine_of(children: list[Marks], adults: list[str]) -> Mine:
    """The names that rightly stand in a child's papers: the child's, the family's."""
    pairs: set[tuple[str, str]] = set()
    for child in children:
        surname = key_of_name(child.surname)
        pairs |= {(key, surname) for name in (child.forename, child.known_as) for key in forename_keys(name)}
    for adult in adults:
        parts = [key_of(part.text) for part in tokens_of(adult)]
        for cut in range(1, len(parts)):
            pairs |= {(parts[0], "".join(parts[cut:])), ("".join(parts[:cut]), "".join(parts[cut:]))}
    return Mine(
        frozenset(pairs),
        frozenset((forename[:1], surname) for forename, surname in pairs if forename),
        frozenset(forename for forename, _ in pairs),
        frozenset(surname for _, surname in pairs),
    )


def key_of_name(name: str) -> str:
    return "".join(token.key for token in tokens_of(name))


def forename_keys(name: str) -> list[str]:
    """What somebody with a forename may be called: all of it, or its first part."""
    parts = [token.key for token in tokens_of(name)]
    return list(dict.fromkeys(key for key in ("".join(parts), *parts[:1]) if key))
