"""Who may open the papers of a pack. The service keeps them itself; nobody sends one here.

A place is "pack:12" with the number of the consultation. A school reads through its own pages, by account or by link; officers of
the case open the files too.
"""

from __future__ import annotations

from typing import Any

from countywide.casework.cases import queries as cases
from countywide.platform.files.types import Keeper

from . import permissions
from .models import Consultation

KEEPER = "consultations"


def may_add(request: Any, place: str) -> bool:
    """The service makes and copies them itself."""
    return False


def may_open(request: Any, file: Any) -> bool:
    """Officers of the case, and the school while it is consulted."""
    user, number = request.user, file.place.partition(":")[2]
    held = Consultation.objects.filter(pk=int(number)).select_related("case").first() if number.isdigit() else None
    if held is None or not user.is_authenticated:
        return False
    if held.setting_id in user.organisations_where(permissions.ANSWER) and held.sent_on and not held.withdrawn_on:
        return True
    case = cases.cases_seen_by(user).filter(pk=held.case_id).first()
    return case is not None and cases.audience_of(user, case) == "OFFICER"


PAPERS = Keeper(key=KEEPER, may_add=may_add, may_open=may_open)


def place_of(consultation: Consultation) -> str:
    return f"pack:{consultation.pk}"
