"""Which step follows which on the way to accreditation, and when check-ins are due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..enums import State

NEXT: dict[str, tuple[str, ...]] = {
    State.INTERESTED: (State.ROUTE, State.ENDED),
    State.ROUTE: (State.LICENSED, State.ENDED),
    State.LICENSED: (State.BASELINE, State.ENDED),
    State.BASELINE: (State.PLANNED, State.ENDED),
    State.PLANNED: (State.MIDPOINT, State.ENDED),
    State.MIDPOINT: (State.PORTFOLIO, State.ENDED),
    State.PORTFOLIO: (State.ASSESSED, State.ENDED),
    State.ASSESSED: (State.ACCREDITED, State.ACTIONS),
    State.ACTIONS: (State.PORTFOLIO, State.ENDED),
    State.ACCREDITED: (State.RENEWED, State.LAPSED),
    State.RENEWED: (),
    State.LAPSED: (),
    State.ENDED: (),
}
WAY = (
    State.INTERESTED, State.ROUTE, State.LICENSED, State.BASELINE, State.PLANNED, State.MIDPOINT, State.PORTFOLIO,
    State.ASSESSED, State.ACCREDITED,
)  # fmt: skip
"""The way as a school sees it drawn; actions required lead back to the portfolio."""
BY_SCHOOL = (State.PLANNED, State.PORTFOLIO, State.ENDED)
"""Steps that a school says itself; locking the baseline does the one before. Every other is the programme's."""
WAITS_ON_SCHOOL = {
    State.INTERESTED: "Say how accreditation is paid for.",
    State.LICENSED: "Finish the evaluation with your link therapist and lock the baseline.",
    State.BASELINE: "Agree three or four actions with dates, and say here that the plan is agreed.",
    State.MIDPOINT: "Gather what shows the difference, and hand in the portfolio.",
    State.ACTIONS: "Do what the assessor asked for, and hand in the portfolio again.",
}
WAITS_ON_PROGRAMME = {
    State.ROUTE: "The programme issues the licence.",
    State.PLANNED: "Try the plan for two terms. Then the programme holds the half-way talk.",
    State.PORTFOLIO: "The programme has the portfolio assessed.",
    State.ASSESSED: "The programme writes to you with the result.",
}


def bar_to_step(*, state: str, to: str, route: str, note: str) -> str | None:
    """No step is left out, and what an assessor asks for is written down."""
    if to not in NEXT[state]:
        return f"That does not follow: it stands at “{State(state).label.lower()}”."
    if to == State.LICENSED and not route:
        return "Settle first how it is paid for."
    if to == State.ACTIONS and len(note.split()) < 5:
        return "Say what is required, in at least 5 words."
    return None


def years_after(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def check_in_days(
    accredited_on: date, valid_to: date, *, kept: Iterable[date] = (), after: date | None = None
) -> list[date]:
    """The anniversaries up to the last day of validity that have no check-in yet; those after a day, where one is given."""
    held = set(kept)
    found, year = [], 1
    while (day := years_after(accredited_on, year)) <= valid_to:
        if day not in held and (after is None or day > after):
            found.append(day)
        year += 1
    return found


def missed_on(accredited_on: date, last_check_in: date | None, *, on: date) -> date | None:
    """The day on which the first check-in that never came was due, if one was due before today."""
    due = years_after(last_check_in or accredited_on, 1)
    return due if due < on else None


def bar_to_holding(*, held_on: date | None, day: date, on: date, notes: str) -> str | None:
    """A check-in is held once, with notes, on a day that has come."""
    if held_on is not None:
        return "This check-in was already held."
    if day > on:
        return "The day on which it was held has not come yet."
    return None if len(notes.split()) >= 5 else "Write down what was said, in at least 5 words."


def bar_to_past(*, accredited_on: date | None, last_check_in: date | None, on: date, is_accredited: bool) -> str | None:
    """An accreditation of before: a day that has passed, and not known already."""
    if is_accredited:
        return "the school is recorded as accredited already"
    if accredited_on is None:
        return "the day of accreditation is not a date such as 2021-06-14"
    if accredited_on > on:
        return "the day of accreditation has not come yet"
    if last_check_in and not accredited_on <= last_check_in <= on:
        return "the last check-in lies before the accreditation, or has not come yet"
    return None
