"""When an amount may be awarded, confirmed, changed, ended or moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from countywide.platform.kit.money import in_pounds

from ..enums import Standing
from ..types import Rate, YearDays

MOST = 100_000_000_00
CLOSED = "This funding year has ended. Enter it in the year that runs now."


def bar_to_awarding(
    *, annual_pence: int, from_on: date, to_on: date, year: YearDays, is_closed: bool, standing: str, basis: str,
    source: str, is_known: bool, value: int, left: int, authorised_by: str,
) -> str | None:  # fmt: skip
    """An award is more than nothing, lies within the year, says what it rests on, is made once for one cause, and is covered
    by what is left in the pot, or by the decision of an area board."""
    if is_closed:
        return CLOSED
    if annual_pence <= 0:
        return "An award is more than nothing."
    if annual_pence > MOST:
        return "An award of that size is a slip of the pen: the amount is in pence."
    if bar := bar_to_days(from_on, to_on, year):
        return bar
    if standing not in (Standing.INDICATIVE, Standing.CONFIRMED):
        return "An award begins as indicative or confirmed."
    if not basis.strip() or not source.strip():
        return "Say what the award rests on."
    if is_known:
        return "This was awarded already. Change that award instead of making a second."
    return bar_to_overdrawing(value=value, left=left, authorised_by=authorised_by)


def bar_to_days(from_on: date, to_on: date, year: YearDays) -> str | None:
    if to_on < from_on:
        return "An award ends on the day it begins, or later."
    if not (year.starts_on <= from_on and to_on <= year.ends_on):
        return f"An award lies within the funding year, {said(year.starts_on)} to {said(year.ends_on)}."
    return None


def bar_to_overdrawing(*, value: int, left: int, authorised_by: str) -> str | None:
    """A pot does not go below nothing unless an area board decided so. A child's plan is carried out either way (CFA 2014
    s.42): this is about which pot pays."""
    if value <= max(left, 0) or value <= 0 or authorised_by.strip():
        return None
    return (
        f"The pot has {in_pounds(left)} left and this takes {in_pounds(value)}. "
        "An area board can decide that the pot goes below nothing: enter its decision."
    )


def bar_to_confirming(*, standing: str, is_closed: bool) -> str | None:
    if is_closed:
        return CLOSED
    return None if standing == Standing.INDICATIVE else f"This award is {Standing(standing).label.lower()} already."


def bar_to_changing(
    *, standing: str, is_closed: bool, annual_pence: int, held_pence: int, from_on: date, starts_on: date, until: date,
    why: str,
) -> str | None:  # fmt: skip
    """A change says the new amount, from which day and why. The old one stays readable."""
    if is_closed:
        return CLOSED
    if standing == Standing.ENDED:
        return "This award has ended."
    if not 0 <= annual_pence <= MOST:
        return "An award is never less than nothing."
    if not starts_on <= from_on <= until:
        return f"A change begins within the award, {said(starts_on)} to {said(until)}."
    if annual_pence == held_pence:
        return "That is the amount already."
    return None if why.strip() else "Say why the amount changes: the school reads it."


def bar_to_ending(
    *, standing: str, is_closed: bool, last_on: date, starts_on: date, until: date, why: str
) -> str | None:
    """An award ends on a day within it; on the day before it begins when it never ran at all."""
    if is_closed:
        return CLOSED
    if standing == Standing.ENDED:
        return "This award has ended already."
    if not (last_on - starts_on).days >= -1 or last_on > until:
        return f"The last day lies within the award, {said(starts_on)} to {said(until)}, or is the day before it."
    return None if why.strip() else "Say why the award ends: the school reads it."


def bar_to_moving(
    *, standing: str, is_closed: bool, from_on: date, starts_on: date, until: date, is_same_school: bool, why: str
) -> str | None:
    """An award moves to another school from a day within it."""
    if is_closed:
        return CLOSED
    if standing == Standing.ENDED:
        return "This award has ended."
    if is_same_school:
        return "The award is at that school already."
    if not starts_on <= from_on <= until:
        return f"The day of the move lies within the award, {said(starts_on)} to {said(until)}."
    return None if why.strip() else "Say why the award moves: both schools read it."


def rates_after(rates: Sequence[Rate], newer: Rate) -> list[Rate]:
    """The rates once a newer one is entered: from its day it takes the place of every other."""
    return [*(each for each in rates if each.from_on < newer.from_on), newer]


def rates_from(rates: Sequence[Rate], from_on: date) -> list[Rate]:
    """What of the rates holds from a day on: the one in force on it, and those that begin later."""
    held = [each for each in rates if each.from_on <= from_on]
    return [Rate(from_on, held[-1].annual_pence), *(each for each in rates if each.from_on > from_on)]


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
