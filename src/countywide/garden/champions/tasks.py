"""The room's jobs: what happens at its own minute, and each morning. Running them again changes nothing."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
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


def keep_up(on: date | None = None) -> dict[str, int]:
    """End offers and reserve lists whose day has passed, and hand on requests that nobody answered in time."""
    day = on or localdate()
    with audit.in_one_go():
        return {
            "lapsed": actions.lapse_offers(by=BY, on=day),
            "reserves": actions.end_reserves(by=BY, on=day),
            "handed on": actions.pass_on_late(by=BY, on=day),
        }


regular = [
    Regular("countywide.garden.champions.tasks.keep_time", minutes=1),
    Regular("countywide.garden.champions.tasks.keep_up", daily_at=time(5, 20)),
]
