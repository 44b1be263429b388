"""Questions about deadlines: those of a case, why a date is what it is, the calendar in force."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.law import clocks

from . import inputs
from .enums import Change
from .models import BankHoliday, Deadline, ExceptionClaim
from .types import Explanation, Ground


def calendar() -> clocks.Calendar:
    """The bank holidays of the data, with those the council added and without those it took away."""
    added, removed = set(), set()
    for day, change in BankHoliday.objects.order_by("day").values_list("day", "change"):
        (added if change == Change.ADDED else removed).add(day)
    return clocks.Calendar(added=frozenset(added), removed=frozenset(removed))


def bank_holidays() -> QuerySet[BankHoliday]:
    """What the council said of bank holidays."""
    return BankHoliday.objects.order_by("day")


def deadlines_of(case: Any) -> QuerySet[Deadline]:
    """Every clock that ran or runs on a case, by its date."""
    return case.deadlines.prefetch_related("claims").order_by("legal_due", "id")


def running(case: Any, clock: str, *, key: str = "") -> Deadline | None:
    """The running clock of a kind, if there is one."""
    return case.deadlines.running().filter(clock=clock, key=key).first()


def last_of(case: Any, clock: str, *, key: str = "") -> Deadline | None:
    """The latest clock of a kind, running or not."""
    return case.deadlines.filter(clock=clock, key=key).order_by("-id").first()


def deadline_with(pk: int, case: Any) -> Deadline | None:
    """One clock of a case."""
    return case.deadlines.select_related("case").prefetch_related("claims").filter(pk=pk).first()


def claims_of(case: Any) -> QuerySet[ExceptionClaim]:
    """Every exception recorded on a case, oldest first."""
    found = ExceptionClaim.objects.filter(deadline__case=case).select_related("deadline", "recorded_by")
    return found.order_by("id")


def claims_to_review(on: date) -> QuerySet[ExceptionClaim]:
    """Exceptions whose day to look again has come."""
    due = ExceptionClaim.objects.filter(
        ended_on=None, review_on__lte=on, deadline__met_on=None, deadline__ended_on=None
    )
    return due.select_related("deadline__case").order_by("review_on", "id")


def computed(deadline: Deadline, calendar_now: clocks.Calendar | None = None) -> clocks.Answer:
    """What the law makes of the facts kept with a clock, with its working."""
    return clocks.answer(
        deadline.clock, deadline.trigger_on, calendar=calendar_now or calendar(), **inputs.read(deadline.inputs)
    )


def explain(deadline: Deadline) -> Explanation:
    """Why this date: the law, the start, the counting and the exceptions, in one value for one page."""
    said, law = computed(deadline), deadline.law
    return Explanation(
        title=law.title,
        says=law.says,
        law=law.law,
        kind=law.kind,
        owed_by=law.owed_by,
        owed_to=law.owed_to,
        starts_when=law.starts_when,
        trigger_on=deadline.trigger_on,
        legal_due=said.legal_due,
        act_by=said.act_by,
        steps=said.working,
        facts=dict(said.facts),
        grounds=tuple(ground(each) for each in said.exceptions),
        claims=tuple(deadline.claims.all()),
    )


def ground(found: clocks.ExceptionAnswer) -> Ground:
    """An exception the law knows, in words, and whether the facts so far bear it out."""
    known = clocks.EXCEPTIONS[found.code]
    return Ground(found.code, known.title, known.words_for_family, known.law, found.available, found.window)
