"""Reads the rounds of the council: a dated file of its own, `transfer-rounds.toml`, beside its file of facts.

A day may be written as a date, or as the key of a dated value in the file of facts, so that published answers and this
calendar cannot differ. A council that changes a day writes the step again with the day `from` which the new one holds:
what was said before stays, and the schools concerned are told both.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from .enums import Move
from .rules.dates import STEPS
from .types import Local, Round

FILE = "transfer-rounds.toml"
ALONE = "post-16-"
FIRST, LAST = 2015, 2100  # years in which a move can be: the law began in 2014


def rounds() -> tuple[Round, ...]:
    """Every round of the council, the earliest move first; none where it has no such file."""
    if not settings.COUNCIL_FILE:
        return ()
    return read(Path(settings.COUNCIL_FILE))


def open_rounds(on: date) -> list[Round]:
    """The rounds that run on a day."""
    return [each for each in rounds() if each.is_open(on)]


def round_with(key: str) -> Round | None:
    """A round by its key; or the one day on which somebody moves between two settings after 16, which no file lists."""
    if key.startswith(ALONE):
        return alone(key)
    return next((each for each in rounds() if each.key == key), None)


def key_of(moves_on: date) -> str:
    """The key of moves between two settings after 16 on a day."""
    return f"{ALONE}{moves_on.isoformat()}"


def alone(key: str) -> Round | None:
    """Such a move as a round of its own, which has a date in law and nothing that the council asks of everybody (reg 18(2))."""
    try:
        moves_on = date.fromisoformat(key.removeprefix(ALONE))
    except ValueError:
        return None
    if not FIRST <= moves_on.year <= LAST:
        return None
    name = f"Moving to another college or setting on {moves_on.day} {moves_on:%B %Y}"
    opens = date(moves_on.year - 2, 9, 1)
    return Round(key, name, Move.BETWEEN_POST_16, (), 0, moves_on.year, opens, 3, starts_on=moves_on)


@lru_cache(maxsize=8)
def read(council: Path) -> tuple[Round, ...]:
    """The rounds beside one file of facts."""
    file = council.parent / FILE
    if not file.exists():
        return ()
    facts = tomllib.loads(council.read_text("utf-8")).get("value", [])
    given = tomllib.loads(file.read_text("utf-8")).get("round", [])
    found = [one(each, facts) for each in given]
    keys = [each.key for each in found]
    if len(set(keys)) != len(keys):
        raise ValueError(f"{FILE} gives two rounds the same key.")
    return tuple(sorted(found, key=lambda each: (each.september, each.to_year, each.key)))


def one(given: dict[str, Any], facts: list[dict[str, Any]]) -> Round:
    """One round of the file."""
    key = given["key"]
    if given["move"] not in Move or given["move"] == Move.BETWEEN_POST_16:
        raise ValueError(f"{FILE}: the round {key} has no move of a yearly round: {given['move']}.")
    locals_said = tuple(said for each in given.get("date", []) for said in local(key, each, facts))
    return Round(
        key=key,
        name=given["name"],
        move=given["move"],
        from_years=tuple(given["from_years"]),
        to_year=given["to_year"],
        september=given["september"],
        opens=given["opens"],
        most_preferences=given["most_preferences"],
        locals=locals_said,
    )


def local(key: str, given: dict[str, Any], facts: list[dict[str, Any]]) -> list[Local]:
    """What one entry says; with the key of a value, once for each day from which the value was another."""
    if given["step"] not in STEPS:
        raise ValueError(f"{FILE}: the round {key} has a date for a step that there is not: {given['step']}.")
    named: set[str] = {given[name] for name in ("asked_by", "last_useful") if isinstance(given.get(name), str)}
    begins = [each["from"] for each in facts if each["key"] in named]
    if named - {each["key"] for each in facts}:
        raise ValueError(f"{FILE}: the round {key} names a value that the file of facts has not: {sorted(named)}.")
    days: list[date] = sorted({given["from"], *(day for day in begins if day > given["from"])})
    return [
        Local(
            step=given["step"],
            asked_by=day_of(given.get("asked_by"), facts, day),
            last_useful=day_of(given.get("last_useful"), facts, day),
            why=given.get("why", ""),
            begins=day,
        )
        for day in days
    ]


def day_of(said: Any, facts: list[dict[str, Any]], on: date) -> date | None:
    """A day as it is written, or what the value of a key is on a day."""
    if not isinstance(said, str):
        return said  # type: ignore[no-any-return]
    found = sorted((each["from"], each["value"]) for each in facts if each["key"] == said)
    return next((value for begins, value in reversed(found) if begins <= on), found[0][1])  # type: ignore[no-any-return]
