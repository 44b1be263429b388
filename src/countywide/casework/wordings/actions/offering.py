"""Puts what was agreed and ordered into the working copy of the plan, by the plans room’s own actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.plans import actions as plans
from countywide.casework.plans import queries as held_plans
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, queries
from ..models import Document
from ..rules import bars
from ..types import Offered


@action(permissions.WRITE)
def put_into_plan(document: Document, *, by: Actor, on: date) -> int:
    """The settled words go into the working copy, from which the amended plan is then proposed or made as always: nothing is
    issued here. Answers how many passages were written; the others an officer writes (reg 44(2)(e) and (f), reg 45)."""
    offered = queries.offered(document)
    bar = bars.bar_to_offering(
        was_won=queries.was_won(document), offered_on=document.offered_on, anything=bool(offered)
    )
    if bar:
        raise RuleBroken(bar)
    written = sum(put(document.made_from.plan, each, by=by, on=on) for each in offered)
    document.offered_on = on
    document.save(update_fields=["offered_on"])
    audit.record("wordings.offered", by=by, about=document, on=on.isoformat(), written=written, of=len(offered))
    return written


def put(plan: Any, offered: Offered, *, by: Actor, on: date) -> bool:
    """One passage. Answers whether it was written."""
    row = held_plans.row_with(plan, offered.passage.row_key) if offered.passage.row_key else None
    if offered.how == "ADD":
        plans.add_row(plan, by=by, on=on, section=offered.passage.section, text=offered.wanted)
    elif offered.how == "CHANGE" and row is not None:
        plans.change_row(row, by=by, on=on, text=offered.wanted)
    elif offered.how == "REMOVE" and row is not None:
        plans.remove_row(row, by=by, on=on)
    else:
        return False
    return True
