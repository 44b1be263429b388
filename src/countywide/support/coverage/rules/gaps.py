"""What stands in the way of logging, answering or merging a gap; and whether a text names a pupil."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from countywide.casework.release.rules.words import is_ordinary

from ..types import GapSaid

LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
FEWEST_WORDS = 5
MOST_WAITING = 5_000
MOST_PENCE = 100_000_000
LONGEST = timedelta(days=20 * 366)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LONG_NUMBER = re.compile(r"\d(?:[ -]?\d){9,}")
UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[0-9A-Z]\b", re.IGNORECASE)
NAMED = (
    "Your words seem to name a pupil of your school. Take the name out: say how many pupils wait, not who they are. "
    "To write about one child, use the child’s own page."
)
NUMBERED = "Your words hold a long number, such as a pupil’s or an NHS number. Take it out: no child is told of here."
Names = tuple[str, str, str]
"""Forename, the name by which a child is known, surname."""


def new_reference() -> str:
    """A reference that says nothing and cannot be guessed: GAP-7K4M-2P9Q."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"GAP-{drawn[:4]}-{drawn[4:]}"


def bar_to_logging(said: GapSaid, *, pupils: Iterable[Names], places: Collection[str], on: date) -> str | None:
    """A gap says in some words what is missing and how many wait, and names no child."""
    if len(said.words.split()) < FEWEST_WORDS:
        return f"Say what is missing and what would help, in at least {FEWEST_WORDS} words."
    if said.waiting is not None and not 0 < said.waiting <= MOST_WAITING:
        return "Say how many pupils wait: a number of one or more."
    if said.since_on and (said.since_on > on or said.since_on < on - LONGEST):
        return "The day since when pupils wait must be in the past."
    if not 0 <= said.pays_pence <= MOST_PENCE:
        return "Check what your school pays in a year."
    return bar_to_naming(said.words, pupils=pupils, places=places)


def bar_to_naming(text: str, *, pupils: Iterable[Names], places: Collection[str]) -> str | None:
    """No child is told of, neither by name nor by number."""
    if UPN.search(text) or LONG_NUMBER.search(text):
        return NUMBERED
    return NAMED if names_a_pupil(text, pupils, places=places) else None


def bar_to_replying(words: str, asked_as: str, *, next_on: date | None, on: date, within_days: int) -> str | None:
    """An answer says something, to a question that everybody can read, and its next day lies ahead."""
    latest = on + timedelta(days=within_days)
    if len(asked_as.split()) < FEWEST_WORDS:
        return f"Write the question as everybody may read it, in at least {FEWEST_WORDS} words."
    if len(words.split()) < FEWEST_WORDS:
        return f"Say what happens, in at least {FEWEST_WORDS} words."
    if next_on and not on < next_on <= latest:
        return f"The day of the next news must be after today and by {latest.day} {latest:%B %Y}."
    return None


def bar_to_merging(*, same: bool, place: tuple[str, str], other: tuple[str, str], is_merged: bool) -> str | None:
    """Two become one record where they are about the same service in the same district."""
    if same:
        return "Choose another gap: this one cannot be merged into itself."
    if is_merged:
        return "One of the two is merged already."
    return None if place == other else "Only gaps in the same service and the same district become one."


def names_a_pupil(text: str, pupils: Iterable[Names], *, places: Collection[str] = ()) -> bool:
    """Whether a text names a pupil: forename and surname together in either order, an initial and the surname, or a forename by
    itself that is written as a name and is no common word and no part of a place."""
    raw = WORD.findall(text)
    words = [key(word) for word in raw]
    pairs, alone, surnames = _of(pupils)
    known_places = {key(word) for place in places for word in WORD.findall(place)}
    for at, word in enumerate(words):
        after, is_name = (words[at + 1], raw[at + 1][0].isupper()) if at + 1 < len(words) else ("", False)
        if (word, after) in pairs and (is_name or raw[at][0].isupper() or not is_ordinary(word)):
            return True
        if (after, word) in pairs and (is_name or raw[at][0].isupper() or not is_ordinary(after)):
            return True
        if len(word) == 1 and after in surnames and is_name:
            return True
        if word in alone and raw[at][0].isupper() and word not in known_places and not is_ordinary(word):
            return True
    return False


def key(word: str) -> str:
    """A word as it is compared: small letters, no accents, no marks."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", plain.lower())


def _of(pupils: Iterable[Names]) -> tuple[set[tuple[str, str]], set[str], set[str]]:
    """What is looked for: pairs of a forename and a part of the surname, forenames, parts of surnames."""
    pairs: set[tuple[str, str]] = set()
    alone: set[str] = set()
    surnames: set[str] = set()
    for forename, known_as, surname in pupils:
        last = {key(word) for word in WORD.findall(surname)} | {key(surname)}
        first = {key(words[0]) for name in (forename, known_as) if (words := WORD.findall(name))}
        pairs |= {(one, two) for one in first for two in last}
        alone |= {one for one in first if len(one) > 2}
        surnames |= last
    return pairs, alone, surnames
