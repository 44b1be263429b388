"""The room's job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("coverage")


def keep_up(on: date | None = None) -> dict[str, int]:
    """Tell of services and gaps about which nobody said anything by the promised day."""
    day = on or localdate()
    with audit.in_one_go():
        return {**actions.chase_silence(by=BY, on=day), "late": actions.chase_gaps(by=BY, on=day)}


regular = [Regular("countywide.support.coverage.tasks.keep_up", daily_at=time(6, 40))]
