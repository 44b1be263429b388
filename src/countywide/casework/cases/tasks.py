"""The room's regular job: cases whose day has come pass to the next team."""

from __future__ import annotations

from datetime import time

from django.utils.timezone import localdate

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine


def pass_on_due() -> int:
    """Hand over every case that a plan or a rule passes on today or should have by now."""
    from . import actions

    return actions.pass_on_due(by=Machine("cases"), on=localdate())


regular = [Regular("countywide.casework.cases.tasks.pass_on_due", daily_at=time(5, 30))]
