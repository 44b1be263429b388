"""The room's job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("therapy")


def keep_up(on: date | None = None) -> dict[str, int]:
    """Meetings whose day has passed are taken as held; late records, late actions and silence are told to whoever can help."""
    day = on or localdate()
    held = actions.take_as_held(by=BY, on=day)
    with audit.in_one_go():
        told = actions.chase(by=BY, on=day)
    return {**told, "held": held}


regular = [Regular("countywide.support.therapy.tasks.keep_up", daily_at=time(6, 40))]
