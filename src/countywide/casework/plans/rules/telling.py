"""What a row of a plan says, as far as it can be told by looking: amounts, days, stages of school, words of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from countywide.law import clocks

from ..types import RowSaid

STAGES = (
    (0, "the early years"),
    (2, "Key Stage 1"),
    (6, "Key Stage 2"),
    (9, "Key Stage 3"),
    (11, "Key Stage 4"),
    (14, "the years after 16"),
)
"""The last year group of each stage (Education Act 2002 s.82), by whose end outcomes are usually set."""

AMOUNT = re.compile(
    r"\b(\d+([.,]\d+)?|one|two|three|four|five|six|half an?|an)[ -]*(minutes?|mins?|hours?|hrs?|sessions?|lessons?|days?)\b",
    re.I,
)
OFTEN = re.compile(
    r"\b(daily|weekly|fortnightly|monthly|termly|yearly|annually|once|twice|always|at all times"
    r"|(every|each|per|(?<!half )a)\s+(school\s+)?(\w+\s+)?(day|week|weeks|fortnight|month|half[- ]term|term|lesson|year))\b",
    re.I,
)
DATED = re.compile(
    r"\b(20\d\d|key stage( [1-5])?|ks ?[1-5]|(end of )?year \d+|end of (the )?(year|reception|primary|secondary|term))\b",
    re.I,
)
ENDS = re.compile(r"\bend of (?:key stage|ks) ?([1-4])\b|\bend of year (\d{1,2})\b", re.I)


def last_year_named(text: str) -> int | None:
    """The last year group of the key stage or year by whose end a text says that something will be reached."""
    found = ENDS.search(text)
    if not found:
        return None
    return STAGES[int(found[1])][0] if found[1] else int(found[2])


def last_year_of(year_group: int) -> tuple[int, str]:
    """The last year group of a child's stage, and what it is called."""
    return next((stage for stage in STAGES if year_group <= stage[0]), (99, "further study"))


SAYING = ("text", "what", "who", "group")
"""Where a row says something in words."""


def whole(row: RowSaid) -> str:
    """What a row says in words, its fields among them."""
    parts = (row.text, *(str(row.details.get(name, "")) for name in SAYING[1:]))
    return " ".join(part for part in dict.fromkeys(parts) if part)


def plain(words: str) -> str:
    return " ".join(re.findall(r"[\w’']+", words.lower()))


def says_any(words: str, phrases: Iterable[str]) -> bool:
    return bool(said_of(words, tuple(phrases)))


def said_of(words: str, phrases: tuple[str, ...]) -> list[str]:
    """Those of some phrases that stand in a text as whole words, as they stand there."""
    return [found[0] for found in pattern_of(phrases).finditer(words)]


@lru_cache(maxsize=64)
def pattern_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(each) for each in longest_first) + r")(?!\w)", re.I)


def day_of(value: object) -> date | None:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def year_group_on(born_on: date, on: date, *, given: int | None = None, today: date | None = None) -> int:
    """The year group of a day; a child taught out of the year of their age stays as many years apart from it."""
    by_age = clocks.year_group(born_on, on)
    return by_age if given is None else by_age + given - clocks.year_group(born_on, today or on)
