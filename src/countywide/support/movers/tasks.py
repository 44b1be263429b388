"""The room's job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("movers")


def keep_up(on: date | None = None) -> dict[str, int]:
    """Remind whoever has not sent records, and tell the funding team what is late."""
    with audit.in_one_go():
        return actions.keep_up(by=BY, on=on or localdate())


regular = [Regular("countywide.support.movers.tasks.keep_up", daily_at=time(6, 40))]
