"""The rounds of the council and their dates: the one source for every page and message (Q06)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from countywide.casework.deadlines import queries as deadlines
from countywide.law import clocks

from ..models import Transfer
from ..rounds import open_rounds, round_with, rounds
from ..rules import dates
from ..types import Dated, Limit, Local, Round

__all__ = [
    "calendar_of",
    "changed_steps",
    "limit_of",
    "next_day",
    "open_rounds",
    "round_with",
    "rounds",
    "rounds_of_settings",
]


def limit_of(held: Round, calendar: clocks.Calendar | None = None) -> Limit:
    """The date in law of a round, by the council's bank holidays."""
    return dates.limit(held, calendar or deadlines.calendar())


def calendar_of(held: Round, law: Limit, *, on: date) -> list[Dated]:
    """Every date of a round as it stands on a day."""
    return dates.calendar_of(held, law, on=on)


def next_day(days: Iterable[Dated], whose: str, on: date) -> Dated | None:
    """The next thing that is asked of somebody."""
    coming = [each for each in days if each.whose == whose and (day := asked_or_law(each)) and day >= on]
    return min(coming, key=lambda each: asked_or_law(each) or date.max, default=None)


def asked_or_law(each: Dated) -> date | None:
    return each.asked_by or each.legally_by


def rounds_of_settings(organisations: Iterable[int], on: date) -> list[Round]:
    """The open rounds in which a school or setting has children, and those that they have not entered yet."""
    found = Transfer.objects.of_settings(organisations).under_way().order_by()
    keys = set(found.values_list("round", flat=True).distinct())
    return [each for each in open_rounds(on) if each.key in keys]


def changed_steps(held: Round, *, on: date) -> list[tuple[str, Local, Local]]:
    """The steps whose days the council changed lately: the step, what it said before and what it says now."""
    found = []
    for step, begins in dates.changes_told_on(held, on=on):
        said = held.said_of(step)
        at = next(number for number, each in enumerate(said) if each.begins == begins)
        found.append((step, said[at - 1], said[at]))
    return found
