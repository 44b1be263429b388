"""Reads what a council decided about money: dated files, ours or its own beside its file of facts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit.dated import newest

OURS = Path(__file__).parent


@dataclass(frozen=True)
class YearEnd:
    """What happens to what is left in a pot at the end of a year."""

    carries: frozenset[str]  # the streams whose rest goes into the next year; of the others it returns to the fund


@dataclass(frozen=True)
class Promise:
    """By when schools are told what they have of a stream, as month and day of the funding year."""

    stream: str
    indicative_by: tuple[int, int] | None
    confirmed_by: tuple[int, int] | None
    begins_by: tuple[int, int]  # for awards that begin by then: a later one is decided by itself


def year_end_on(on: date) -> YearEnd:
    """The policy in force on the last day of a year."""
    return read_year_end(newest(OURS, "funding-year-end", "year-end", on))


@lru_cache(maxsize=16)
def read_year_end(path: Path) -> YearEnd:
    return YearEnd(frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["carries"]))


def promises_on(on: date) -> dict[str, Promise]:
    """The days by which schools are told, by stream, as they hold for a year that begins on a day."""
    return read_promises(newest(OURS, "funding-dates", "told-by", on))


@lru_cache(maxsize=16)
def read_promises(path: Path) -> dict[str, Promise]:
    given = tomllib.loads(path.read_text(encoding="utf-8"))["stream"]
    return {
        each["key"]: Promise(
            stream=each["key"],
            indicative_by=pair(each.get("indicative_by")),
            confirmed_by=pair(each.get("confirmed_by")),
            begins_by=pair(each["begins_by"]) or (3, 31),
        )
        for each in given
    }


def pair(given: list[int] | None) -> tuple[int, int] | None:
    return (given[0], given[1]) if given else None
