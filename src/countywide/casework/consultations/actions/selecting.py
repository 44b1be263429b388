"""What the result of a selection test means for schools that are consulted about a child (Q10)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from countywide.casework.placements import queries as placements
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.actions import tell

from .. import notices, queries
from ..enums import Withdrawn
from ..models import Consultation
from .drafting import draft
from .sending import send, withdrawn

BY = Machine("consultations")
WHY = (
    "The family named your school as the one it would like if the child does not qualify for the selective school that it put "
    "first. The result has come, and the child does not qualify."
)
NOT_KNOWN = (
    "The school that the family named is not one that we know from the register. Find out which it is, and ask it."
)


def close_selective(transfer: Any, *, by: Any, on: date, at: datetime) -> int:
    """The child did not qualify: schools that select are consulted no more."""
    number = 0
    for each in queries.open_of_transfer(transfer):
        if placements.selects(getattr(each.setting, "school", None)):
            withdrawn(each, by=by, on=on, at=at, because=Withdrawn.NOT_QUALIFIED)
            number += 1
    return number


def ask_reserve(transfer: Any, school: Any, *, on: date, at: datetime) -> Consultation | None:
    """The reserve that the family named is asked at once. Where it cannot be, such as because an old paper needs a reason first,
    what stands in the way is told to the team, and what could be prepared stays."""
    case = queries.case_of(transfer)
    if school is None:
        tell_team(case, NOT_KNOWN, on=on)
        return None
    if queries.asked_already(case, school.organisation_id):
        return None
    made = None
    try:
        with transaction.atomic():
            made = draft(case, by=BY, on=on, setting_id=school.organisation_id, is_preference=True, why=WHY)
        with transaction.atomic():
            send(made, by=BY, on=on, at=at)
    except RuleBroken as broken:
        if broken.leaves:
            broken.leaves()
        tell_team(case, str(broken), on=on)
    return made


def tell_team(case: Any, because: str, *, on: date) -> None:
    tell(
        notices.RESERVE_WAITS, to=queries.to_team(case, on=on), cause=f"case:{case.pk}:reserve:{on.isoformat()}", by=BY, about=case,
        reference=case.reference, because=because,
    )  # fmt: skip
