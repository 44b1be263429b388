"""Requests for somebody to come, what they did, and what it changed."""

from __future__ import annotations

from datetime import date

MINUTES_IN_A_DAY = 24 * 60


def bar_to_asking(*, about: str, first: date, last: date, on: date, waiting: int, most: int) -> str | None:
    """A school asks for help with something, within days still to come, and not for more at once than can be given."""
    if waiting >= most:
        return "Your school has requests that wait. They come first."
    if len(about.split()) < 5:
        return "Say in a few words what you would like help with."
    if first <= on:
        return "Choose a first day that is still to come."
    return None if last >= first else "The last day comes after the first."


def bar_to_accepting(*, state: str, day: date | None, on: date, serves: bool, serves_then: bool) -> str | None:
    """Whoever accepts serves today, and says on which day they come: a day on which they still serve."""
    if state != "WAITS":
        return "This request is answered already."
    if not serves:
        return "Only somebody who serves now can accept."
    if day is None or day <= on:
        return "Choose a day that is still to come."
    return None if serves_then else "You no longer serve on that day. Choose an earlier one, or pass the request on."


def bar_to_holding(*, state: str, planned_on: date | None, held_on: date, on: date) -> str | None:
    """A visit was held when its day has come."""
    if state != "PLANNED":
        return "No visit is planned for this request."
    return "The visit cannot have been held on a day that has not come." if held_on > on else None


def bar_to_logging(*, day: date, on: date, minutes: int, starts_on: date, ends_on: date | None) -> str | None:
    """What somebody did on a day of their term, as long as a day is."""
    if day > on:
        return "Choose a day that has come."
    if day < starts_on or (ends_on is not None and day > ends_on):
        return "That day lies outside the term."
    return None if 0 < minutes <= MINUTES_IN_A_DAY else "Give the time it took, up to 24 hours."


def term_of(day: date, terms: list[tuple[str, int, date, date]]) -> str:
    """The school term that a day belongs to: the last one that had begun."""
    begun = [(number, first) for _year, number, first, _last in terms if first <= day]
    if not begun:
        return f"{day.year}" if day.month < 9 else f"Autumn {day.year}"
    number, first = max(begun, key=lambda pair: pair[1])
    return f"Term {number}, from {first.day} {first:%B %Y}"
