"""The room's job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("complaints")


def keep_up(on: date | None = None) -> dict[str, int]:
    """Remind whoever looks into a complaint, tell the head of service what is late, forget old presses of the public form."""
    with audit.in_one_go():
        told = actions.chase(by=BY, on=on or localdate())
    return {**told, "forgotten": actions.forget_old(now=timezone.now())}


regular = [Regular("countywide.casework.complaints.tasks.keep_up", daily_at=time(6, 20))]
