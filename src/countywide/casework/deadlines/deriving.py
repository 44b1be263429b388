"""Deriving dates again from the facts: one clock, a case's, a school's, or every open clock of the county."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from countywide.casework.cases import actions as cases
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Actor
from countywide.register.schools import queries as schools

from . import inputs as io
from . import signals
from .models import Deadline, ExceptionClaim

FIELDS = ("legal_due", "act_by", "facts")
CHUNK = 5_000


def derive(deadline: Deadline, calendar: clocks.Calendar) -> bool:
    """Compute a clock's dates from its facts; whether anything came out differently."""
    before = (deadline.legal_due, deadline.act_by, deadline.facts)
    said = clocks.answer(deadline.clock, deadline.trigger_on, calendar=calendar, **io.read(deadline.inputs))
    deadline.legal_due, deadline.act_by, deadline.facts = said.legal_due, said.act_by, facts_of(said)
    return before != (deadline.legal_due, deadline.act_by, deadline.facts)


def facts_of(said: clocks.Answer) -> dict[str, Any]:
    """The further fields of an answer and its exceptions, as JSON keeps them."""
    facts = {name: _plain(value) for name, value in said.facts.items() if name != "exceptions"}
    if said.exceptions:
        facts["exceptions"] = [
            {"code": each.code, "available": each.available, "window": _plain(each.window)} for each in said.exceptions
        ]
    return facts


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def derive_case(case: Any, *, by: Actor, on: date, calendar: clocks.Calendar, because: str, **learned: Any) -> int:
    """Derive every running clock of a case again, with facts learned; says on the record what moved and why."""
    from .actions import renew_next

    moved = 0
    for deadline in case.deadlines.running().prefetch_related("claims").order_by("id"):
        relevant = {name: value for name, value in learned.items() if name in takes(deadline.clock)}
        deadline.inputs = {**deadline.inputs, **io.kept(relevant)}
        before = (deadline.legal_due, deadline.act_by)
        if derive(deadline, calendar):
            deadline.revision += deadline.act_by != before[1]
            deadline.save(update_fields=["inputs", "revision", *FIELDS])
            moved += 1
            say_moved(deadline, before, by=by, on=on, because=because)
            deny_lost_grounds(deadline, by=by, on=on)
    if moved:
        renew_next(case)
    return moved


def takes(clock: str) -> frozenset[str]:
    """The names of the inputs a clock takes."""
    return clocks.CLOCKS[clock].takes


def say_moved(deadline: Deadline, before: Any, *, by: Actor, on: date, because: str) -> None:
    """The record of a date that came out differently; the timeline too when the day itself moved."""
    now = (deadline.legal_due, deadline.act_by)
    audit.record(
        "deadlines.derived",
        by=by,
        about=deadline,
        case=deadline.case_id,
        because=because,
        before=[_plain(day) for day in before],
        now=[_plain(day) for day in now],
    )
    if now != before:
        title = f"{deadline.law.title}: act by {_said(deadline.act_by)}, was {_said(before[1])}"
        cases.note(deadline.case, "deadlines.moved", by=by, on=on, title=title[:200])
    signals.facts_changed.send(Deadline, deadline=deadline, by=by, on=on)


def _said(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "no fixed day"


def deny_lost_grounds(deadline: Deadline, *, by: Actor, on: date) -> None:
    """A claim whose facts no longer bear it out is marked, and the officer sees it; it is never dropped silently."""
    available = {each["code"]: each["available"] for each in deadline.facts.get("exceptions", [])}
    for claim in deadline.claims.all():
        if claim.ended_on is None and claim.denied_on is None and not available.get(claim.code, True):
            ExceptionClaim.objects.filter(pk=claim.pk).update(denied_on=on)
            audit.record("deadlines.exception-denied", by=by, about=claim, on=on.isoformat(), code=claim.code)
            cases.note(
                deadline.case,
                "deadlines.exception-denied",
                by=by,
                on=on,
                title="The facts no longer bear out the exception recorded: look at it again",
            )


def derive_everything(*, by: Actor, on: date, calendar: clocks.Calendar, because: str) -> tuple[int, int]:
    """Derive every open clock of the county; how many were looked at and how many moved.

    Reads in chunks, computes equal facts once, and writes only what came out differently, each in its own case's
    transaction: a stop half way leaves whole cases, and running it again does the rest.
    """
    seen, moved = 0, 0
    known: dict[Any, tuple[Any, ...]] = {}
    for chunk in chunks():
        seen += len(chunk)
        changed = sorted({case for case, *kept in chunk if differs(kept, calendar, known)})
        for case_id in changed:
            moved += derive_one(case_id, by=by, on=on, calendar=calendar, because=because)
    with transaction.atomic():
        audit.record("deadlines.derived-all", by=by, because=because, seen=seen, moved=moved)
    return seen, moved


def chunks() -> Iterator[list[tuple[Any, ...]]]:
    """Every running clock, in order of its key, a few thousand at a time."""
    last = 0
    while True:
        found = Deadline.objects.running().filter(pk__gt=last).order_by("pk")
        rows = list(
            found.values_list("case_id", "clock", "trigger_on", "inputs", "legal_due", "act_by", "facts", "pk")[:CHUNK]
        )
        if not rows:
            return
        last = rows[-1][-1]
        yield [row[:-1] for row in rows]


def differs(kept: list[Any], calendar: clocks.Calendar, known: dict[Any, tuple[Any, ...]]) -> bool:
    """Whether a clock would come out otherwise than it is kept."""
    clock, trigger_on, given, *before = kept
    key = (clock, trigger_on, repr(sorted(given.items())) if given else "")
    if key not in known:
        said = clocks.answer(clock, trigger_on, calendar=calendar, **io.read(given))
        known[key] = (said.legal_due, said.act_by, facts_of(said))
    return known[key] != tuple(before)


def derive_one(case_id: int, *, by: Actor, on: date, calendar: clocks.Calendar, because: str) -> int:
    """One case's clocks under lock."""
    from countywide.casework.cases import queries as held

    with audit.in_one_go():
        case = held.case_under_lock(case_id)
        return derive_case(case, by=by, on=on, calendar=calendar, because=because)


def closures_for(case: Any, *, on: date) -> dict[str, Any]:
    """The closures of the case's school that a running clock could meet."""
    closures = schools.closures_of(case.school_id, case.opened_on - timedelta(days=366), on + timedelta(days=400))
    return {"school_closures": closures} if case.school_id else {}
