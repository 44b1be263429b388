"""Reads the sets of sections that plans are made of: dated files, one for each kind of plan and each day it holds from.

A file is named `<kind>.<from-date>.toml`. A plan keeps the kind and the day of the set it was begun with.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from countywide.platform.kit import dated

HOME = Path(__file__).parent / "sets"
EHC_PLAN = "ehc-plan"


class NoSuchSet(LookupError):
    """There is no set of sections of this kind in force on this day."""


@dataclass(frozen=True)
class Section:
    """One section: what its rows are, which sections they answer to, and what they say besides their text."""

    key: str
    heading: str
    plain: str  # the heading for the child or family
    holds: str  # text, need, outcome, provision, placement, advice
    hint: str = ""
    answers_to: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    appeal: str = ""  # "yes": to the tribunal; "recommendation": the tribunal may recommend
    must_quantify: bool = False
    blank_in_draft: bool = False
    made_from_record: bool = False
    until_age: int | None = None


@dataclass(frozen=True)
class SectionSet:
    """The sections of one kind of plan, from a day on."""

    kind: str
    begins: date
    title: str
    law: str
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section:
        """The section with a key. Raises KeyError."""
        return {each.key: each for each in self.sections}[key]

    def of(self, holds: str) -> tuple[Section, ...]:
        """The sections whose rows are of one sort."""
        return tuple(each for each in self.sections if each.holds == holds)


def in_force(kind: str, on: date) -> SectionSet:
    """The newest set of a kind that began by a day. Raises NoSuchSet."""
    begun = [each for each in days_of(kind) if each <= on]
    if not begun:
        raise NoSuchSet(f"There is no set of sections for “{kind}” on {on.isoformat()}.")
    return read(kind, begun[-1])


def days_of(kind: str) -> list[date]:
    """The days from which sets of a kind hold."""
    return dated.days(HOME, kind)


@lru_cache(maxsize=16)
def read(kind: str, begins: date) -> SectionSet:
    """One set, from its file."""
    given = tomllib.loads((HOME / f"{kind}.{begins.isoformat()}.toml").read_text(encoding="utf-8"))
    return SectionSet(
        kind=kind,
        begins=begins,
        title=given["title"],
        law=given["law"],
        sections=tuple(section(each) for each in given["section"]),
    )


def section(given: dict[str, object]) -> Section:
    """One entry of the file; lists become tuples."""
    renamed = {("answers_to" if name == "for" else name): value for name, value in given.items()}
    return Section(**{name: tuple(value) if isinstance(value, list) else value for name, value in renamed.items()})  # type: ignore[arg-type]
