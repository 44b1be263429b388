"""That the final plan names the next place: noted by the room that names it, which guards and records its own deed."""

from __future__ import annotations

from datetime import date

from countywide.casework.cases import queries as held_cases
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Actor

from .. import queries
from ..enums import Stage
from ..models import Transfer


def note_named(transfer: Transfer, *, by: Actor, on: date) -> None:
    """The final plan that names the next place reached everybody: the date in law is met (reg 18(1)). Twice is once."""
    if transfer.stage == Stage.LEFT:
        raise RuleBroken("This child has left the round.")
    if transfer.named_on is not None:
        return
    transfer.named_on, transfer.stage = on, Stage.NAMED
    transfer.save(update_fields=["named_on", "stage"])
    case = held_cases.case_by_key(transfer.case_id)
    for clock in ("PT-FEB", "PT-MAR"):
        deadlines.meet(case, clock, by=by, on=on, key=transfer.clock_key)
    audit.record("transfers.named", by=by, about=transfer, on=on.isoformat())


def note_not_named(transfer: Transfer, *, by: Actor, on: date, because: str) -> None:
    """What named the next place turned out not to have been sent, such as a letter that came back: the clock runs on."""
    if transfer.named_on is None or transfer.stage == Stage.LEFT:
        return
    transfer.named_on, transfer.stage = None, Stage.CONFIRMED
    transfer.save(update_fields=["named_on", "stage"])
    case, held = held_cases.case_by_key(transfer.case_id), queries.round_with(transfer.round)
    if held is not None:
        clock = queries.limit_of(held).clock
        deadlines.unmeet(case, clock, by=by, on=on, because=because, key=transfer.clock_key)
    audit.record("transfers.not-named", by=by, about=transfer, on=on.isoformat(), because=because)
