"""Starting, meeting and ending clocks, recording exceptions, and deriving dates again when a calendar changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django_q.tasks import async_task

from countywide.casework.cases import actions as cases
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from . import claimed, feeds, permissions, queries, rules, signals
from . import inputs as io
from .deriving import derive, derive_case
from .enums import Said
from .models import BankHoliday, CalendarFeed, Deadline, ExceptionClaim, Recount
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
    "make_feed",
    "meet",
    "note_family_told",
    "revoke_feed",
    "start",
    "start_for_many",
    "start_together",
    "supersede",
    "unmeet",
]


def start(case: Any, clock: str, *, by: Actor, on: date, key: str = "", **given: Any) -> Deadline:
    """Start a clock of the law on a case from the day `on`. One that runs already is left as it is."""
    if held := queries.running(case, clock, key=key):
        return held
    deadline = begun(case, clock, by=by, on=on, key=key, given=given, calendar=queries.calendar())
    renew_next(case)
    return deadline


def start_together(
    case: Any,
    clock_ids: Iterable[str],
    *,
    by: Actor,
    on: date,
    calendar: clocks.Calendar | None = None,
    **given: Any,
) -> None:
    """Start several clocks that one event sets off; each takes what it needs of what is given."""
    running = list(case.deadlines.running().with_aim().order_by("id"))
    held = {each.clock for each in running if not each.key}
    missing = [clock for clock in clock_ids if clock not in held]
    if not missing:
        return
    calendar = calendar or queries.calendar()
    fresh = [drawn_up(case, clock, on=on, given=taken(clock, given), calendar=calendar) for clock in missing]
    Deadline.objects.bulk_create(fresh)
    for deadline in fresh:
        deadline.aim = None  # type: ignore[attr-defined]  # no exception can stand on it yet
        say_started(deadline, by=by)
    keep_next(case, [*running, *fresh])


def start_for_many(cases_: Iterable[Any], clock: str, *, by: Actor, on: date, key: str = "") -> int:
    """Start one clock, from one day, on many cases at once; how many it was. Where it runs already it is left as it is."""
    found = list(cases_)
    running = Deadline.objects.running().filter(case__in=found, clock=clock, key=key).order_by()
    held, calendar = set(running.values_list("case_id", flat=True)), queries.calendar()
    missing = [case for case in found if case.pk not in held]
    if not missing:
        return 0
    fresh = [drawn_up(case, clock, on=on, given={}, calendar=calendar, key=key) for case in missing]
    Deadline.objects.bulk_create(fresh)
    for deadline in fresh:
        say_started(deadline, by=by)
    if fresh[0].act_by and owes(fresh[0].law):
        cases.note_sooner(missing, act_by=fresh[0].act_by, clock=clock)
    return len(fresh)


def taken(clock: str, given: dict[str, Any]) -> dict[str, Any]:
    """What a clock takes of what is given."""
    return {name: value for name, value in given.items() if name in clocks.CLOCKS[clock].takes}


def begun(
    case: Any, clock: str, *, by: Actor, on: date, key: str, given: dict[str, Any], calendar: clocks.Calendar
) -> Deadline:
    """One clock that starts, with its dates."""
    deadline = drawn_up(case, clock, on=on, key=key, given=given, calendar=calendar)
    deadline.save()
    say_started(deadline, by=by)
    return deadline


def drawn_up(
    case: Any, clock: str, *, on: date, given: dict[str, Any], calendar: clocks.Calendar, key: str = ""
) -> Deadline:
    """A clock with its dates, not kept yet."""
    ruleset, inputs = clocks.rules_on(on).id, io.kept(given)
    deadline = Deadline(case=case, clock=clock, key=key, trigger_on=on, ruleset=ruleset, inputs=inputs)
    derive(deadline, calendar)
    return deadline


def say_started(deadline: Deadline, *, by: Actor) -> None:
    """The record of a clock that started."""
    trigger = deadline.trigger_on.isoformat()
    audit.record(
        "deadlines.started", by=by, about=deadline, clock=deadline.clock, case=deadline.case_id, trigger=trigger
    )


def meet(case: Any, clock: str, *, by: Actor, on: date, key: str = "") -> Deadline | None:
    """The step was done on a day: its clock is met, in time or late. With no such clock running nothing happens."""
    deadline = queries.running(case, clock, key=key)
    if deadline is None:
        return None
    if bar := rules.bar_to_meeting(trigger_on=deadline.trigger_on, on=on, legal_due=deadline.legal_due):
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


def learn(
    case: Any, clock_ids: tuple[str, ...], *, by: Actor, on: date, only: tuple[str, ...] | None = None, **given: Any
) -> None:
    """A fact that a clock takes into account became known, such as the day the school was asked.

    `only`: the keys of the clocks it concerns, where several of one kind run.
    """
    held = case.deadlines.running().filter(clock__in=clock_ids).order_by("id")
    for deadline in held if only is None else held.filter(key__in=only):
        deadline.inputs = {**deadline.inputs, **io.kept(given)}
        before = deadline.act_by
        derive(deadline, queries.calendar())
        deadline.revision += deadline.act_by != before
        deadline.save(update_fields=["inputs", "revision", "legal_due", "act_by", "facts"])
        audit.record("deadlines.learned", by=by, about=deadline, on=on.isoformat(), facts=sorted(given))
    renew_next(case)


def renew_next(case: Any) -> None:
    """Keep on the case the next day by which the council must act.

    Only what the council owes counts, and not time that it allows to somebody else; with an exception recorded, the day
    it aims for stands in.
    """
    keep_next(case, case.deadlines.running().with_aim().order_by("id"))


def keep_next(case: Any, running: Iterable[Deadline]) -> None:
    """The same, with the clocks that run already read."""
    soonest: tuple[date, str] | None = None
    for deadline in running:
        day = deadline.aimed_for or deadline.act_by
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
    stated = claimed.stated(deadline, claiming, queries.calendar())
    if bar := rules.bar_to_claiming(
        known=stated.known,
        available=stated.available,
        title=stated.title,
        window=stated.window,
        is_over=not deadline.is_running,
        claimed_already=queries.claimed_already(deadline, claiming.code),
        impractical_because=claiming.impractical_because,
        evidence=claiming.evidence,
        target_on=claiming.target_on,
        review_on=claiming.review_on,
        on=on,
    ):
        raise RuleBroken(bar)
    claim = ExceptionClaim.objects.create(
        deadline=deadline,
        code=claiming.code,
        facts=io.kept(stated.facts),
        asked_on=claiming.asked_on,
        asked_of=claiming.asked_of,
        window_from=stated.window[0] if stated.window else None,
        window_to=stated.window[1] if stated.window else None,
        impractical_because=claiming.impractical_because,
        evidence=claiming.evidence,
        target_on=claiming.target_on,
        review_on=claiming.review_on,
        recorded_on=on,
        recorded_by_id=by.pk,  # type: ignore[attr-defined]
    )
    deadline.inputs = {**deadline.inputs, **io.kept(stated.facts)}
    derive(deadline, queries.calendar())
    deadline.save(update_fields=["inputs", "legal_due", "act_by", "facts"])
    audit.record("deadlines.exception-recorded", by=by, about=claim, code=claim.code, deadline=deadline.pk)
    renew_next(deadline.case)
    signals.exception_recorded.send(ExceptionClaim, claim=claim, by=by, on=on)
    return claim


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
    """Add a bank holiday, or take one away. Every open clock is counted again by a job that starts at once."""
    if bar := rules.bar_to_changing_holiday(
        change=change, is_holiday=not queries.calendar().is_working_day(day), is_fixed=rules.is_fixed(day)
    ):
        raise RuleBroken(bar)
    holiday, _made = BankHoliday.objects.update_or_create(
        day=day, defaults={"change": change, "name": name, "said_on": on}
    )
    audit.record("deadlines.bank-holiday", by=by, about=holiday, day=day.isoformat(), change=change)
    count_again(by=by, on=on, day=day, change=change, name=name)
    return holiday


@action(permissions.KEEP_CALENDAR)
def forget_bank_holiday(holiday: BankHoliday, *, by: Actor, on: date) -> None:
    """Go back to what the data says of a day."""
    day = holiday.day
    audit.record(
        "deadlines.bank-holiday",
        by=by,
        about=holiday,
        day=day.isoformat(),
        change=Said.FORGOTTEN,
        on=on.isoformat(),
    )
    name = holiday.name
    holiday.delete()
    count_again(by=by, on=on, day=day, change=Said.FORGOTTEN, name=name)


def count_again(*, by: Actor, on: date, day: date, change: str, name: str) -> None:
    """Keep what was said of a day, and let a job count every open clock again; it notes how many dates moved."""
    said = Recount.objects.create(day=day, change=change, name=name, said_on=on, said_by_id=by.pk)  # type: ignore[attr-defined]
    async_task("countywide.casework.deadlines.tasks.count_again", said.pk)


# --- calendars that others read --------------------------------------------------------------


@action(permissions.SUBSCRIBE)
def make_feed(_: None, *, by: Any, on: date, of: str, organisation_id: int | None = None) -> str:
    """Make a secret address for a calendar program and answer its token, which is shown once and not kept.

    One made before for the same dates ends.
    """
    if bar := rules.bar_to_feed(
        of=of,
        is_place_given=organisation_id is not None,
        may_read=feeds.may_still_read(by, of, organisation_id),
    ):
        raise RuleBroken(bar)
    for held in feeds.feeds_of(by).filter(of=of, organisation=organisation_id):
        end_feed(held, by=by, on=on)
    token = feeds.new_token()
    feed = CalendarFeed.objects.create(
        of=of, user=by, organisation_id=organisation_id, token_hash=feeds.hash_of(token), made_on=on
    )
    audit.record("deadlines.feed-made", by=by, about=feed, of=of, organisation=organisation_id)
    return token


@action(permissions.SUBSCRIBE)
def revoke_feed(feed: CalendarFeed, *, by: Actor, on: date) -> None:
    """The address stops answering at once."""
    if feed.revoked_on is None:
        end_feed(feed, by=by, on=on)
    else:
        raise RuleBroken("This calendar was ended already.")


def end_feed(feed: CalendarFeed, *, by: Actor, on: date) -> None:
    """End one calendar."""
    feed.revoked_on = on
    feed.save(update_fields=["revoked_on"])
    audit.record("deadlines.feed-ended", by=by, about=feed, on=on.isoformat())
