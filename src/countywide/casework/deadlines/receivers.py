"""What this room does when a school says anew when it is closed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.dispatch import receiver
from django_q.tasks import async_task

from countywide.casework.cases import queries as cases
from countywide.register.schools import signals

AT_ONCE = 200  # cases; more are left to a job that starts at once


@receiver(signals.closures_changed)
def closures_changed(sender: Any, *, organisation_id: int | None, by: Any, on: date, **_: Any) -> None:
    """Every open case of the school learns the new closures, in the same transaction when there are few."""
    from . import deriving, queries

    keys = cases.open_keys_at(organisation_id, most=AT_ONCE + 1)
    if len(keys) > AT_ONCE:
        async_task("countywide.casework.deadlines.tasks.derive_school", organisation_id, on.isoformat())
        return
    calendar = queries.calendar()
    for key in keys:
        case = cases.case_under_lock(key)
        learned = deriving.closures_for(case, on=on)
        deriving.derive_case(case, by=by, on=on, calendar=calendar, because="closures", **learned)
