"""The next place of a child who moves: named by a final plan, told to everybody, started, and the move closed.

Rooms below announce what became of the plan; they guard and record their own deeds.
"""

from __future__ import annotations

from datetime import date

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.register.schools import queries as schools

from .. import permissions, queries
from ..enums import Stage
from ..models import Coming, Transfer
from ..rules import naming as rules

CLOCKS = ("PT-FEB", "PT-MAR", "PT-5M")


def note_issued(transfer: Transfer, *, by: Actor, on: date, named_id: int | None, named_from: date | None) -> None:
    """A final plan was made: both schools see on their lists, the same day, which place it names and from when. A plan that names
    a type alone takes back what an earlier one named."""
    if (transfer.named_id, transfer.named_from) == (named_id, named_from):
        return
    transfer.named_id, transfer.named_from, transfer.told_on = named_id, named_from, None
    transfer.save(update_fields=["named", "named_from", "told_on"])
    audit.record("transfers.place-named", by=by, about=transfer, on=on.isoformat(), setting=named_id)


def note_named(transfer: Transfer, *, by: Actor, on: date) -> None:
    """The final plan that names the next place went to everybody whom reg 22(3) names: the date in law is met (reg 18(1)). Twice
    is once."""
    if transfer.stage == Stage.LEFT:
        raise RuleBroken("This child has left the round.")
    if transfer.named_on is not None:
        return
    transfer.named_on, transfer.stage = on, Stage.NAMED
    transfer.save(update_fields=["named_on", "stage"])
    meet(transfer, by=by, on=on)
    audit.record("transfers.named", by=by, about=transfer, on=on.isoformat())


def note_type_named(transfer: Transfer, *, by: Actor, on: date) -> None:
    """The final plan names a type of place alone. The date in law is met, since the plan was reviewed and changed (reg 18(1)); the
    move is not done, and the child stays among those without a place."""
    meet(transfer, by=by, on=on)
    audit.record("transfers.type-named", by=by, about=transfer, on=on.isoformat())


def meet(transfer: Transfer, *, by: Actor, on: date) -> None:
    case = held_cases.case_by_key(transfer.case_id)
    for clock in CLOCKS:
        deadlines.meet(case, clock, by=by, on=on, key=transfer.clock_key)


def note_not_named(transfer: Transfer, *, by: Actor, on: date, because: str) -> None:
    """What named the next place turned out not to have been sent, such as a letter that came back: the clock runs on."""
    if transfer.stage == Stage.LEFT or transfer.closed_on:
        return
    if transfer.named_on is not None:
        transfer.named_on, transfer.stage = None, Stage.CONFIRMED
        transfer.save(update_fields=["named_on", "stage"])
    case, held = held_cases.case_by_key(transfer.case_id), queries.round_with(transfer.round)
    if held is not None:
        clock = queries.limit_of(held).clock
        deadlines.unmeet(case, clock, by=by, on=on, because=because, key=transfer.clock_key)
    audit.record("transfers.not-named", by=by, about=transfer, on=on.isoformat(), because=because)


def note_told(transfer: Transfer, *, by: Actor, on: date) -> None:
    """Everybody on the plan's list was sent it. A child who has started has moved: nothing is left to do."""
    if transfer.told_on is not None or transfer.named_id is None:
        return
    transfer.told_on = on
    transfer.save(update_fields=["told_on"])
    audit.record("transfers.told", by=by, about=transfer, on=on.isoformat())
    if transfer.started_on:
        close_now(transfer, by=by, on=on)


def note_untold(transfer: Transfer, *, by: Actor, on: date) -> None:
    """One of them turned out not to have been told: the move is not closed until they are."""
    if transfer.told_on is None or transfer.closed_on:
        return
    transfer.told_on = None
    transfer.save(update_fields=["told_on"])
    audit.record("transfers.untold", by=by, about=transfer, on=on.isoformat())


# --- the start -------------------------------------------------------------------------------


@action(permissions.RECEIVE)
def confirm_start(coming: Coming, *, by: Actor, on: date, started_on: date) -> None:
    """The school or setting that the plan names says that the child has started there. Where everybody has been told of the plan,
    the move is closed with it; else once the last of them is."""
    bar = rules.bar_to_starting(
        is_named=coming.named_on is not None, named_from=coming.named_from, started_before=coming.started_on,
        started_on=started_on, on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    coming.started_on = started_on
    coming.save(update_fields=["started_on"])
    audit.record("transfers.started", by=by, about=coming, on=started_on.isoformat())
    place = schools.school_of(coming.named_id) if coming.named_id else None
    cases.note(
        held_cases.case_by_key(coming.case_id), "transfers.started", by=by, on=started_on, to_family=True, to_school=True,
        title=f"Started at {place.name if place else 'the place that the plan names'}"[:200],
    )  # fmt: skip
    if coming.told_on:
        close_now(coming, by=by, on=on)


@action(permissions.FOLLOW)
def close(transfer: Transfer, *, by: Actor, on: date) -> None:
    """An officer closes a move. It cannot be closed while anybody on the plan's list has not been told (Q05)."""
    bar = rules.bar_to_closing(
        is_named=transfer.named_on is not None, not_told=queries.not_told_of(transfer), has_started=bool(transfer.started_on),
        is_closed=transfer.closed_on is not None,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    transfer.told_on = transfer.told_on or on
    close_now(transfer, by=by, on=on)


def close_now(transfer: Transfer, *, by: Actor, on: date) -> None:
    transfer.closed_on = on
    transfer.save(update_fields=["closed_on", "told_on"])
    audit.record("transfers.closed", by=by, about=transfer, on=on.isoformat())
