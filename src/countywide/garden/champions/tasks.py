"""The room's job: what happens at its own minute. Running it again changes nothing."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("calls")


def keep_time(now: datetime | None = None) -> dict[str, int]:
    """Tell those who asked that a call is open, remind them that it closes, and tell those who did not send in time."""
    moment = now or timezone.now()
    return {
        "opened": actions.open_due(by=BY, now=moment),
        "reminded": actions.remind_due(by=BY, now=moment),
        "closed": actions.close_due(by=BY, now=moment),
    }


regular = [Regular("countywide.garden.champions.tasks.keep_time", minutes=1)]
