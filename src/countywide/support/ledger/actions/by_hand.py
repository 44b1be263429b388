"""The finance team enters, confirms, changes, ends or moves an award itself, on a page of the ledger."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from countywide.platform.kit.conduct import action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..models import Award, Pot
from . import awarding


@action(permissions.KEEP)
def award_by_hand(
    pot: Pot, *, by: Actor, on: date, school_id: int, annual_pence: int, from_on: date, to_on: date, standing: str,
    basis: str, authorised_by: str = "",
) -> Award:  # fmt: skip
    """Award an amount to a school for itself; an amount for a child is awarded where the child is mapped."""
    return awarding.award(
        pot, by=by, on=on, school_id=school_id, annual_pence=annual_pence, from_on=from_on, to_on=to_on,
        standing=standing, basis=basis, source=f"by-hand:{uuid4().hex}", authorised_by=authorised_by,
    )  # fmt: skip


@action(permissions.KEEP)
def confirm_by_hand(award: Award, *, by: Actor, on: date) -> None:
    """Confirm what was indicative."""
    awarding.confirm(award, by=by, on=on)


@action(permissions.KEEP)
def change_by_hand(
    award: Award, *, by: Actor, on: date, annual_pence: int, from_on: date, why: str, authorised_by: str = ""
) -> None:
    """Another amount from a day on."""
    awarding.change(
        award, by=by, on=on, annual_pence=annual_pence, from_on=from_on, why=why, authorised_by=authorised_by
    )


@action(permissions.KEEP)
def end_by_hand(award: Award, *, by: Actor, on: date, last_on: date, why: str) -> None:
    """An award ends early."""
    awarding.end(award, by=by, on=on, last_on=last_on, why=why)


@action(permissions.KEEP)
def move_by_hand(award: Award, *, by: Actor, on: date, to_school_id: int, from_on: date, why: str) -> Award:
    """An award goes on at another school."""
    return awarding.move(award, by=by, on=on, to_school_id=to_school_id, from_on=from_on, why=why)  # type: ignore[no-any-return]
