"""Building the list of a round from the plans in force: who is new, who was moved to another setting, who has left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.deadlines import queries as dates_held
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Actor

from .. import queries
from ..enums import Left, Stage
from ..models import Transfer
from ..rules import confirming
from ..rules.dates import CLOCK_OF
from ..types import Candidate, Limit, Round

AT_ONCE = 500  # children in one transaction
COMES_BACK = (Left.CEASED, Left.MOVED_AWAY, Left.OTHER_MOVE, Left.OTHER_YEAR)
"""Reasons that the register gave and can take back; what somebody decided about a child stands."""


def build(held: Round, *, by: Actor, on: date) -> dict[str, int]:
    """Bring a round's list up to date with the plans in force. Doing it twice on a day changes nothing.

    In changes of so many children each, so that a stop half way leaves whole children and nobody waits long.
    """
    found = list(queries.candidates(held, on=on))
    calendar = dates_held.calendar()
    law = queries.limit_of(held, calendar)
    done = {"identified": 0, "came_back": 0, "moved": 0, "left": 0}
    known = {each.child_id: each for each in Transfer.objects.filter(round=held.key).order_by("id")}
    new = [each for each in found if each.child_id not in known]
    for at in range(0, len(new), AT_ONCE):
        done["identified"] += identify(held, law, new[at : at + AT_ONCE], calendar, by=by, on=on)
    for each in found:
        if each.child_id in known and differs(known[each.child_id], each):
            came_back, moved = keep(held, law, each, calendar, by=by, on=on)
            done["came_back"] += came_back
            done["moved"] += moved
    for transfer, why in list(queries.gone(held, {each.child_id for each in found}, on=on)):
        with audit.in_one_go():
            done["left"] += leave(Transfer.objects.select_for_update().get(pk=transfer.pk), by=by, on=on, because=why)
    return done


def identify(
    held: Round, law: Limit, found: Iterable[Candidate], calendar: clocks.Calendar, *, by: Actor, on: date
) -> int:
    """Children enter a round: each gets a record, and the clock of the date in law starts on the child's case (reg 18).

    A plan that was first made after the date in law can meet no such clock, so none is started for it.
    """
    answer_by = confirming.confirm_by(on, calendar)
    with audit.in_one_go():
        made = Transfer.objects.bulk_create(
            Transfer(
                round=held.key, child_id=each.child_id, case_id=each.case_id, plan_id=each.plan_id,
                setting_id=each.setting_id, year_group=each.year_group, move=each.move, by_policy=each.by_policy,
                identified_on=on, confirm_by=answer_by,
            )
            for each in found
        )  # fmt: skip
        for each in made:
            audit.record(
                "transfers.identified", by=by, about=each, round=held.key, case=each.case_id, on=on.isoformat()
            )
        start_clocks(held, law, made, by=by)
    return len(made)


def start_clocks(held: Round, law: Limit, made: Iterable[Transfer], *, by: Actor) -> None:
    """The date in law of the round, on the cases whose plan was there before it."""
    in_time = Transfer.objects.filter(pk__in=[each.pk for each in made], plan__made_on__lte=law.strict)
    running = [each.case for each in in_time.select_related("case").order_by("id")]
    deadlines.start_for_many(running, law.clock, by=by, on=held.moves_on, key=held.key)


def keep(
    held: Round, law: Limit, each: Candidate, calendar: clocks.Calendar, *, by: Actor, on: date
) -> tuple[bool, bool]:
    """A child who was in the round before: it may have come back, or be at another setting, which then confirms its list."""
    with audit.in_one_go():
        kept = Transfer.objects.select_for_update().get(round=held.key, child=each.child_id)
        before = kept.setting_id
        came_back = kept.stage == Stage.LEFT
        if came_back:
            kept.left_on, kept.left_because = None, ""
        else:
            drop_waiting(kept, by=by, on=on)
        kept.case_id, kept.plan_id, kept.setting_id = each.case_id, each.plan_id, each.setting_id
        kept.year_group, kept.move, kept.by_policy = each.year_group, each.move, each.by_policy
        kept.stage = Stage.NAMED if kept.named_on else Stage.IDENTIFIED
        kept.identified_on, kept.confirm_by = on, confirming.confirm_by(on, calendar)
        kept.save()
        if came_back and not kept.named_on:
            start_clocks(held, law, [kept], by=by)
        did = "transfers.came-back" if came_back else "transfers.setting-changed"
        audit.record(did, by=by, about=kept, on=on.isoformat(), before=before, now=kept.setting_id)
    return came_back, not came_back


def differs(before: Transfer, now: Candidate) -> bool:
    """Whether a child's record has to change: they are in the round again, or at another setting, or on another case."""
    if before.stage == Stage.LEFT:
        return before.left_because in COMES_BACK
    return (before.setting_id, before.plan_id, before.case_id) != (now.setting_id, now.plan_id, now.case_id)


def drop_waiting(transfer: Transfer, *, by: Actor, on: date) -> None:
    """What a former school said needs no answer any more: the school of today is asked."""
    waiting = queries.answer_waiting(transfer)
    if waiting is not None:
        waiting.agreed, waiting.settled_on = False, on
        waiting.settled_because = "The child is at another setting now, which confirms its own list."
        waiting.save()


def leave(transfer: Transfer, *, by: Actor, on: date, because: str) -> bool:
    """A child is in the round no longer, for a reason that is kept; its clock ends. Twice is once."""
    if transfer.stage == Stage.LEFT:
        return False
    drop_waiting(transfer, by=by, on=on)
    transfer.stage, transfer.left_on, transfer.left_because = Stage.LEFT, on, because
    transfer.save(update_fields=["stage", "left_on", "left_because"])
    case = held_cases.case_by_key(transfer.case_id)
    says = Left(because).label
    for clock in sorted(set(CLOCK_OF.values())):
        deadlines.end(case, clock, by=by, on=on, because=says, key=transfer.clock_key)
    if case.is_open:
        cases.note(
            case, "transfers.left", by=by, on=on, title=f"Not in the round {transfer.round} any more: {says.lower()}"[:200],
            family_title="The move to the next phase is not in this year’s round any more", to_family=True, to_school=True,
        )  # fmt: skip
    audit.record("transfers.left", by=by, about=transfer, on=on.isoformat(), because=because)
    return True


def plan_ceased(plan: Any, *, by: Actor, on: date) -> None:
    """A plan ended or passed to another council: its child leaves every round at once."""
    why = Left.MOVED_AWAY if plan.ceased_because == "MOVED" else Left.CEASED
    for transfer in Transfer.objects.select_for_update().filter(plan=plan).under_way().order_by("id"):
        leave(transfer, by=by, on=on, because=why)
