"""What a panel reads: an answer without the name, the school, addresses, and words that tell whether it is a man or a woman.

A rule cannot see everything: whoever recognises the person says so as an interest, and does not score.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NAME, SCHOOL, ADDRESS = "[name]", "[school]", "[address]"
PLAIN = {
    "he": "they", "she": "they", "him": "them", "his": "their", "her": "their", "hers": "theirs",
    "himself": "themselves", "herself": "themselves",
    "headmaster": "head", "headmistress": "head", "schoolmaster": "teacher", "schoolmistress": "teacher",
    "mother": "parent", "father": "parent", "mum": "parent", "dad": "parent", "wife": "partner", "husband": "partner",
    "sister": "relative", "brother": "relative", "daughter": "child", "son": "child", "grandmother": "grandparent",
    "grandfather": "grandparent", "lady": "person", "gentleman": "person", "woman": "person", "man": "person",
    "maternity": "family", "paternity": "family", "pregnancy": "family", "chairman": "chair", "chairwoman": "chair",
}  # fmt: skip
"""Words that tell, and the word that says as much without telling."""
TITLES = (
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "madam",
    "dame",
    "lord",
    "lady",
    "father",
    "sister",
    "rev",
    "reverend",
    "dr",
    "prof",
)
TYPES = frozenset(
    "a an and the of for in at on by with st saint school schools primary secondary infant infants junior juniors nursery academy"
    " academies college community grammar high special centre center unit pupil referral free upper lower middle first church"
    " england ce cofe rc catholic methodist girls boys trust federation learning park hill road street lane green north south"
    " east west great little new old voluntary aided controlled foundation studio technical university sixth form"
    " specialist".split()
)
"""Words in the names of schools that many share: they stay, where the whole name does not stand."""
SHORTEST = 3
MAIL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|(?<!\d)(?:\+44|0)(?:[ -]?\d){9,10}(?!\d)", re.IGNORECASE
)
TITLED = re.compile(rf"\b(?:{'|'.join(TITLES)})\b\.?\s+(?=[A-Z\[])", re.IGNORECASE)
TELLING = re.compile(rf"\b(?:{'|'.join(PLAIN)})\b", re.IGNORECASE)
TWICE = re.compile(r"(\[(?:name|school)\])(?:[\s-]+\1)+")


def blinded(text: str, *, names: Iterable[str], schools: Iterable[str]) -> str:
    """The text as the panel reads it. What was taken out stands as a word in brackets, so that nobody guesses at a gap."""
    found = MAIL.sub(ADDRESS, text.replace("’", "'"))
    for school in sorted(filter(None, schools), key=len, reverse=True):
        found = whole(school).sub(SCHOOL, found)
    found = without(found, [word for school in schools for word in words_of(school) if word not in TYPES], SCHOOL)
    for name in sorted(filter(None, names), key=len, reverse=True):
        found = whole(name).sub(NAME, found)
    found = without(found, [word for name in names for word in words_of(name) if word not in TITLES], NAME)
    found = TITLED.sub("", found)
    found = TELLING.sub(lambda one: like(one.group(), PLAIN[one.group().lower()]), found)
    return TWICE.sub(r"\1", found)


def whole(words: str) -> re.Pattern[str]:
    """Some words one after another, whatever stands between them and however they are written."""
    parts = [re.escape(each) for each in re.split(r"[^\w]+", words.replace("’", "'")) if each]
    return re.compile(r"\b" + r"[\W_]+".join(parts) + r"\b" if parts else r"(?!)", re.IGNORECASE)


def words_of(name: str) -> list[str]:
    """The words of a name by which somebody could be known."""
    return [each for each in re.split(r"[^\w]+", name.lower().replace("’", "'")) if len(each) >= SHORTEST]


def without(text: str, words: Iterable[str], instead: str) -> str:
    """A name's own words, as names are written: with a capital. “Will” goes, “we will” stays."""
    telling = sorted({re.escape(each) for each in words}, key=len, reverse=True)
    if not telling:
        return text
    found = re.compile(rf"\b(?:{'|'.join(telling)})\b", re.IGNORECASE)
    return found.sub(lambda one: instead if one.group()[0].isupper() else one.group(), text)


def like(old: str, new: str) -> str:
    """As the old word was written: with a capital or without."""
    return new.capitalize() if old[0].isupper() else new
