"""The room’s job, which changes nothing when it runs a second time on a day."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions

BY = Machine("accreditation")


def keep_up(on: date | None = None) -> dict[str, int]:
    """Remind of check-ins that are near, tell of those overdue and of feedback that waits, and free licences kept too long."""
    day = on or localdate()
    with audit.in_one_go():
        freed = actions.release_lapsed(on=day)
        if freed:
            audit.record("accreditation.licences-freed", by=BY, on=day.isoformat(), licences=freed)
    return {
        "reminded": actions.remind(by=BY, on=day),
        "overdue": actions.tell_overdue(by=BY, on=day),
        "feedback": actions.tell_late_feedback(by=BY, on=day),
        "freed": freed,
    }


regular = [Regular("countywide.support.accreditation.tasks.keep_up", daily_at=time(4, 50))]
