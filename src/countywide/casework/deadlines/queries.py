"""Questions about deadlines: those of a case, why a date is what it is, the calendar in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, Prefetch, QuerySet

from countywide.casework.cases.types import Task
from countywide.law import clocks
from countywide.platform.audit import queries as audit

from . import claimed, inputs, rules
from .enums import Change
from .models import BankHoliday, Deadline, ExceptionClaim, Recount
from .types import OWN_KEYS, Claiming, Explanation, Ground

if TYPE_CHECKING:
    from countywide.casework.cases.models import Case


def calendar() -> clocks.Calendar:
    """The bank holidays of the data, with those the council added and without those it took away."""
    added: set[date] = set()
    removed: set[date] = set()
    for day, change in BankHoliday.objects.order_by("day").values_list("day", "change"):
        (added if change == Change.ADDED else removed).add(day)
    return clocks.Calendar(added=frozenset(added), removed=frozenset(removed))


def bank_holidays() -> QuerySet[BankHoliday]:
    """What the council said of bank holidays."""
    return BankHoliday.objects.order_by("day")


def deadlines_of(case: Case) -> QuerySet[Deadline]:
    """Every clock that ran or runs on a case, by its date."""
    return case.deadlines.prefetch_related("claims").order_by("legal_due", "id")


def clocks_of(case: Case, user: Any, audience: str) -> list[Deadline]:
    """The clocks of a case that a reader is shown, by their dates, in one query: for the page of the case."""
    own = own_keys(case, user, audience)
    found = case.deadlines.with_aim().order_by("legal_due", "id")
    return [each for each in found if shown(each, audience, own)]


def open_tasks(case: Case) -> list[Task]:
    """What the clocks that run on a case ask of the council and of others; what a family may do is no task of anybody's."""
    tasks = []
    for deadline in case.deadlines.running():
        law = deadline.law
        if law.owed_by != rules.FAMILY:
            owed_by = "" if law.owed_by == clocks.LA else law.owed_by
            tasks.append(Task(law.title, owed_by, deadline.act_by or deadline.legal_due))
    return tasks


def running(case: Case, clock: str, *, key: str = "") -> Deadline | None:
    """The running clock of a kind, if there is one."""
    return case.deadlines.running().filter(clock=clock, key=key).first()


def last_days_in_law(cases: Iterable[Case]) -> dict[int, date]:
    """By case, the last day in law of the clock that comes next, in one query. The council acts before it where that day is no
    working day. A case whose next day is one aimed for under an exception is left out."""
    found = Deadline.objects.running().filter(case__in=cases, clock=F("case__next_clock"), act_by=F("case__act_by"))
    held = found.order_by("-legal_due", "-id").values_list("case_id", "legal_due")
    return {case: day for case, day in held if day is not None}


def last_of(case: Case, clock: str, *, key: str = "") -> Deadline | None:
    """The latest clock of a kind, running or not."""
    return case.deadlines.filter(clock=clock, key=key).order_by("-id").first()


def deadline_with(pk: int, case: Case, user: Any, audience: str) -> Deadline | None:
    """One clock of a case that this reader may see, with what was recorded about it."""
    claims = Prefetch("claims", ExceptionClaim.objects.select_related("recorded_by").order_by("id"))
    deadline = case.deadlines.prefetch_related(claims).filter(pk=pk).first()
    if deadline is None or not shown(deadline, audience, own_keys(case, user, audience)):
        return None
    deadline.case = case
    return deadline


def own_keys(case: Case, user: Any, audience: str) -> set[str]:
    """The keys of the clocks an adviser owes on a case, as the rooms above say; asked for advisers alone."""
    if audience != "PROFESSIONAL":
        return set()
    return {key for keys in OWN_KEYS for key in keys(user, case)}


def shown(deadline: Deadline, audience: str, own: set[str]) -> bool:
    """Whether a reader is shown a clock."""
    return rules.is_shown(audience, kind=deadline.law.kind, is_own=bool(deadline.key) and deadline.key in own)


def claimed_already(deadline: Deadline, code: str) -> bool:
    """Whether this exception stands already."""
    return deadline.claims.filter(code=code, ended_on=None).exists()


def bar_to_ground(deadline: Deadline, claiming: Claiming) -> str | None:
    """What stands in the way of a ground on the facts stated so far, for the page that asks for them."""
    found = claimed.stated(deadline, claiming, calendar())
    return rules.bar_to_ground(
        known=found.known,
        available=found.available,
        title=found.title,
        window=found.window,
        is_over=not deadline.is_running,
        claimed_already=claimed_already(deadline, claiming.code),
    )


def claim_with(pk: int, deadline: Deadline) -> ExceptionClaim | None:
    """One exception recorded on a clock."""
    return deadline.claims.filter(pk=pk).first()


def history_of(deadline: Deadline) -> QuerySet[Any]:
    """What the record says was done to a clock, oldest first."""
    return audit.entries_about(deadline).select_related("by").order_by("number")


# --- the calendar ----------------------------------------------------------------------------


def bank_holiday_with(pk: int) -> BankHoliday | None:
    """One day of which the council said something."""
    return BankHoliday.objects.filter(pk=pk).first()


def recounts() -> QuerySet[Recount]:
    """What was said of days, newest first, and how many dates moved."""
    return Recount.objects.select_related("said_by").order_by("-id")


def recount_with(pk: int) -> Recount | None:
    """One time somebody said something of a day."""
    return Recount.objects.filter(pk=pk).first()


def how_many_run(*, most: int) -> int:
    """How many clocks run in the county; never more than one past `most`."""
    return Deadline.objects.running().order_by()[: most + 1].count()


def how_many_would_move(day: date, change: str, *, most: int) -> int:
    """How many running clocks are acted on by another day once something is said of a day."""
    ends = {"act_by": day} if change == Change.ADDED else {"act_by__lt": day, "legal_due__gte": day}
    return Deadline.objects.running().filter(**ends).order_by()[: most + 1].count()


# --- exceptions ------------------------------------------------------------------------------


def claims_of(case: Case) -> QuerySet[ExceptionClaim]:
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
        limit=law.limit,
        verb=law.verb,
        trigger_on=deadline.trigger_on,
        legal_due=said.legal_due,
        act_by=said.act_by,
        steps=said.working,
        counted=said.counting,
        facts=dict(said.facts),
        grounds=tuple(ground(each) for each in said.exceptions),
        claims=tuple(deadline.claims.all()),
    )


def ground(found: clocks.ExceptionAnswer) -> Ground:
    """An exception the law knows, in words, and whether the facts so far bear it out."""
    known = clocks.EXCEPTIONS[found.code]
    return Ground(found.code, known.title, known.words_for_family, known.law, found.available, found.window)
