"""A young person moves from one setting after 16 to another: its own date in law runs, five months before the day (reg 18(2))."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, queries
from ..enums import Left, Move, Stage
from ..models import Transfer
from ..rounds import key_of
from ..rules import alone as rules
from .building import leave, start_clocks


@action(permissions.FOLLOW)
def plan_move(plan: Any, *, by: Actor, on: date, moves_on: date) -> Transfer:
    """The plan is to be reviewed, and changed where needed, at least five months before the day."""
    case = held_cases.case_by_key(plan.case_id)
    year_group = (
        case.child.year_group if case.child.year_group is not None else clocks.year_group(case.child.born_on, on)
    )
    moving = queries.move_ahead(case.child, on=on)
    bar = rules.bar_to_planning(
        in_force=plan.made_on is not None and plan.ceased_on is None and case.is_open, year_group=year_group,
        is_moving=moving is not None, moves_on=moves_on, on=on,
    )  # fmt: skip
    held = queries.round_with(key_of(moves_on))
    if bar or held is None:
        raise RuleBroken(bar or "Give a day within the next two years.")
    transfer, _is_new = Transfer.objects.update_or_create(
        round=held.key, child=case.child,
        defaults={
            "case": case, "plan": plan, "setting_id": plan.setting_id, "year_group": year_group, "move": Move.BETWEEN_POST_16,
            "stage": Stage.CONFIRMED, "identified_on": on, "confirm_by": on, "left_on": None, "left_because": "",
        },
    )  # fmt: skip
    start_clocks(held, queries.limit_of(held), [transfer], by=by)
    cases.note(
        case, "transfers.planned", by=by, on=on, title=held.name[:200], to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("transfers.planned", by=by, about=transfer, round=held.key, on=on.isoformat())
    return transfer


@action(permissions.FOLLOW)
def call_off(transfer: Transfer, *, by: Actor, on: date, because: str) -> None:
    """The young person stays after all, or goes on another day: its clock ends."""
    bar = rules.bar_to_calling_off(
        is_alone=transfer.move == Move.BETWEEN_POST_16, is_named=transfer.stage == Stage.NAMED,
        has_left=transfer.stage == Stage.LEFT, because=because,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    leave(transfer, by=by, on=on, because=Left.CALLED_OFF)
    audit.record("transfers.called-off", by=by, about=transfer, on=on.isoformat(), because=because)
