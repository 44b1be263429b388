"""The room's nightly job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions, queries

BY = Machine("transfers")


def keep_up(on: date | None = None) -> dict[str, dict[str, int]]:
    """Bring the list of every open round up to date, ask schools to confirm theirs, and tell them of changed dates."""
    day = on or localdate()
    done = {}
    for held in queries.open_rounds(day):
        built = actions.build(held, by=BY, on=day)
        told = actions.tell_lists(held, by=BY, on=day)
        changed = actions.tell_changes(held, by=BY, on=day)
        done[held.key] = {**built, "told": told, "changed": changed}
    return done


regular = [Regular("countywide.casework.transfers.tasks.keep_up", daily_at=time(5, 40))]
