"""The room's regular job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions, queries, rules

BY = Machine("insight")


def sample(on: date | None = None) -> dict[str, int]:
    """Draw last month's sample on the first day there is, and give out whatever waits for an officer."""
    day = on or localdate()
    month = rules.month_before(day)
    drawn = not queries.samples().filter(month=month).exists() and bool(queries.candidates(month))
    if drawn:
        actions.draw(None, by=BY, on=day, month=month)
    waiting = [each for each in queries.samples() if each.decided < each.drawn and queries.given_anew(each, on=day)]
    return {"drawn": int(drawn), "given": sum(actions.give_out(each, by=BY, on=day) for each in waiting)}


regular = [Regular("countywide.oversight.insight.tasks.sample", daily_at=time(6, 40))]
