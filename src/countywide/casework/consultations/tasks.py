"""The room's nightly job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions, queries

BY = Machine("consultations")
AT_ONCE = 20  # consultations between which other work gets its turn


def keep_up(on: date | None = None) -> dict[str, int]:
    """Consult no school that has closed, send what came since, show families what was let go, remind, and say where nothing came in time."""
    day = on or localdate()
    return {
        "shut": actions.close_shut(by=BY, on=day, at=timezone.now()),
        "packs_shut": actions.shut_packs(by=BY, on=day, at=timezone.now()),
        "renewed": actions.renew_stale(by=BY, on=day),
        "chased": actions.chase_due(by=BY, on=day),
        "released": actions.release_held(by=BY, on=day),
        "stopped": actions.tell_stopped(by=BY, on=day),
        "silent": actions.tell_silent(by=BY, on=day),
        "unchecked": actions.tell_unchecked(by=BY, on=day),
    }


def send_queued() -> None:
    """Send some of what was asked for with many others; then let other work come in between, and go on."""
    actions.send_some(on=localdate(), at=timezone.now(), at_most=AT_ONCE)
    go_on()


def go_on() -> None:
    """While something is queued, go on with it. In the morning too: a job that was given up must not end the rest."""
    if queries.queued().exists():
        actions.go_on()


regular = [
    Regular("countywide.casework.consultations.tasks.keep_up", daily_at=time(6, 20)),
    Regular("countywide.casework.consultations.tasks.go_on", daily_at=time(7, 0)),
]
