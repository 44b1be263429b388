"""Requests for information: subject access, freedom of information, the educational record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from .calendar import nth_after
from .counting import add_months, in_words
from .making import register
from .types import Asked, BadInput, Clock, Closure, Outcome, Pause

PAUSES_FROM = date(2026, 2, 5)  # Data (Use and Access) Act 2025 s.76
ASKER = ("requester",)
CLOSURES_MISSING = "The school's closures are missing."


def subject_access(asked: Asked) -> Outcome:
    """One month, three if extended; the days waiting for proof or a clear question are added; then the next working day."""
    raw = add_months(asked.trigger, 3 if asked.get("extended", False) else 1)
    covered = asked.trigger
    for pause in sorted(asked.get("pauses", ()), key=lambda each: (each.asked, each.answered)):
        if pause.asked < asked.trigger:
            raise BadInput("A pause begins before the request was received.")
        if pause.asked < PAUSES_FROM or pause.asked > raw:
            continue
        raw += timedelta(new_days(pause, covered))
        covered = max(covered, pause.answered)
    return Outcome(asked.calendar.next_working_day(raw), {"raw_end": raw})


def new_days(pause: Pause, covered: date) -> int:
    """The days of a pause that no pause before it had."""
    return max(0, (pause.answered - max(pause.asked, covered)).days)


def open_days(counts: Callable[[date], bool], closures: Iterable[Closure]) -> Callable[[date], bool]:
    """Days that count and on which the school is open."""
    shut = tuple(closures)
    return lambda day: counts(day) and not any(closure.holds(day) for closure in shut)


def freedom(asked: Asked) -> Outcome:
    """Twenty working days; for a school the earlier of 20 of its school days and 60 working days."""
    counts = asked.calendar.is_uk_working_day
    if asked.get("body", "la") == "la":
        return Outcome(nth_after(asked.trigger, 20, counts))
    closures = asked.get("school_closures")
    if closures is None:
        raise BadInput(CLOSURES_MISSING)
    school = nth_after(asked.trigger, 20, open_days(counts, closures))
    sixty = nth_after(asked.trigger, 60, counts)
    return Outcome(min(school, sixty), {"school_days": school, "sixty_days": sixty})


def record(asked: Asked) -> Outcome:
    """Fifteen school days."""
    counts = open_days(asked.calendar.is_working_day, asked.get("school_closures"))
    return Outcome(nth_after(asked.trigger, 15, counts))


def subject_working(asked: Asked, outcome: Outcome) -> list[str]:
    months = 3 if asked.get("extended", False) else 1
    steps = [f"Received on {in_words(asked.trigger)}; {months} month{'s' if months > 1 else ''} from then."]
    if asked.get("pauses", ()):
        steps.append("The days on which the request waited for proof or a clear question are added.")
    return [*steps, f"That ends on {in_words(outcome.facts['raw_end'])}; a day off rolls to the next working day."]


CLOCKS = register(
    Clock(
        id="IN-SAR",
        title="Subject access request",
        starts_when="the request was received",
        limit="1 month",
        law="UK GDPR arts 12, 15; Data (Use and Access) Act 2025 s.76",
        compute=subject_access,
        owed_by="whoever holds the data",
        owed_to=ASKER,
        verb="answer",
        inputs={"extended": "flag", "pauses": "pauses"},
        working=subject_working,
    ),
    Clock(
        id="IN-FOI",
        title="Freedom of information request",
        starts_when="the request was received",
        limit="20 working days",
        law="Freedom of Information Act 2000 s.10; SI 2004/3364",
        compute=freedom,
        owed_by="council or school",
        owed_to=ASKER,
        verb="answer",
        inputs={"body": "choice:la,school", "school_closures": "closures"},
    ),
    Clock(
        id="IN-RECORD",
        title="Educational record of a pupil at a maintained school",
        starts_when="the request was received",
        limit="15 school days",
        law="SI 2005/1437 reg 5",
        compute=record,
        owed_by="governing body",
        owed_to=("parent",),
        verb="give",
        inputs={"school_closures": "closures"},
        required={"school_closures": CLOSURES_MISSING},
    ),
)
