"""When a year, a pot, a division, a payment and a year's end may be entered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from countywide.platform.kit.money import in_pounds

from ..enums import Stream
from ..types import YearDays
from .awarding import CLOSED, bar_to_overdrawing, said
from .sums import month_ends


def key_of(name: str) -> str:
    """How a year's name stands in an address."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60]


def bar_to_opening_year(
    *, name: str, starts_on: date, ends_on: date, others: Sequence[tuple[str, YearDays]]
) -> str | None:
    """A funding year is about twelve months and meets no other. Ours begin on 1 April: the high needs block of the dedicated
    schools grant is given to councils for financial years. Every amount is kept by day, so that it can be told for the
    academy year as well."""
    if not key_of(name):
        return "Give the year a name."
    if not 300 <= (ends_on - starts_on).days + 1 <= 400:
        return "A funding year is about twelve months long."
    for other, days in others:
        if key_of(other) == key_of(name):
            return "A year with this name is open already."
        if starts_on <= days.ends_on and days.starts_on <= ends_on:
            return f"That meets another funding year: {other}."
    return None


def bar_to_opening_pot(
    *, stream: str, pence: int, is_closed: bool, is_known: bool, has_both: bool, why: str
) -> str | None:
    """One pot for each stream of a year, or for each community or area in it."""
    if is_closed:
        return CLOSED
    if stream not in Stream:
        return "Select a stream."
    if pence < 0:
        return "A pot is never opened with less than nothing."
    if has_both:
        return "A pot is for a community or for an area, not for both."
    if is_known:
        return "There is such a pot already. Add to it instead."
    return None if why.strip() else "Say where the money comes from."


def bar_to_adding(*, pence: int, is_closed: bool, left: int, why: str) -> str | None:
    """More may be put into a pot; what is taken out again is never more than is left in it."""
    if is_closed:
        return CLOSED
    if pence == 0:
        return "Say how much."
    if pence < 0 and (bar := bar_to_overdrawing(value=-pence, left=left, authorised_by="")):
        return bar.split(". ")[0] + "."
    return None if why.strip() else "Say why."


def bar_to_dividing(*, left: int, parts: Sequence[int], is_closed: bool, has_twins: bool, why: str) -> str | None:
    """The parts of a pot add up to what is in it, to the penny: nothing is made and nothing is lost."""
    if is_closed:
        return CLOSED
    if not parts:
        return "Say into which parts the pot is divided."
    if any(part < 0 for part in parts):
        return "A part is never less than nothing."
    if has_twins:
        return "Each community, area or school has one part."
    if sum(parts) != left:
        differ = sum(parts) - left
        return (
            f"The parts add up to {in_pounds(sum(parts))} and the pot has {in_pounds(left)}: "
            f"{in_pounds(abs(differ))} too {'much' if differ > 0 else 'little'}."
        )
    return None if why.strip() else "Say why it is divided so."


def bar_to_paying(*, through: date, year: YearDays, paid_through: date | None, is_closed: bool) -> str | None:
    """Schools are paid up to the end of a month, each month once."""
    if is_closed:
        return CLOSED
    if through not in month_ends(year.starts_on, year.ends_on):
        return "Schools are paid up to the last day of a month of the year."
    if paid_through is not None and through <= paid_through:
        return f"Schools are paid up to {said(paid_through)} already."
    return None


def bar_to_closing(*, is_closed: bool, indicative: int, ends_on: date, on: date) -> str | None:
    """A year ends once it is over and nothing in it is merely indicative, so that nothing is left unexplained."""
    if is_closed:
        return "This funding year has ended already."
    if on <= ends_on:
        return f"The year runs until {said(ends_on)}."
    if indicative:
        return f"{indicative} award{' is' if indicative == 1 else 's are'} still indicative. Confirm or end each of them first."
    return None
