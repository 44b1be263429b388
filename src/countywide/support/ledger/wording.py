"""A school's money in words and rows, the same on a page and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from countywide.platform.kit.money import in_pounds

from . import rules
from .models import Award
from .types import Month
from .writing import rates_of

MONTHS = ("Month", "Certain", "Indicative")


def lead(months: Sequence[Month], called: str) -> str:
    """The whole of a year in a sentence."""
    certain, indicative = sum(month.confirmed for month in months), sum(month.indicative for month in months)
    more = f", and {in_pounds(indicative)} more is indicative: it may still change" if indicative else ""
    return f"{in_pounds(certain)} is certain for {called}{more}."


def month_rows(months: Iterable[Month]) -> list[tuple[str, ...]]:
    """A row for each month, and the sum."""
    held = list(months)
    rows = [(f"{each.first:%B %Y}", *pounds(each.confirmed, each.indicative)) for each in held]
    totals = (sum(getattr(each, name) for each in held) for name in ("confirmed", "indicative"))
    return [*rows, ("Together", *pounds(*totals))]


def pounds(*pence: int) -> tuple[str, ...]:
    return tuple(in_pounds(each) for each in pence)


def value(award: Award) -> int:
    """What an award brings in its funding year."""
    return rules.value_of(rates_of(award), award.until, award.pot.year)


def annual(award: Award) -> int:
    """How much a year it is as it stands."""
    return int(rates_of(award)[-1].annual_pence)


def changes(award: Award) -> list[dict[str, Any]]:
    """Old, new, from which day and why, the newest first."""
    held = sorted(award.rates.all(), key=lambda rate: -rate.pk)
    return [
        {
            "was": in_pounds(rate.before_pence),
            "now": in_pounds(rate.annual_pence),
            "from_on": rate.from_on,
            "why": rate.why,
            "entered_on": rate.entered_on,
        }
        for rate in held
        if rate.before_pence is not None
    ]
