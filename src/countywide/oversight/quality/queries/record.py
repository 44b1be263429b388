"""What the record itself says of a case: what was late, what did not arrive, what had no answer and no reason (Q29b).

Each reading looks only at what fell into the time of the audit, and answers with a result and the facts it rests on. The
facts hold kinds, days and numbers, no name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from countywide.casework.deadlines import queries as deadlines
from countywide.casework.deadlines.enums import State
from countywide.law import clocks
from countywide.platform.outbox import queries as outbox

from .. import rules
from ..types import Found

WORKING_DAYS_TO_SEND = 2
ADVICE = "NA-ADVICE"
LATE = (State.MET_LATE, State.OVERDUE)
OVER = (State.ENDED, State.SUPERSEDED)


@dataclass(frozen=True)
class Looking:
    """One case, the time looked at, and the day on which it is looked at."""

    case: Any
    first: date
    last: date
    on: date
    calendar: clocks.Calendar

    def covers(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    @property
    def plans(self) -> list[Any]:
        return list(self.case.plans.all())

    @property
    def letters(self) -> list[Any]:
        """The letters of the time that no newer one replaced."""
        held = self.case.letters.standing().prefetch_related("sendings").order_by("id")
        return [each for each in held if self.covers(each.finalised_on)]


def read(case: Any, *, first: date, last: date, on: date, calendar: clocks.Calendar) -> dict[str, Found]:
    """Every reading of one case."""
    looking = Looking(case, first, last, on, calendar)
    return {name: reading(looking) for name, reading in READINGS.items()}


def found(said: Iterable[tuple[str, bool]]) -> Found:
    """From what was looked at, each with whether it failed: the result, and the sentences of what failed."""
    looked = list(said)
    failed = tuple(sentence for sentence, is_failed in looked if is_failed)
    return Found(rules.result_of(failed=len(failed), whole=len(looked)), (f"{len(looked)} looked at.", *failed))


def clocks_kept(looking: Looking) -> Found:
    """The time limits of the law that the council owes."""
    owed = [each for each in due(looking) if each.law.owed_by == clocks.LA and each.law.kind == "S"]
    return found((kept_or_not(each), each.state_on(looking.on) in LATE) for each in owed)


def advice_in_time(looking: Looking) -> Found:
    """The days that advisers were given."""
    return found((kept_or_not(each), each.state_on(looking.on) in LATE) for each in due(looking, advice=True))


def due(looking: Looking, *, advice: bool = False) -> list[Any]:
    """The clocks that ran out in the time, of advisers or of anybody else; none that is no longer needed."""
    return [
        each
        for each in deadlines.deadlines_of(looking.case)
        if looking.covers(each.legal_due)
        and each.clock.startswith(ADVICE) == advice
        and each.state_on(looking.on) not in OVER
        and (each.met_on or (each.legal_due and each.legal_due < looking.on))
    ]


def kept_or_not(deadline: Any) -> str:
    done = f"done {deadline.met_on:%-d %B %Y}" if deadline.met_on else "not done yet"
    return f"{deadline.law.title}: due {deadline.legal_due:%-d %B %Y}, {done}."


def sent_at_once(looking: Looking) -> Found:
    """Whether each letter left within two working days of its date."""

    def is_late(letter: Any) -> bool:
        by = looking.calendar.working_days_after(letter.finalised_on, WORKING_DAYS_TO_SEND)
        return (letter.dispatched_on or looking.on) > by

    def says(letter: Any) -> str:
        went = f"sent {letter.dispatched_on:%-d %B %Y}" if letter.dispatched_on else "not sent yet"
        return f"{letter.title}, dated {letter.finalised_on:%-d %B %Y}: {went}."

    return found((says(letter), is_late(letter)) for letter in looking.letters)


def reached_school(looking: Looking) -> Found:
    """What was written to the child's school: letters, and messages about the case."""
    school = looking.case.school_id
    if school is None:
        return Found(rules.result_of(failed=0, whole=0))
    letters = [(came_back(each), is_lost(each)) for each in looking.letters if each.organisation_id == school]
    messages = [
        (f"A message of {each.made_at:%-d %B %Y} did not arrive.", bool(each.bounced_at or each.failed_at))
        for each in outbox.deliveries_about(looking.case).filter(organisation=school)
        if looking.covers(each.made_at.date())
    ]
    return found([*letters, *messages])


def reached_family(looking: Looking) -> Found:
    """What was written to the family."""
    return found((came_back(each), is_lost(each)) for each in looking.letters if each.addressed_to == "FAMILY")


def is_lost(letter: Any) -> bool:
    """It came back and went no other way."""
    return not letter.arrived and any(each.came_back_on for each in letter.sendings.all())


def came_back(letter: Any) -> str:
    return f"{letter.title}, dated {letter.finalised_on:%-d %B %Y}: came back, and reached them no other way."


def replied_in_time(looking: Looking) -> Found:
    """Feedback on plans, second looks and requests for an early review that were to be answered in the time."""
    held: list[tuple[str, date, date | None]] = []
    for plan in looking.plans:
        held += [("Feedback on a plan", each.reply_by, each.replied_on) for each in plan.feedback.all()]
        held += [
            ("A request for an early review", each.answer_by, each.answered_on) for each in plan.early_requests.all()
        ]
        for review in plan.reviews.prefetch_related("looks"):
            held += [("A second look at a decision", each.reply_by, each.replied_on) for each in review.looks.all()]
    return found(
        (reply_says(what, by, at), (at or looking.on) > by)
        for what, by, at in held
        if looking.covers(by) and (at or by < looking.on)
    )


def reply_says(what: str, by: date, at: date | None) -> str:
    return f"{what}: reply due {by:%-d %B %Y}, {f'given {at:%-d %B %Y}' if at else 'not given yet'}."


def reasons_given(looking: Looking) -> Found:
    """Decisions in assessments and after reviews, changes that were declined, and changes not made after all."""
    held: list[tuple[str, date | None, str]] = []
    if hasattr(looking.case, "assessment"):
        held += [
            (each.get_question_display(), each.decided_on, each.reasons)
            for each in looking.case.assessment.decisions.all()
        ]
    for plan in looking.plans:
        held += [
            ("Plan not changed after all", each.not_amended_on, each.not_amended_because)
            for each in plan.amendments.all()
        ]
        for review in plan.reviews.prefetch_related("changes"):
            if review.outcome:
                held.append(("Decision after a review", review.decided_on, review.reasons))
            held += [
                ("A change that was declined", review.decided_on, each.because)
                for each in review.changes.all()
                if each.answered == "DECLINE"
            ]
    return found(
        (f"{what}, {day:%-d %B %Y}: no reasons are kept.", not reasons.strip())
        for what, day, reasons in held
        if day is not None and looking.covers(day)
    )


READINGS: dict[str, Callable[[Looking], Found]] = {
    "clocks": clocks_kept,
    "reasons": reasons_given,
    "sending": sent_at_once,
    "school": reached_school,
    "family": reached_family,
    "replies": replied_in_time,
    "advice": advice_in_time,
}
"""By the name that a criterion gives it."""
