"""How many contacts a school can expect, in which term a day lies, and by when a record is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from ..types import Expected, Figures, Programme, Term

DAY = timedelta(days=1)
NAMES = {1: "autumn term", 2: "spring term", 3: "summer term"}


def contacts_of(figures: Figures, programme: Programme, *, set_to: int | None = None, why: str = "") -> Expected:
    """From the roll, SEN support and plans of a school (Q58a); a number that the programme team set goes first."""
    need = (
        (figures.pupils or 0) // programme.pupils_each
        + (figures.support or 0) * programme.support
        + (figures.plans or 0) * programme.plan
    )
    if set_to is not None:
        return Expected(set_to, need, f"set by the programme team: {why}" if why else "set by the programme team")
    tier = [each for each in programme.tiers if each.at_least <= need][-1]
    is_known = None not in (figures.pupils, figures.support, figures.plans)
    return Expected(tier.contacts, need, tier.says if is_known else f"{tier.says}; not all figures are known")


def term_of(on: date, parts: Iterable[tuple[str, int, date, date]], joined: int) -> Term | None:
    """The term of a day: in a holiday the one that comes. `parts`: the council's numbered terms, each with its first and last day."""
    groups: dict[tuple[str, int], list[tuple[date, date]]] = {}
    for year, number, first, last in parts:
        groups.setdefault((year, (number - 1) // joined + 1), []).append((first, last))
    for (_year, place), held in sorted(groups.items(), key=lambda group: min(group[1])):
        held.sort()
        if held[-1][1] >= on:
            name = NAMES.get(place, f"term {place}") if joined > 1 else f"term {place}"
            half = held[len(held) // 2][0] if len(held) > 1 else held[0][0] + (held[0][1] - held[0][0]) / 2
            return Term(f"{name} {held[-1][1].year}", held[0][0], held[-1][1], half)
    return None


def usual_terms(on: date) -> Term:
    """Where the council has not said its terms: autumn, spring and summer as they usually are."""
    spans = (
        (1, date(on.year, 1, 1), date(on.year, 4, 10), "spring term"),
        (4, date(on.year, 4, 11), date(on.year, 7, 25), "summer term"),
        (9, date(on.year, 7, 26), date(on.year, 12, 31), "autumn term"),
    )
    first, last, name = next((first, last, name) for _, first, last, name in spans if on <= last)
    return Term(f"{name} {on.year}", first, last, first + (last - first) / 2)


def record_due(held_on: date, *, calendar: Any, programme: Programme) -> date:
    """Within ten working days of the meeting, bank holidays left out (Q58c)."""
    due: date = calendar.working_days_after(held_on, programme.record_working_days)
    return due


def is_late(due_on: date | None, *, shared_on: date | None, on: date) -> bool:
    """Its day has passed and it was not shared."""
    return due_on is not None and shared_on is None and due_on < on
