"""What follows when a letter of this room has left, and what is undone when it came back.

A notice is *sent* and *served*, a decision is *notified*, a final plan is *sent*; an appeal counts from the day its letter was
sent (rulebook 2.3).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments.enums import ToWhom
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.letters.enums import Way
from countywide.platform.audit import actions as audit

from .. import queries, signals
from ..models import Amendment, Plan
from . import ceasing, health, moving_in, moving_out, reassessing
from .appealing import start_to_appeal
from .naming import finish
from .standing import mirror


def reached(letter: Any, *, by: Any, on: date, received_on: date) -> None:
    """A letter left on a day and counts as received on another. Letters of other rooms are passed over."""
    sent = queries.sent_with(letter)
    if sent is None:
        return
    plan = queries.plan_under_lock(sent.plan_id)
    step, _, key = sent.what.partition(":")
    follow = FOLLOWS.get(step)
    if follow is not None:
        follow(plan, int(key), sent, by=by, on=on, letter=letter)


def notice(plan: Plan, key: int, sent: Any, *, by: Any, **_: Any) -> None:
    """The notice was sent to the last of the family: the eight weeks begin, and the fifteen days once it is served."""
    amendment = Amendment.objects.select_for_update().get(pk=key)
    amendment.plan = plan
    dates = queries.dates_of(plan, sent.what)
    if sent.to_whom != ToWhom.FAMILY or dates is None or amendment.sent_on:
        return
    case, last = plan.case, queries.last_served(plan, sent.what)
    by_post = last.method == Way.POST
    if amendment.meeting_on:
        deadlines.start(case, "AR-FINAL", by=by, on=dates.sent_on, key=amendment.key, meeting=amendment.meeting_on)
        for held in list(case.deadlines.running().filter(clock="AR-NOTICE-AMEND").order_by("id")):
            deadlines.meet(case, held.clock, by=by, on=dates.sent_on, key=held.key)
    else:
        deadlines.start(case, "AM-NOREVIEW", by=by, on=dates.sent_on, key=amendment.key)
    deadline = deadlines.start(
        case, "AR-REPS", by=by, on=last.dispatched_on if by_post else dates.received_on, key=amendment.key,
        method="post" if by_post else "email" if last.method == Way.EMAIL else "hand",
        email_consent=last.method == Way.EMAIL or None,
        family_finished=max(amendment.finished_on, dates.received_on) if amendment.finished_on else None,
    )  # fmt: skip
    amendment.sent_on = dates.sent_on
    amendment.served_on = date.fromisoformat(deadline.facts["served"])
    amendment.comments_by = deadline.legal_due
    amendment.final_from = date.fromisoformat(deadline.facts["earliest_final"])
    amendment.save(update_fields=["sent_on", "served_on", "comments_by", "final_from"])
    mirror(plan, on=amendment.served_on)
    audit.record("plans.notice-served", by=by, about=amendment, on=amendment.served_on.isoformat())
    signals.amendment_sent.send(
        Amendment, amendment=amendment, sent_on=dates.sent_on, received_on=dates.received_on, by=by
    )


def final(plan: Plan, key: int, sent: Any, *, by: Any, on: date, letter: Any) -> None:
    """The limit is kept only when all whom reg 22(3) names were sent the plan; each of the family may appeal from the day
    their own letter was sent."""
    amendment = Amendment.objects.select_for_update().get(pk=key)
    amendment.plan = plan
    if sent.to_whom == ToWhom.FAMILY:
        start_to_appeal(plan, sent.what, letter, by=by, on=on)
    finish(amendment, by=by)


def unchanged(plan: Plan, key: int, sent: Any, *, by: Any, on: date, letter: Any) -> None:
    """The family was told that nothing is amended once the last of them has the letter (reg 22(4))."""
    if sent.to_whom != ToWhom.FAMILY:
        return
    start_to_appeal(plan, sent.what, letter, by=by, on=on)
    dates = queries.dates_of(plan, sent.what)
    if dates is None:
        return
    amendment = Amendment.objects.get(pk=key)
    amendment.plan = plan
    deadlines.meet(plan.case, "AR-NOAMEND", by=by, on=dates.received_on, key=amendment.key)
    mirror(plan, on=dates.received_on)
    audit.record("plans.not-amended-told", by=by, about=amendment, on=dates.received_on.isoformat())
    signals.amendment_finished.send(Amendment, amendment=amendment, amended=False, by=by, on=dates.received_on)


FOLLOWS: dict[str, Any] = {
    "notice": notice,
    "final": final,
    "unchanged": unchanged,
    "consult": ceasing.consulted,
    "end": ceasing.told,
    "health": health.left,
    "transfer": moving_out.left,
    "moved-in": moving_in.told,
    "again": reassessing.told,
    "same": reassessing.same_told,
}
"""The first word of what a letter carries out, and what follows when it leaves."""
