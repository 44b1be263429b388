"""The room's job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("communities")


def keep_up(on: date | None = None) -> dict[str, int]:
    """Open agendas, ask for reviews, and tell what is late: meetings, disputes, council cases and bridges."""
    day = on or localdate()
    with audit.in_one_go():
        done = actions.keep_up(by=BY, on=day)
        done["cases"] = actions.tell_late(by=BY, on=day)
    return done


regular = [Regular("countywide.support.communities.tasks.keep_up", daily_at=time(6, 35))]
