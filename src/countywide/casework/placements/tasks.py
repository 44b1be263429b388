"""The room's nightly job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils import timezone
from django.utils.timezone import localdate

from countywide.casework.transfers import queries as transfers
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("placements")


def keep_up(on: date | None = None) -> dict[str, dict[str, int]]:
    """In every open round: ask the families who are due, remind those who are silent, write by post to whom
    email did not reach, and say so after the close."""
    day, at = on or localdate(), timezone.now()
    done = {}
    for held in transfers.open_rounds(day):
        done[held.key] = {
            "asked": actions.ask_due(held, by=BY, on=day, at=at),
            "reminded": actions.remind_due(held, by=BY, on=day, at=at),
            "posted": actions.post_returned(held, by=BY, on=day),
            "silent": actions.tell_silent(held, by=BY, on=day),
        }
    return done


regular = [Regular("countywide.casework.placements.tasks.keep_up", daily_at=time(6, 10))]
