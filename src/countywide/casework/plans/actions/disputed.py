"""What the room above says of a dispute about ending a plan: the plan is held as long, and goes on or lapses as it ends (s.45(4))."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit

from .. import queries
from ..models import Ending
from .ceasing import give_up

ENDS = "plans.plan-ends"
GOES_ON = {
    "ORDERED": "The Tribunal ordered that the plan goes on.",
    "CONSENT": "The Tribunal ordered, as both sides agreed, that the plan goes on.",
    "CONCEDED": "The council does not oppose the appeal, so the plan goes on.",
    "AGREED": "It was agreed in mediation that the plan goes on.",
}


def ending_behind(case: Any, letter_kind: str) -> Ending | None:
    """The decided end that a letter of this kind brought; none for other letters."""
    plan = queries.plan_of(case) if letter_kind == ENDS else None
    ending = queries.decided_ending(plan) if plan is not None else None
    return Ending.objects.select_for_update().get(pk=ending.pk) if ending is not None else None


def note_disputed(case: Any, letter_kind: str, *, how: str, told_on: date, by: Any, on: date) -> None:
    """While an appeal is pending the plan is held, however long that takes."""
    ending = ending_behind(case, letter_kind)
    if ending is None or how != "APPEAL" or ending.appealed_on:
        return
    ending.appealed_on = told_on
    ending.save(update_fields=["appealed_on"])
    deadlines.learn(ending.plan.case, ("CE-HOLD",), by=by, on=on, only=(ending.key,), appeal_pending=True)
    audit.record("plans.ending-appealed", by=by, about=ending, on=told_on.isoformat())


def note_certificate_issued(case: Any, letter_kind: str, *, certificate_on: date, by: Any, on: date) -> None:
    """The plan is held as long as an appeal would be in time."""
    ending = ending_behind(case, letter_kind)
    if ending is None:
        return
    ending.certificate_on = certificate_on
    ending.save(update_fields=["certificate_on"])
    deadlines.learn(ending.plan.case, ("CE-HOLD",), by=by, on=on, only=(ending.key,), certificate=certificate_on)
    audit.record("plans.ending-certificate", by=by, about=ending, on=certificate_on.isoformat())


def note_dispute_over(
    case: Any, letter_kind: str, *, how: str, outcome: str, duties: tuple[str, ...], from_on: date, by: Any, on: date
) -> None:
    """The plan goes on where that was ordered, conceded or agreed; else it lapses once the time to appeal is over as well."""
    ending = ending_behind(case, letter_kind)
    if ending is None:
        return
    if how == "APPEAL" and ending.appealed_on:
        ending.appeal_ended_on = from_on
        ending.save(update_fields=["appeal_ended_on"])
    if duties:
        give_up(ending, by=by, on=on, because=GOES_ON[outcome])
    else:
        deadlines.learn(ending.plan.case, ("CE-HOLD",), by=by, on=on, only=(ending.key,), appeal_pending=False)
    audit.record("plans.ending-appeal-over", by=by, about=ending, on=from_on.isoformat(), plan_goes_on=bool(duties))
