"""The exceptions of the Regulations: the date tests that code can make. Whether a limit is impractical, a person decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .types import Absence, Asked, Closure, ExceptionAnswer

LEAST_CLOSED = 28  # days: "a continuous period of not less than 4 weeks"
WEEK = timedelta(days=7)
Window = tuple[date, date]
Test = Callable[[Asked, date], ExceptionAnswer]


@dataclass(frozen=True)
class ExceptionGround:
    """A ground on which a time limit need not be kept, if it is impractical to keep it for that reason."""

    code: str
    title: str
    words_for_family: str
    law: str
    needs: tuple[str, ...]


GROUNDS = (
    ExceptionGround(
        "EX-SCHOOL",
        "School or college closed for four weeks or more",
        "We asked the head for advice in the time from one week before a closure of at least four weeks until one week before the school opens again.",
        "SEND Regulations 2014, regs 5(4)(a), 10(4)(a), 13(3), 27(3)(a)",
        ("school_closures", "school_asked"),
    ),
    ExceptionGround(
        "EX-EY",
        "Nursery or early years setting closed for four weeks or more",
        "We asked the nursery for advice in the time from one week before a closure of at least four weeks until one week before it opens again.",
        "SEND Regulations 2014, regs 5(4)(b), 10(4)(b), 13(3), 27(3)(b)",
        ("ey_closures", "ey_asked"),
    ),
    ExceptionGround(
        "EX-PERSONAL",
        "Exceptional personal circumstances of the child or the family",
        "Something exceptional happened to the child, a parent or the young person in that time.",
        "SEND Regulations 2014, regs 5(4)(c), 10(4)(c), 13(3), 27(3)(c)",
        ("personal",),
    ),
    ExceptionGround(
        "EX-ABSENT",
        "Child or family away from the area for four weeks or more",
        "The child, a parent or the young person was away from the council's area for at least four weeks on end in that time.",
        "SEND Regulations 2014, regs 5(4)(d), 10(4)(d), 13(3), 27(3)(d)",
        ("absences",),
    ),
    ExceptionGround(
        "EX-ADV-CIRC",
        "Exceptional circumstances in the adviser's six weeks",
        "Something exceptional happened to the child, a parent or the young person while the adviser had to answer.",
        "SEND Regulations 2014, reg 8(2)(a)",
        ("personal",),
    ),
    ExceptionGround(
        "EX-ADV-ABSENT",
        "Away from the area for four weeks or more in the adviser's six weeks",
        "The child, a parent or the young person was away from the area for at least four weeks on end while the adviser had to answer.",
        "SEND Regulations 2014, reg 8(2)(b)",
        ("absences",),
    ),
    ExceptionGround(
        "EX-ADV-APPT",
        "An appointment for an examination or test was missed",
        "The child or young person did not come to an appointment for an examination or a test in the six weeks.",
        "SEND Regulations 2014, reg 8(2)(c)",
        ("missed_appointments",),
    ),
    ExceptionGround(
        "EX-ORD-PERSONAL",
        "Exceptional personal circumstances in the time an order sets",
        "Something exceptional happened to the child, a parent or the young person in the time the order allows.",
        "SEND Regulations 2014, reg 44(3)",
        ("personal",),
    ),
    ExceptionGround(
        "EX-ORD-ABSENT2",
        "Away from the area for two weeks or more in the time an order sets",
        "The child, a parent or the young person was away from the area for at least two weeks on end in the time the order allows.",
        "SEND Regulations 2014, reg 44(3)",
        ("absences",),
    ),
    ExceptionGround(
        "EX-ORD-REPS",
        "The family wants to comment or meet after the 15 days",
        "The family wants to comment on the content after the 15 days, or wants a further meeting.",
        "SEND Regulations 2014, reg 44(3)",
        ("wants_more_time",),
    ),
)
EXCEPTIONS = {ground.code: ground for ground in GROUNDS}


def windows(closures: Iterable[Closure]) -> list[Window]:
    """For each closure of four weeks or more: from a week before it closes until a week before it opens, both included."""
    long = (each for each in closures if (each.reopens - each.first_closed).days >= LEAST_CLOSED)
    return sorted((each.first_closed - WEEK, each.reopens - WEEK) for each in long)


def closed(code: str, closures: str, asked_on: str) -> Test:
    """The day advice was asked must lie in the window of a long closure."""

    def test(asked: Asked, due: date) -> ExceptionAnswer:
        found, day = windows(asked.get(closures, ())), asked.get(asked_on)
        holding = [window for window in found if day is not None and window[0] <= day <= window[1]]
        window = holding[0] if holding else found[0] if found else None
        return ExceptionAnswer(code, bool(holding), window)

    return test


def flagged(code: str, name: str) -> Test:
    """Somebody states that it happened inside the time."""
    return lambda asked, due: ExceptionAnswer(code, bool(asked.get(name, False)), (asked.trigger, due))


def away(code: str, days: int) -> Test:
    """One absence must have so many days inside the time; several are not added up."""

    def test(asked: Asked, due: date) -> ExceptionAnswer:
        long = any(days_inside(each, asked.trigger, due) >= days for each in asked.get("absences", ()))
        return ExceptionAnswer(code, long, (asked.trigger, due))

    return test


def days_inside(absence: Absence, first: date, last: date) -> int:
    """How many days of an absence lie between two days, both included."""
    start, end = max(absence.first_away, first), min(absence.back - timedelta(days=1), last)
    return (end - start).days + 1


def missed(asked: Asked, due: date) -> ExceptionAnswer:
    """Any one appointment missed inside the time."""
    inside = any(asked.trigger <= day <= due for day in asked.get("missed_appointments", ()))
    return ExceptionAnswer("EX-ADV-APPT", inside, (asked.trigger, due))


SCHOOL = closed("EX-SCHOOL", "school_closures", "school_asked")
EARLY_YEARS = closed("EX-EY", "ey_closures", "ey_asked")
PERSONAL = flagged("EX-PERSONAL", "personal")

E4 = (SCHOOL, EARLY_YEARS, PERSONAL, away("EX-ABSENT", LEAST_CLOSED))
E3 = (flagged("EX-ADV-CIRC", "personal"), away("EX-ADV-ABSENT", LEAST_CLOSED), missed)
E2 = (SCHOOL, PERSONAL)
E_ORDER = (
    flagged("EX-ORD-PERSONAL", "personal"),
    away("EX-ORD-ABSENT2", 14),
    flagged("EX-ORD-REPS", "wants_more_time"),
)

CLOSURES = {"school_closures": "closures", "school_asked": "date"}
E4_INPUTS = {**CLOSURES, "ey_closures": "closures", "ey_asked": "date", "personal": "flag", "absences": "absences"}
E3_INPUTS = {"personal": "flag", "absences": "absences", "missed_appointments": "dates"}
E2_INPUTS = {**CLOSURES, "personal": "flag"}
E_ORDER_INPUTS = {"personal": "flag", "absences": "absences", "wants_more_time": "flag"}
E4_CODES = ("EX-SCHOOL", "EX-EY", "EX-PERSONAL", "EX-ABSENT")
E3_CODES = ("EX-ADV-CIRC", "EX-ADV-ABSENT", "EX-ADV-APPT")
E2_CODES = ("EX-SCHOOL", "EX-PERSONAL")
E_ORDER_CODES = ("EX-ORD-PERSONAL", "EX-ORD-ABSENT2", "EX-ORD-REPS")


def tested(tests: tuple[Test, ...], asked: Asked, due: date) -> tuple[ExceptionAnswer, ...]:
    """Each exception of a clock against the facts."""
    return tuple(test(asked, due) for test in tests)
