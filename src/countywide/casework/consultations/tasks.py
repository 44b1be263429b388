"""The room's nightly job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("consultations")


def keep_up(on: date | None = None) -> dict[str, int]:
    """Consult no school that has closed, send what came since, show families what was let go, remind, and say where nothing came in time."""
    day = on or localdate()
    return {
        "shut": actions.close_shut(by=BY, on=day, at=timezone.now()),
        "renewed": actions.renew_stale(by=BY, on=day),
        "chased": actions.chase_due(by=BY, on=day),
        "released": actions.release_held(by=BY, on=day),
        "silent": actions.tell_silent(by=BY, on=day),
    }


regular = [Regular("countywide.casework.consultations.tasks.keep_up", daily_at=time(6, 20))]
