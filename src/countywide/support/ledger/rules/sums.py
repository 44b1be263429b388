"""Sums in whole pence: shares that add up, and parts of a year that do."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ..types import Rate, YearDays

A_DAY = timedelta(days=1)


def share_out(total_pence: int, weights: Sequence[int]) -> list[int]:
    """Share a sum by whole-number weights, to the penny: each has its part rounded down, and the pence that remain go to
    the largest remainders, of equal ones to the first. The shares always add up to the sum."""
    whole = sum(weights)
    if total_pence < 0 or any(weight < 0 for weight in weights):
        raise ValueError("A sum is shared by weights of nought or more.")
    if not whole:
        if total_pence and weights:
            raise ValueError("Nobody has any weight, so the sum cannot be shared.")
        return [0] * len(weights)
    parts = [divmod(total_pence * weight, whole) for weight in weights]
    shares = [part for part, _rest in parts]
    remain = total_pence - sum(shares)
    for at in sorted(range(len(parts)), key=lambda at: -parts[at][1])[:remain]:
        shares[at] += 1
    return shares


def days_in(year: YearDays) -> int:
    return (year.ends_on - year.starts_on).days + 1


def pro_rata(annual_pence: int, from_on: date, to_on: date, year: YearDays) -> int:
    """What an amount a year brings from one day to another, both counted, by the days of the year, to the penny.

    It is the difference of two sums counted from the first day of the year, each rounded half up. So parts that follow each
    other always add up to the whole: what one school loses on the day of a move is what the other gains.
    """
    if to_on < from_on:
        return 0
    return counted(annual_pence, to_on, year) - counted(annual_pence, from_on - A_DAY, year)


def counted(annual_pence: int, until: date, year: YearDays) -> int:
    """What an amount a year has brought from the first day of the year to the end of a day, rounded half up."""
    gone = min(max((until - year.starts_on).days + 1, 0), days_in(year))
    return (2 * annual_pence * gone + days_in(year)) // (2 * days_in(year))


def value_of(rates: Iterable[Rate], until: date, year: YearDays) -> int:
    """What an award brings altogether up to a day: each rate from its day until the next one begins."""
    held = sorted(rates, key=lambda rate: rate.from_on)
    ends = [*(each.from_on - A_DAY for each in held[1:]), until]
    return sum(
        pro_rata(rate.annual_pence, rate.from_on, min(last, until), year)
        for rate, last in zip(held, ends, strict=True)
    )  # fmt: skip


def due_by(rates: Iterable[Rate], until: date, through: date | None, year: YearDays) -> int:
    """What of an award is due by the end of a day."""
    return 0 if through is None else value_of(rates, min(until, through), year)


def month_ends(first: date, last: date) -> list[date]:
    """The last day of every month between two days; the last month ends on the last day."""
    found, day = [], first
    while day <= last:
        end = date(day.year, day.month, monthrange(day.year, day.month)[1])
        found.append(min(end, last))
        day = end + A_DAY
    return found


def months_of(rates: Sequence[Rate], until: date, year: YearDays) -> list[tuple[date, int]]:
    """What an award brings in every month of the year, by the month's first day. The months add up to the whole."""
    found, before = [], 0
    for end in month_ends(year.starts_on, year.ends_on):
        so_far = value_of(rates, min(until, end), year)
        found.append((end.replace(day=1), so_far - before))
        before = so_far
    return found
