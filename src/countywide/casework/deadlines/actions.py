"""Starting, meeting and ending clocks, recording exceptions, and deriving dates again when a calendar changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django_q.tasks import async_task

from countywide.casework.cases import actions as cases
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from . import inputs as io
from . import permissions, queries, rules, signals
from .deriving import derive, derive_case
from .models import BankHoliday, Deadline, ExceptionClaim
from .types import Claiming

__all__ = [
    "change_bank_holiday",
    "claim_exception",
    "derive_case",
    "end",
    "end_all",
    "end_exception",
    "forget_bank_holiday",
    "learn",
    "meet",
    "note_family_told",
    "start",
    "supersede",
    "unmeet",
]


def start(case: Any, clock: str, *, by: Actor, on: date, key: str = "", **given: Any) -> Deadline:
    """Start a clock of the law on a case from the day `on`. One that runs already is left as it is."""
    if held := queries.running(case, clock, key=key):
        return held
    deadline = Deadline(
        case=case, clock=clock, key=key, trigger_on=on, ruleset=clocks.rules_on(on).id, inputs=io.kept(given)
    )
    derive(deadline, queries.calendar())
    deadline.save()
    audit.record("deadlines.started", by=by, about=deadline, clock=clock, case=case.pk, trigger=on.isoformat())
    renew_next(case)
    return deadline


def meet(case: Any, clock: str, *, by: Actor, on: date, key: str = "") -> Deadline | None:
    """The step was done on a day: its clock is met, in time or late. With no such clock running nothing happens."""
    deadline = queries.running(case, clock, key=key)
    if deadline is None:
        return None
    if bar := rules.bar_to_meeting(trigger_on=deadline.trigger_on, on=on):
        raise RuleBroken(bar)
    deadline.met_on = on
    deadline.save(update_fields=["met_on"])
    audit.record("deadlines.met", by=by, about=deadline, clock=clock, case=case.pk, on=on.isoformat())
    renew_next(case)
    return deadline


def unmeet(case: Any, clock: str, *, by: Actor, on: date, because: str, key: str = "") -> None:
    """What met a clock turned out not to have been done, such as a letter that came back: it runs on as if never met."""
    deadline = case.deadlines.filter(clock=clock, key=key, met_on__isnull=False).order_by("-id").first()
    if deadline is None or queries.running(case, clock, key=key):
        return
    deadline.met_on = None
    deadline.save(update_fields=["met_on"])
    audit.record("deadlines.unmet", by=by, about=deadline, clock=clock, case=case.pk, on=on.isoformat(), why=because)
    renew_next(case)


def end(case: Any, clock: str, *, by: Actor, on: date, because: str, key: str = "") -> None:
    """A clock is no longer needed, though nothing met it."""
    if deadline := queries.running(case, clock, key=key):
        stop(deadline, by=by, on=on, because=because)
        renew_next(case)


def end_all(case: Any, *, by: Actor, on: date, because: str, besides: tuple[str, ...] = ()) -> None:
    """Every clock that still runs on a case ends."""
    for deadline in case.deadlines.running().exclude(clock__in=besides).order_by("id"):
        stop(deadline, by=by, on=on, because=because)
    renew_next(case)


def supersede(old: Deadline, new: Deadline, *, by: Actor, on: date, because: str) -> None:
    """An order, a concession or an agreement put a new time limit in the place of an old one (rulebook 9.6)."""
    old.superseded_by = new
    stop(old, by=by, on=on, because=because)
    renew_next(old.case)


def stop(deadline: Deadline, *, by: Actor, on: date, because: str) -> None:
    """End one clock and say why."""
    deadline.ended_on, deadline.ended_because = on, because[:200]
    deadline.save(update_fields=["ended_on", "ended_because", "superseded_by"])
    audit.record("deadlines.ended", by=by, about=deadline, clock=deadline.clock, on=on.isoformat())


def learn(case: Any, clock_ids: tuple[str, ...], *, by: Actor, on: date, **given: Any) -> None:
    """A fact that a clock takes into account became known, such as the day the school was asked."""
    for deadline in case.deadlines.running().filter(clock__in=clock_ids).order_by("id"):
        deadline.inputs = {**deadline.inputs, **io.kept(given)}
        derive(deadline, queries.calendar())
        deadline.save(update_fields=["inputs", "legal_due", "act_by", "facts"])
        audit.record("deadlines.learned", by=by, about=deadline, on=on.isoformat(), facts=sorted(given))
    renew_next(case)


def renew_next(case: Any) -> None:
    """Keep on the case the next day by which the council must act.

    Only what the council owes counts, and not time that it allows to somebody else; with an exception recorded, the day
    it aims for stands in.
    """
    soonest: tuple[date, str] | None = None
    for deadline in case.deadlines.running().prefetch_related("claims").order_by("id"):
        day = deadline.claim.target_on if deadline.claim else deadline.act_by
        if day and owes(deadline.law) and (soonest is None or day < soonest[0]):
            soonest = (day, deadline.clock)
    cases.note_next(case, act_by=soonest[0] if soonest else None, clock=soonest[1] if soonest else "")


def owes(law: clocks.Clock) -> bool:
    """Whether the council must itself do something by the day: the family's fifteen days are theirs."""
    return law.owed_by == clocks.LA and law.verb != "allow"


# --- exceptions ------------------------------------------------------------------------------


