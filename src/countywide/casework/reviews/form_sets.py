"""Reads the pages of the review form and the criteria for amending: dated files, published as they stand.

A file is named `<name>.<from-date>.toml`. A review keeps the day of the form that it was begun with.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from countywide.platform.kit import dated

HOME = Path(__file__).parent / "sets"
FORM, CRITERIA = "review-form", "amend-criteria"


@dataclass(frozen=True)
class Field:
    """One box of a page."""

    key: str
    label: str
    kind: str  # text, long, number, yes-no, choice
    must: bool = False
    hint: str = ""
    when: str = ""  # "part_time=yes": asked only where another box says so
    or_nothing: bool = False  # a tick "nothing to report" answers it
    least: int | None = None
    most: int | None = None
    choices: tuple[tuple[str, str], ...] = ()
    weighs: bool = False  # of an in-year form: yes is more than an update can hold


@dataclass(frozen=True)
class FormPage:
    """One page of the form."""

    key: str
    heading: str
    holds: str
    fields: tuple[Field, ...] = ()
    from_year: int | None = None
    in_transfer_year: bool = False
    only_for: tuple[str, ...] = ()  # types of review; none: all of them
    not_for: tuple[str, ...] = ()
    lead: str = ""
    who: str = ""

    def is_asked(self, *, year_group: int, transfers: bool, type: str = "", about_move: bool | None = None) -> bool:
        """Whether a review of this type is asked this page, for a child of this year group. `about_move`: of an in-year form,
        whether it is sent for a move; what the school year asks does not matter to it."""
        if (self.only_for and type not in self.only_for) or type in self.not_for:
            return False
        if about_move is not None:
            return about_move or not self.in_transfer_year
        if self.from_year is not None and year_group < self.from_year:
            return False
        return transfers or not self.in_transfer_year


@dataclass(frozen=True)
class Criterion:
    """One published reason for accepting or declining a change."""

    key: str
    says: str
    decides: str  # ACCEPT or DECLINE


@dataclass(frozen=True)
class FormSet:
    """The form from a day on."""

    begins: date
    title: str
    law: str
    pages: tuple[FormPage, ...]

    def page(self, key: str) -> FormPage:
        """The page with a key. Raises KeyError."""
        return {each.key: each for each in self.pages}[key]


@dataclass(frozen=True)
class CriteriaSet:
    """The criteria from a day on."""

    begins: date
    title: str
    law: str
    criteria: tuple[Criterion, ...]

    def criterion(self, key: str) -> Criterion | None:
        return next((each for each in self.criteria if each.key == key), None)

    def to(self, decides: str) -> tuple[Criterion, ...]:
        return tuple(each for each in self.criteria if each.decides == decides)


def form_on(on: date) -> FormSet:
    """The form in force on a day."""
    return form(dated.begun_by(HOME, FORM, on))


@lru_cache(maxsize=64)
def kind_of(page: str) -> str:
    """What a page holds. A page keeps its kind in every set that has it."""
    days = dated.days(HOME, FORM)
    return next((each.holds for day in reversed(days) for each in form(day).pages if each.key == page), "")


@lru_cache(maxsize=8)
def form(begins: date) -> FormSet:
    """The form that holds from a day."""
    given = read(FORM, begins)
    return FormSet(begins, given["title"], given["law"], tuple(page(each) for each in given["page"]))


def page(given: dict[str, Any]) -> FormPage:
    """One page of the file."""
    fields = tuple(
        Field(**{**each, "choices": tuple(tuple(pair) for pair in each.get("choices", ()))})
        for each in given.get("field", ())
    )
    said = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items() if key != "field"}
    return FormPage(**{**said, "fields": fields})  # type: ignore[arg-type]


def criteria_on(on: date) -> CriteriaSet:
    """The criteria in force on a day."""
    return criteria(dated.begun_by(HOME, CRITERIA, on))


@lru_cache(maxsize=8)
def criteria(begins: date) -> CriteriaSet:
    """The criteria that hold from a day."""
    given = read(CRITERIA, begins)
    held = tuple(Criterion(each["key"], each["says"], each["for"]) for each in given["criterion"])
    return CriteriaSet(begins, given["title"], given["law"], held)


def read(name: str, begins: date) -> dict[str, Any]:
    """One file."""
    return tomllib.loads((HOME / f"{name}.{begins.isoformat()}.toml").read_text(encoding="utf-8"))
