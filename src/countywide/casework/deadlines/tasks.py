"""Jobs of the deadlines room: deriving dates again at once after a calendar changed, and every night."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

BY = Machine("deadlines")


def derive_everything(because: str = "nightly") -> tuple[int, int]:
    """Every open clock of the county. Running it twice changes nothing the second time."""
    from . import deriving, queries

    return deriving.derive_everything(by=BY, on=localdate(), calendar=queries.calendar(), because=because)


def count_again(recount: int) -> None:
    """Every open clock of the county after somebody said something of a day; notes how many dates moved."""
    from . import deriving, queries

    said = queries.recount_with(recount)
    if said is None or said.done_at:
        return
    seen, moved = deriving.derive_everything(
        by=BY, on=localdate(), calendar=queries.calendar(), because=f"bank-holiday:{said.day.isoformat()}"
    )
    said.note(seen=seen, moved=moved)


def derive_school(organisation_id: int | None, on: str) -> int:
    """Every open case of a school that has many, or of every school, after closures changed."""
    from . import deriving, queries

    calendar, day, moved = queries.calendar(), date.fromisoformat(on), 0
    for key in cases.open_keys_at(organisation_id):
        with audit.in_one_go():
            case = cases.case_under_lock(key)
            learned = deriving.closures_for(case, on=day)
            moved += deriving.derive_case(case, by=BY, on=day, calendar=calendar, because="closures", **learned)
    return moved


regular = [Regular("countywide.casework.deadlines.tasks.derive_everything", daily_at=time(3, 15))]