@action(permissions.EXCEPT)
def claim_exception(deadline: Deadline, *, by: Actor, on: date, claiming: Claiming) -> ExceptionClaim:
    """Record that a time limit is impractical to meet, on a ground the law gives and the facts bear out.

    It removes the fixed limit for this step alone and adds no days; the family is told why and what day is aimed for.
    """
    facts = facts_of(claiming)
    merged = {**deadline.inputs, **io.kept(facts)}
    try:
        said = clocks.answer(deadline.clock, deadline.trigger_on, calendar=queries.calendar(), **io.read(merged))
    except clocks.BadInput as bad:
        raise RuleBroken(str(bad)) from bad
    found = next((each for each in said.exceptions if each.code == claiming.code), None)
    window = window_of(found, claiming)
    bar = rules.bar_to_claiming(
        known=found is not None,
        available=found is not None and found.available and in_window(found, claiming),
        title=clocks.EXCEPTIONS[claiming.code].title if found else "",
        window=window,
        is_over=not deadline.is_running,
        claimed_already=deadline.claims.filter(code=claiming.code, ended_on=None).exists(),
        impractical_because=claiming.impractical_because,
        evidence=claiming.evidence,
        target_on=claiming.target_on,
        review_on=claiming.review_on,
        on=on,
    )
    if bar:
        raise RuleBroken(bar)
    claim = ExceptionClaim.objects.create(
        deadline=deadline,
        code=claiming.code,
        facts=io.kept(facts),
        asked_on=claiming.asked_on,
        asked_of=claiming.asked_of,
        window_from=window[0] if window else None,
        window_to=window[1] if window else None,
        impractical_because=claiming.impractical_because,
        evidence=claiming.evidence,
        target_on=claiming.target_on,
        review_on=claiming.review_on,
        recorded_on=on,
        recorded_by_id=by.pk,  # type: ignore[attr-defined]
    )
    deadline.inputs = merged
    derive(deadline, queries.calendar())
    deadline.save(update_fields=["inputs", "legal_due", "act_by", "facts"])
    audit.record("deadlines.exception-recorded", by=by, about=claim, code=claim.code, deadline=deadline.pk)
    renew_next(deadline.case)
    signals.exception_recorded.send(ExceptionClaim, claim=claim, by=by, on=on)
    return claim


def facts_of(claiming: Claiming) -> dict[str, Any]:
    """What the officer states, as the clock takes it."""
    facts: dict[str, Any] = {}
    if claiming.code == "EX-SCHOOL":
        facts["school_asked"] = claiming.asked_on
    elif claiming.code == "EX-EY":
        facts["ey_asked"] = claiming.asked_on
    elif claiming.code in ("EX-ABSENT", "EX-ADV-ABSENT", "EX-ORD-ABSENT2") and claiming.away_from and claiming.back_on:
        if claiming.back_on <= claiming.away_from:
            raise RuleBroken("The day they came back must be after the day they left.")
        facts["absences"] = (clocks.Absence(claiming.away_from, claiming.back_on),)
    elif claiming.code in ("EX-PERSONAL", "EX-ADV-CIRC", "EX-ORD-PERSONAL"):
        facts["personal"] = claiming.happened_on is not None
    elif claiming.code == "EX-ADV-APPT" and claiming.happened_on:
        facts["missed_appointments"] = (claiming.happened_on,)
    return {**facts, **claiming.facts}


def window_of(found: Any, claiming: Claiming) -> tuple[date, date] | None:
    return found.window if found is not None else None


def in_window(found: Any, claiming: Claiming) -> bool:
    """A circumstance must have befallen the family inside the time itself."""
    if claiming.happened_on is None or found.window is None:
        return True
    return bool(found.window[0] <= claiming.happened_on <= found.window[1])


@action(permissions.EXCEPT)
def end_exception(claim: ExceptionClaim, *, by: Actor, on: date, because: str) -> None:
    """The reason has passed: the step is due at once, and the family is told."""
    if claim.ended_on:
        raise RuleBroken("This exception has ended already.")
    claim.ended_on, claim.ended_because = on, because[:200]
    claim.save(update_fields=["ended_on", "ended_because"])
    audit.record("deadlines.exception-ended", by=by, about=claim, on=on.isoformat())
    renew_next(claim.deadline.case)
    signals.exception_ended.send(ExceptionClaim, claim=claim, by=by, on=on)


def note_family_told(claim: ExceptionClaim, *, by: Actor, on: date) -> None:
    """Keep the day on which the family was told of an exception (Code of Practice 9.43)."""
    claim.family_told_on = on
    claim.save(update_fields=["family_told_on"])
    audit.record("deadlines.exception-told", by=by, about=claim, on=on.isoformat())


# --- the calendar ----------------------------------------------------------------------------


@action(permissions.KEEP_CALENDAR)
def change_bank_holiday(_: None, *, by: Actor, on: date, day: date, change: str, name: str) -> BankHoliday:
    """Add a bank holiday, or take one away. Every open clock is derived again by a job that starts at once."""
    holiday, _made = BankHoliday.objects.update_or_create(
        day=day, defaults={"change": change, "name": name, "said_on": on}
    )
    audit.record("deadlines.bank-holiday", by=by, about=holiday, day=day.isoformat(), change=change)
    async_task("countywide.casework.deadlines.tasks.derive_everything", f"bank-holiday:{day.isoformat()}")
    return holiday


@action(permissions.KEEP_CALENDAR)
def forget_bank_holiday(holiday: BankHoliday, *, by: Actor, on: date) -> None:
    """Go back to what the data says of a day."""
    day = holiday.day.isoformat()
    audit.record("deadlines.bank-holiday", by=by, about=holiday, day=day, change="FORGOTTEN", on=on.isoformat())
    holiday.delete()
    async_task("countywide.casework.deadlines.tasks.derive_everything", f"bank-holiday:{day}")
