"""Which move a final plan names the next place of, who was told, and which children are to come to a school."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from countywide.casework.plans import queries as plans
from countywide.casework.plans.types import Told

from .. import permissions
from ..models import Coming, Transfer
from ..rounds import round_with
from ..rules import naming as rules
from .asking import BESIDE


def transfer_named_by(amendment: Any) -> Transfer | None:
    """The child's move for which an amended plan names a place or a type, locked; none where it names it for another time."""
    for each in Transfer.objects.select_for_update().filter(plan=amendment.plan_id).under_way().order_by("-id"):
        held = round_with(each.round)
        if held is not None and rules.is_for_round(amendment.names_from, held.moves_on):
            return each
    return None


def names_for(transfer: Transfer, day: date | None) -> bool:
    """Whether a plan that names a place from a day names it for this move. For rooms above."""
    held = round_with(transfer.round)
    return held is not None and rules.is_for_round(day, held.moves_on)


def told_of(transfer: Transfer) -> tuple[Any, list[Told]]:
    """The amendment by which the next place was named, and everybody who is to hear of it."""
    found = plans.last_final(transfer.plan)
    if found is None or transfer.named_id is None:
        return None, []
    found.plan = transfer.plan
    return found, plans.told_of(found)


def not_told_of(transfer: Transfer) -> list[str]:
    """Those who have not been told, by their office."""
    _amendment, told = told_of(transfer)
    return [plans.office_of(each.to_whom) for each in told if each.sent_on is None]


def coming_to(organisations: Iterable[int]) -> QuerySet[Coming]:
    """Children whose plan names one of these schools or settings as the next place: soonest first, those who have started last."""
    found = Coming.objects.filter(named__in=list(organisations)).under_way().filter(closed_on=None)
    return found.select_related(*BESIDE).order_by(
        F("started_on").asc(nulls_first=True), "named_from", "child__surname_key", "id"
    )  # type: ignore[return-value]


def coming_with(key: Any, user: Any) -> Coming | None:
    """One of them by the key of the move; none for anybody else's school."""
    return coming_to(user.organisations_where(permissions.RECEIVE)).filter(key=key).first()
