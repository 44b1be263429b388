"""What a family's preferences mean for a plan that is about to name a place: the places it may not leave out unweighed."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.plans import queries as plans
from countywide.casework.plans.types import Wish
from countywide.casework.transfers import queries as transfers

from ..models import Said
from ..rules.giving import PLACED
from .people import name_of
from .saying import said_now


def wishes_for(plan: Any, starts_on: date | None) -> list[Wish]:
    """The places that each of the family put down for the move under way, in their own order; none where the plan names a place
    for another time than that move."""
    transfer = transfers.transfer_of(plan.child, on=starts_on or date.max)
    if transfer is None or (starts_on is not None and not transfers.names_for(transfer, starts_on)):
        return []
    return [wish for preference, said in said_now(transfer) for wish in placed(said, name_of(preference))]


def placed(said: Said, whose: str) -> list[Wish]:
    """Those of one person's wishes that are somewhere."""
    return [
        Wish(
            whose,
            each.rank,
            each.name,
            each.school.organisation_id if each.school else None,
            plans.is_mainstream_place(each.school.organisation_id) if each.school else False,
        )
        for each in said.wishes.all()
        if each.kind in PLACED
    ]
