"""The room's jobs, which change nothing when they run a second time."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("forum")


def remind(on: date | None = None) -> int:
    """Remind everybody whose sitting is near."""
    with audit.in_one_go():
        return actions.remind(by=BY, on=on or timezone.localdate())


def end_passed(now: datetime | None = None) -> int:
    """Note which sittings are over."""
    return actions.end_passed(by=BY, now=now or timezone.now())


regular = [
    Regular("countywide.garden.forum.tasks.remind", daily_at=time(7, 30)),
    Regular("countywide.garden.forum.tasks.end_passed", minutes=5),
]
