"""What a plan's provision costs in a year, row by row, in pence: for funding to use, and no part of the plan.

A cost that an officer gave is the cost of the year. Where none was given it is the time in a year at the price of an hour of
whoever gives it, when the prices name them; where that is not known nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..enums import Every, Sort
from ..sections import SectionSet
from ..types import Content, RowSaid

TIMES = {
    Every.DAY: 190,  # 380 half days: Education (School Day and School Year) (England) Regulations 1999 reg 3
    Every.WEEK: 38,
    Every.FORTNIGHT: 19,
    Every.HALF_TERM: 6,
    Every.TERM: 3,
    Every.YEAR: 1,
    Every.ONCE: 1,
}
"""How often in a school year. “All the time” is not counted: its minutes say nothing of a year."""

GIVEN, WORKED_OUT, UNKNOWN = "given", "worked out", "unknown"


@dataclass(frozen=True)
class Cost:
    """The cost of one row in a year, and how it is known."""

    row: str  # its key
    number: str
    section: str
    minutes_a_year: int | None
    pence: int | None
    how: str


def costs(content: Content, held: SectionSet, prices: Mapping[str, int] | None = None) -> list[Cost]:
    """Each row of provision with what it costs in a year. `prices`: pence for an hour, by words that name who gives it."""
    sections = {section.key for section in held.of("provision")}
    return [cost(row, prices or {}) for row in content.rows if row.sort == Sort.PROVISION and row.section in sections]


def cost(row: RowSaid, prices: Mapping[str, int]) -> Cost:
    minutes = minutes_a_year(row.details)
    given = whole_number(row.details.get("cost_pence"))
    if given is not None:
        return Cost(row.key, row.number, row.section, minutes, given, GIVEN)
    price = price_of(str(row.details.get("who", "")), prices)
    if minutes is None or price is None:
        return Cost(row.key, row.number, row.section, minutes, None, UNKNOWN)
    return Cost(row.key, row.number, row.section, minutes, half_up(minutes * price, 60), WORKED_OUT)


def minutes_a_year(details: Mapping[str, Any]) -> int | None:
    """The time that a row promises in one school year."""
    minutes, every = whole_number(details.get("amount_minutes")), details.get("every")
    return minutes * TIMES[Every(every)] if minutes is not None and every in TIMES else None


def price_of(who: str, prices: Mapping[str, int]) -> int | None:
    """The price of an hour by the longest name that stands in `who`: “specialist teacher” goes before “teacher”."""
    said = who.lower()
    names = sorted((name for name in prices if name.lower() in said), key=len, reverse=True)
    return prices[names[0]] if names else None


def total(found: list[Cost]) -> int:
    """What is known of the whole, in pence."""
    return sum(each.pence for each in found if each.pence is not None)


def whole_number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def half_up(number: int, by: int) -> int:
    """Rounded to the nearest penny, a half upwards."""
    return (2 * number + by) // (2 * by)
