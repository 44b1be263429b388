"""The funding team says in writing what becomes of earlier money, and the ledger carries it out; the night reminds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.support.communities.queries import requests
from countywide.support.ledger import actions as ledger

from .. import notices, permissions, policies, queries, rules
from ..enums import Does, Known
from ..models import Arrival, Following, RecordsAsked
from .telling import look_up_money, remind, send_link

A_DAY = timedelta(days=1)


@action(permissions.ANSWER)
def recognise(arrival: Arrival, *, by: Actor, on: date, child: Any) -> None:
    """Whoever answers finds the record of a child whom the school could not choose; earlier money is looked up then."""
    if arrival.child_id is not None:
        raise RuleBroken("The child’s record was found already.")
    arrival.child, arrival.name, arrival.born_on = child, "", None
    arrival.save(update_fields=["child", "name", "born_on"])
    audit.record("movers.recognised", by=by, about=arrival, on=on.isoformat())
    look_up_money(arrival, on=on)


@action(permissions.ANSWER)
def answer(arrival: Arrival, *, by: Actor, on: date, words: str = "") -> None:
    """Tell the school whether each earlier award ends, stays or follows, how much, from when; and move the money (Q19)."""
    look_up_money(arrival, on=on)
    waits = arrival.known == Known.HERE and arrival.child_id is None
    bar = rules.bar_to_answering(is_answered=arrival.answered_on is not None, waits_for_record=waits)
    if bar:
        raise RuleBroken(bar)
    for each in queries.followings_of(arrival):
        carry_out(each, by=by, on=on)
    arrival.answered_on, arrival.answered_by_id, arrival.words = on, by.pk, words.strip()  # type: ignore[attr-defined]
    arrival.save(update_fields=["answered_on", "answered_by", "words"])
    audit.record("movers.answered", by=by, about=arrival, on=on.isoformat(), awards=arrival.followings.count())
    tell(
        notices.ANSWERED, to=requests.to_school(arrival.school_id), cause=f"{arrival}:answered", by=by, about=arrival,
        reference=arrival.reference, key=arrival.key,
    )  # fmt: skip


def carry_out(each: Following, *, by: Any, on: date) -> None:
    """In the ledger: the rest moves, or ends, or nothing happens. Both schools can read it there."""
    award, why = each.award, f"The pupil moved: {each.arrival.reference}. {each.says}"
    if each.does == Does.FOLLOWS:
        each.made = ledger.move(award, by=by, on=on, to_school_id=each.arrival.school_id, from_on=each.from_on, why=why)
    elif each.does == Does.ENDS:
        ledger.end(award, by=by, on=on, last_on=each.from_on - A_DAY, why=why)
    each.done_on = on
    each.save(update_fields=["made", "done_on"])
    tell(
        notices.LEFT, to=requests.to_school(award.school_id), cause=f"{each}:left", by=by, about=each.arrival,
        reference=each.arrival.reference, says=each.says, ends=each.does != Does.STAYS, last_on=each.from_on - A_DAY,
    )  # fmt: skip


# --- what the night does ---------------------------------------------------------------------------


def keep_up(*, by: Any, on: date) -> dict[str, int]:
    """Whoever has not sent records is reminded; the funding team hears what is late. Twice is once."""
    return {"chased": chase(by=by, on=on), "late": tell_late(by=by, on=on)}


def chase(*, by: Any, on: date) -> int:
    number, policy = 0, policies.moving_on(on)
    for asked in list(
        RecordsAsked.objects.filter(came="", due_on__lt=on).select_related("arrival__school").order_by("id")
    ):
        last = asked.chased_on
        next_on = requests.working_days_after(last, policy.chase_every_working_days) if last else None
        if not rules.is_to_chase(
            due_on=asked.due_on, last_on=last, chased=asked.chased, next_on=next_on, policy=policy, on=on
        ):
            continue
        asked.chased, asked.chased_on = asked.chased + 1, on
        asked.save(update_fields=["chased", "chased_on"])
        if asked.school_id is not None:
            remind(asked, notices.CHASE, by=by, on=on)
        else:
            send_link(asked, by=by, on=on)
        audit.record("movers.chased", by=by, about=asked.arrival, on=on.isoformat(), times=asked.chased)
        number += 1
    return number


def tell_late(*, by: Any, on: date) -> int:
    late = list(Arrival.objects.filter(answered_on=None, answer_by__lt=on, late_told_on=None).order_by("id"))
    for arrival in late:
        arrival.late_told_on = on
        arrival.save(update_fields=["late_told_on"])
        audit.record("movers.late", by=by, about=arrival, on=on.isoformat())
        tell(
            notices.LATE, to=queries.to_team(), cause=f"{arrival}:late", by=by, about=arrival, reference=arrival.reference,
            key=arrival.key, answer_by=arrival.answer_by,
        )  # fmt: skip
    return len(late)
