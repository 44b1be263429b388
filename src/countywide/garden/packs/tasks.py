"""The room’s jobs, which change nothing when they run a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine

from . import actions, queries

BY = Machine("packs")


def keep_up(on: date | None = None) -> dict[str, int]:
    """In the morning: check every link, end recordings, remind of what is due."""
    day = on or localdate()
    return {
        "broken": actions.check_links(by=BY, on=day),
        "ended": actions.end_recordings(by=BY, on=day),
        "reminded": actions.remind(by=BY, on=day),
    }


def tell_changes(on: date | None = None) -> int:
    """In the evening: tell everybody once what organisers changed during the day."""
    day, told = on or localdate(), 0
    for pack in queries.with_untold():
        try:
            told += actions.tell_changes(pack, by=BY, on=day)
        except RuleBroken:  # somebody told them meanwhile
            continue
    return told


regular = [
    Regular("countywide.garden.packs.tasks.keep_up", daily_at=time(6, 40)),
    Regular("countywide.garden.packs.tasks.tell_changes", daily_at=time(17, 15)),
]
