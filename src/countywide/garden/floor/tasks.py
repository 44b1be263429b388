"""The room's job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from .actions import thanking
from .queries import becoming as queries

BY = Machine("floor")


def pass_on_thanks(on: date | None = None) -> int:
    """The thanks of each session go, the same day, to those they are for."""
    day = on or localdate()
    return sum(thanking.pass_on(floor, by=BY, on=day) for floor in queries.floors_with_thanks())


regular = [Regular("countywide.garden.floor.tasks.pass_on_thanks", daily_at=time(17, 30))]
