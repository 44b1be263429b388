"""How a dispute ends, what the council must then do by when, and who hears of it (regs 42, 44, 45; rulebook 9.5, 9.6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from countywide.casework.cases import signals
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.kit.doors import Actor

from ..enums import Over, Part, What
from ..models import Dispute, Step
from ..rules import orders
from ..types import Duty, Point
from . import steps, windows

NEW_TIMES = "An order, a concession or an agreement set new times"
SUCCEEDED = (Over.ORDERED, Over.CONSENT, Over.CONCEDED, Over.AGREED)


def settle(
    dispute: Dispute,
    over: str,
    *,
    how: str,
    by: Actor,
    on: date,
    from_on: date,
    duties: Iterable[str] = (),
    why: str = "",
) -> None:
    """The dispute is over. Where the family succeeded, the decision no longer stands. The room that decided hears which."""
    if not dispute.is_open and over not in SUCCEEDED:
        return  # it was settled before: an appeal that is withdrawn after an agreement changes nothing
    dispute.over, dispute.over_on, dispute.note = over, from_on, why
    dispute.save()
    if over in SUCCEEDED:
        windows.end(dispute.right, by=by, on=on, because="The dispute was settled")
    signals.dispute_over.send(
        Dispute, case=dispute.right.case, decision=dispute.right.letter_kind, how=how, outcome=over,
        duties=tuple(duties), from_on=from_on, why=why, by=by, on=on,
    )  # fmt: skip


def begin_duties(dispute: Dispute, duties: Iterable[Duty], *, by: Actor, from_on: date) -> None:
    """A clock for each thing that an order or a concession asks; it takes the place of the old ones, which are dead from then
    on (rulebook 9.6)."""
    for duty in duties:
        step = steps.begin(dispute, What.DUTY, duty.clock, by=by, on=from_on, text=duty.says)
        replace(dispute, duty, step, by=by, on=from_on)


def begin_agreed(dispute: Dispute, point: Point, *, by: Actor, from_on: date) -> None:
    """What an agreement asks in the place of an order has that order’s times, or the date agreed in writing (reg 42)."""
    for clock in orders.ORDERED[point.order]:
        duty = orders.DUTIES[clock]
        text = point.text if len(orders.ORDERED[point.order]) == 1 else f"{duty.says}: {point.text}"
        step = steps.begin(
            dispute, What.POINT, "ME-DO", by=by, on=from_on, key=steps.key_for(dispute, clock), text=text,
            part=Part.AS_ORDER, order=clock, agreed_date=point.agreed_date,
        )  # fmt: skip
        replace(dispute, duty, step, by=by, on=from_on)


def replace(dispute: Dispute, duty: Duty, step: Step, *, by: Actor, on: date) -> None:
    """The old clocks say which new one took their place."""
    for case in {dispute.case, dispute.right.case}:
        for old in duty.replaces:
            before: Any = case.deadlines.filter(clock=old, met_on=None, superseded_by=None).order_by("-id").first()
            if before is not None:
                deadlines.supersede(before, step.deadline, by=by, on=on, because=NEW_TIMES)
