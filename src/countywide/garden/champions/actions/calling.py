"""Calls are planned, announced, opened and closed at their own minute, decided and put away."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, policies, queries, rules, signals
from ..enums import ApplicationState, CallState, Source
from ..models import Application, Call, Interest
from .interest import lapse
from .telling import interested, team_address, to_applicant, words_of

RESERVED = ("mine", "work", "interest", "approvals", "approve", "directory")
"""Words that begin addresses of this room, so that no call has them for its key."""


@action(permissions.KEEP)
def plan(
    subject: None, *, by: Actor, now: datetime, on: date, kind: str, key: str, title: str, places: int,
    opens_at: datetime, closes_at: datetime, results_by: date, starts_on: date, words: str = "", districts: list[str] | None = None,
) -> Call:  # fmt: skip
    """Plan a call for a kind of role, whose file of this day holds for it. Nobody but whoever keeps calls sees it yet."""
    policies.kind_on(kind, on)
    if bar := rules.bar_to_planning(
        opens_at=opens_at, closes_at=closes_at, results_by=results_by, starts_on=starts_on, places=places
    ):
        raise RuleBroken(bar)
    if key in RESERVED or Call.objects.filter(key=key).exists():
        raise RuleBroken("Another call has this name. Choose another, such as one with the year.")
    made = Call.objects.create(
        kind=kind, key=key, title=title.strip()[:120], policy_on=on, words=words.strip(), places=places,
        districts=districts or [], opens_at=opens_at, closes_at=closes_at, results_by=results_by, starts_on=starts_on, planned_at=now,
    )  # fmt: skip
    audit.record("champions.call-planned", by=by, about=made, on=on.isoformat())
    return made


@action(permissions.KEEP)
def change(
    call: Call, *, by: Actor, now: datetime, on: date, title: str, places: int, opens_at: datetime, closes_at: datetime,
    results_by: date, starts_on: date, words: str,
) -> None:  # fmt: skip
    """Put a call right. One that has opened is not shortened, since people count on its closing date."""
    if bar := rules.bar_to_planning(
        opens_at=opens_at, closes_at=closes_at, results_by=results_by, starts_on=starts_on, places=places
    ):
        raise RuleBroken(bar)
    if bar := rules.bar_to_changing_dates(
        state=call.state_at(now), is_other_opening=opens_at != call.opens_at, is_shorter=closes_at < call.closes_at
    ):
        raise RuleBroken(bar)
    call.title, call.places, call.words = title.strip()[:120], places, words.strip()
    call.opens_at, call.closes_at, call.results_by, call.starts_on = opens_at, closes_at, results_by, starts_on
    call.save()
    audit.record("champions.call-changed", by=by, about=call, on=on.isoformat())


@action(permissions.KEEP)
def announce(call: Call, *, by: Actor, now: datetime) -> None:
    """Everybody reads the role pack from now on. Whoever offered to help before there was a call is on its list and told; so is
    whoever could not take part, since the rule may have changed."""
    if bar := rules.bar_to_announcing(state=call.state_at(now), closes_at=call.closes_at, now=now):
        raise RuleBroken(bar)
    call.announced_at = now
    call.save(update_fields=["announced_at"])
    waiting = Interest.objects.filter(kind=call.kind, call=None, ended_at=None).order_by("id")
    for each in list(waiting):
        is_future = each.source == Source.FUTURE
        tell(
            notices.ANNOUNCED, to=[interested(each)], cause=f"call:{call.pk}:announced:{each.pk}", by=by, about=call,
            is_future=is_future, key=each.key, **words_of(call),
        )  # fmt: skip
        if not is_future and not call.interests.filter(email=each.email, ended_at=None).exists():
            each.call = call
            each.save(update_fields=["call"])
    audit.record("champions.call-announced", by=by, about=call, opens=call.opens_at.isoformat())


@action(permissions.KEEP)
def decide(call: Call, *, by: Actor, now: datetime) -> None:
    """Everybody who applied has an answer: the call is decided."""
    if call.state_at(now) != CallState.CLOSED:
        raise RuleBroken("A call is decided once it has closed.")
    if bar := queries.bar_to_deciding(call):
        raise RuleBroken(bar)
    call.decided_at = now
    call.save(update_fields=["decided_at"])
    audit.record("champions.call-decided", by=by, about=call)


@action(permissions.KEEP)
def archive(call: Call, *, by: Actor, now: datetime) -> None:
    """Put a decided call away: its page says that it is over."""
    if call.state_at(now) != CallState.DECIDED:
        raise RuleBroken("A call is put away once it is decided.")
    call.archived_at = now
    call.save(update_fields=["archived_at"])
    audit.record("champions.call-archived", by=by, about=call)


# --- at its own minute, by job ----------------------------------------------------------------


def open_due(*, by: Any, now: datetime) -> int:
    """Tell everybody who asked that a call is open: the minute it opens, once."""
    due = Call.objects.filter(opened_at=None, opens_at__lte=now, archived_at=None).exclude(announced_at=None)
    count = 0
    for call in due.order_by("id"):
        with audit.in_one_go():
            held = Call.objects.select_for_update().get(pk=call.pk)
            if held.opened_at is None:
                count += opened(held, by=by, now=now)
    return count


def opened(call: Call, *, by: Any, now: datetime) -> int:
    """Note that a call is open and tell each person on its list."""
    call.opened_at = now
    call.save(update_fields=["opened_at"])
    lapse(call, by=by, now=now)
    waiting = list(call.interests.filter(ended_at=None, told_at=None).order_by("id"))
    for each in waiting:
        tell(
            notices.OPENED, to=[interested(each)], cause=f"call:{call.pk}:opened:{each.pk}", by=by, about=call,
            key=each.key, **words_of(call),
        )  # fmt: skip
    call.interests.filter(pk__in=[each.pk for each in waiting]).update(told_at=now)
    signals.call_opened.send(Call, call=call, by=by, now=now)
    audit.record("champions.call-opened", by=by, about=call, told=len(waiting))
    return len(waiting)


def remind_due(*, by: Any, now: datetime) -> int:
    """Some days before a call closes, remind those who asked and have not applied, and those whose application is not sent: once."""
    count = 0
    for call in Call.objects.filter(closes_at__gt=now, opens_at__lte=now).exclude(announced_at=None).order_by("id"):
        kind = policies.kind_of(call)
        if now < call.closes_at - timedelta(days=kind.remind_days):
            continue
        words = {**words_of(call), "needs_approval": kind.needs_approval}
        waiting = list(call.interests.filter(ended_at=None, converted_at=None, reminded_at=None).order_by("id"))
        unsent = list(
            Application.objects.filter(call=call, sent_at=None, withdrawn_at=None, reminded_at=None).order_by("id")
        )
        if not waiting and not unsent:
            continue
        with audit.in_one_go():
            for each in waiting:
                tell(
                    notices.SOON,
                    to=[interested(each)],
                    cause=f"call:{call.pk}:soon:{each.email}",
                    by=by,
                    about=call,
                    key=each.key,
                    **words,
                )
            for application in unsent:
                tell(
                    notices.SOON,
                    to=[to_applicant(application)],
                    cause=f"call:{call.pk}:soon:{application.email}",
                    by=by,
                    about=call,
                    key="",
                    **words,
                )
            call.interests.filter(pk__in=[each.pk for each in waiting]).update(reminded_at=now)
            Application.objects.filter(pk__in=[each.pk for each in unsent]).update(reminded_at=now)
            audit.record("champions.reminded", by=by, about=call, people=len(waiting) + len(unsent))
        count += len(waiting) + len(unsent)
    return count


def close_due(*, by: Any, now: datetime) -> int:
    """When a call has closed, tell everybody whose application was not sent, and why. Nothing they wrote is lost."""
    count = 0
    over = Call.objects.filter(closed_at=None, closes_at__lte=now).exclude(announced_at=None)
    for call in over.order_by("id"):
        with audit.in_one_go():
            held = Call.objects.select_for_update().get(pk=call.pk)
            if held.closed_at is not None:
                continue
            held.closed_at = now
            held.save(update_fields=["closed_at"])
            unsent = Application.objects.filter(call=held, sent_at=None, withdrawn_at=None, kept_at=None)
            for application in unsent.select_related("call", "approval").order_by("id"):
                count += kept(application, by=by, now=now)
            audit.record("champions.call-closed", by=by, about=held)
    return count


def kept(application: Application, *, by: Any, now: datetime) -> int:
    """One application that was not sent in time."""
    state = application.state_at(now)
    if state not in (ApplicationState.KEPT, ApplicationState.UNSENT):
        return 0
    application.kept_at = now
    application.save(update_fields=["kept_at"])
    call, kind = application.call, policies.kind_of(application.call)
    words: dict[str, Any] = {"reference": application.reference, **words_of(call)}
    if state == ApplicationState.KEPT:
        words |= {
            "approver": application.approval.get_approver_display().lower(),
            "late_until": rules.last_late_day(closes_at=call.closes_at, late_days=kind.late_days)
            if kind.late_days
            else None,
            "mailbox": team_address(kind.team),
        }
    tell(
        notices.KEPT if state == ApplicationState.KEPT else notices.UNSENT, to=[to_applicant(application)],
        cause=f"application:{application.pk}:kept", by=by, about=application, **words,
    )  # fmt: skip
    return 1
