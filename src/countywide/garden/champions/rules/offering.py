"""Offers, terms, the reserve list and feedback: by when, for how long, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Seat:
    """What is wanted in a district: how many, and how many are there."""

    district: int
    wanted: int
    held: int

    @property
    def vacant(self) -> int:
        return max(self.wanted - self.held, 0)


def months_after(day: date, months: int) -> date:
    """So many months later: the same day of the month, or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError(day)


def bar_to_offer(*, shortlisted: bool | None, talked: bool, decided: bool, agreement: str) -> str | None:
    """An offer follows a talk with somebody shortlisted, and says how their school lets them go."""
    if decided:
        return "This is decided already."
    if shortlisted is None:
        return "Decide first whether this paper is shortlisted."
    if not shortlisted:
        return "Only somebody who was shortlisted can be offered a place."
    if not talked:
        return "Talk with the person first, and write down what was said."
    if len(agreement.split()) < 5:
        return "Say what is agreed with the school: the days, and how cover is paid."
    return None


def bar_to_answer(*, answered: bool, reply_by: date, on: date, ended: bool) -> str | None:
    """An offer is answered once, in time; afterwards whoever offered it says whether it still stands."""
    if answered:
        return "This offer is answered already."
    if ended or on > reply_by:
        return "This offer has ended. Ask the team whether a place is still free."
    return None


def bar_to_feedback(*, feedback: str, told: bool) -> str | None:
    """Feedback is words of the panel that somebody can use, given once."""
    if told:
        return "Feedback was sent already."
    return None if len(feedback.split()) >= 15 else "Write feedback the person can use, in at least 15 words."


def bar_to_starting(*, starts_on: date, ends_on: date, accepted: bool, serves: bool) -> str | None:
    """Whoever accepted serves from a day to a day, and nobody serves twice at once in the same role."""
    if not accepted:
        return "The offer is not accepted yet."
    if serves:
        return "This person serves in this role already."
    return None if starts_on < ends_on else "The last day comes after the first."


def bar_to_ending(*, ended: bool, day: date, starts_on: date, on: date) -> str | None:
    """Somebody steps down once, on a day of the term that is not long gone."""
    if ended:
        return "This has ended already."
    if day < starts_on:
        return "The day lies before the term began."
    return None


def seats(wanted: dict[int, int], held: Iterable[int], districts: Iterable[int]) -> list[Seat]:
    """Each district with what is wanted there and who is there: two wanted in one and none in another are both seen."""
    there = list(held)
    return [Seat(each, wanted.get(each, 0), there.count(each)) for each in districts]
