"""Finds a pupil in free text that a whole school may read: children are counted there, never described (Q58d).

It is careful rather than clever: a word that is a pupil's name and no ordinary word is refused, unless it is the name of one of
the adults who work with the school.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from countywide.casework.release.rules import dates, numbers, words

from ..types import Pupil

MONTHS = {"april", "may", "june", "august"}
INITIALS = re.compile(r"\b([A-Z])\.\s?([A-Z])\.(?!\w)")


def named_in(text: str, pupils: Iterable[Pupil], adults: Iterable[str] = ()) -> list[str]:
    """The words of a text that give a pupil of the school away, as they are written, each once."""
    plain, known = words.tidied(text), list(pupils)
    grown = {words.key_of(part) for adult in adults for part in words.TOKEN.findall(words.tidied(adult))}
    return list(dict.fromkeys([*names_in(plain, known, grown), *signs_in(plain, known), *initials_in(plain, known)]))


def names_in(text: str, pupils: list[Pupil], grown: set[str]) -> Iterable[str]:
    """Forenames, names they are known by and surnames; the parts of a double one too."""
    called = {
        key for pupil in pupils for name in (pupil.forename, pupil.known_as, pupil.surname) for key in keys_of(name)
    }
    for token in words.tokens_of(text):
        if len(token.key) > 1 and token.key in called and token.key not in grown and is_a_name(token, text):
            yield token.text
    for one, other in pairwise(words.tokens_of(text)):
        both = {one.key, other.key}
        if any(
            both == {first, last} for pupil in pupils for first in forenames(pupil) for last in keys_of(pupil.surname)
        ):
            yield f"{one.text} {other.text}"


def is_a_name(token: words.Token, text: str) -> bool:
    """“Tobin” in small letters is still Tobin. “Rose” is somebody inside a sentence, and may be none where one begins."""
    if not words.is_ordinary(token.key):
        return True
    begins = not re.search(r"[\w,;]\s*$", text[: token.start])
    return token.is_capital and not begins and token.key not in MONTHS


def keys_of(name: str) -> set[str]:
    """How a name, and each part of a double one, is compared."""
    parts = words.TOKEN.findall(words.tidied(name))
    return {key for key in (words.key_of(part) for part in parts) if key}


def forenames(pupil: Pupil) -> set[str]:
    return keys_of(pupil.forename) | keys_of(pupil.known_as)


def signs_in(text: str, pupils: list[Pupil]) -> Iterable[str]:
    """Birthdays and numbers that belong to a pupil."""
    born, held = {pupil.born_on for pupil in pupils}, {each for pupil in pupils for each in pupil.numbers if each}
    for day in dates.days_in(text):
        if day.day in born:
            yield text[day.start : day.end]
    for number in numbers.numbers_in(text):
        if number.value in held:
            yield text[number.start : number.end]


def initials_in(text: str, pupils: list[Pupil]) -> Iterable[str]:
    """T.L. where a pupil has these initials."""
    held = {
        (each[:1] + pupil.surname[:1]).upper() for pupil in pupils for each in (pupil.forename, pupil.known_as) if each
    }
    for found in INITIALS.finditer(text):
        if found[1] + found[2] in held:
            yield found[0]


def refusal(found: list[str]) -> str:
    """What is said to whoever wrote it. It repeats their own words to them alone, and is on no record."""
    said = ", ".join(f"“{each}”" for each in found[:3])
    return (
        f"This may name a pupil of the school: {said}. Children are counted here, not described, since every colleague of the school "
        "can read it. Take the words out. What was said about a child belongs in the child’s therapy record."
    )
