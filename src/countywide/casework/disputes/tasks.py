"""The room's nightly job: decisions that were sent before this room listened, or in a way it did not hear of."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions, queries

BY = Machine("disputes")


def keep_up(on: date | None = None) -> int:
    """Open the right of every decision whose time to appeal runs and that has none; how many. Twice is once."""
    found = 0
    for letter, sent_on in queries.unheard(on or localdate()):
        actions.hear_of(letter, by=BY, on=sent_on)
        found += 1
    return found


regular = [Regular("countywide.casework.disputes.tasks.keep_up", daily_at=time(5, 50))]
