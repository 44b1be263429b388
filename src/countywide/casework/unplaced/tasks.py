"""The room's jobs, which change nothing when they run a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions
from .models import Search

BY = Machine("unplaced")


def keep_up(on: date | None = None) -> dict[str, int]:
    """Begin searches for plans that name a type alone, bring each to its level, and remind of families who wait for word."""
    day = on or localdate()
    begun = actions.begin_where_needed(by=BY, on=day)
    risen = 0
    held = Search.objects.under_way().select_related("case__child", "case__team", "case__area").order_by("pk")
    for search in held.iterator(chunk_size=200):
        with audit.in_one_go():
            risen += actions.step_up(search, by=BY, on=day)
    return {
        "begun": begun,
        "risen": risen,
        "late": actions.remind_contacts(by=BY, on=day),
        "alerted": actions.alert_unanswered(by=BY, on=day),
    }


regular = [Regular("countywide.casework.unplaced.tasks.keep_up", daily_at=time(6, 10))]
