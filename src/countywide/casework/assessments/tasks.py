"""The room's regular jobs: late advice is chased, and the family's time is noted as over."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions, queries
from .models import AdviceRequest, Assessment

BY = Machine("assessments")


def chase_late_advice(on: date | None = None) -> int:
    """Remind each adviser once when their day has passed; officers chase further."""
    day, chased = on or localdate(), 0
    for late in queries.late_advice(day).exclude(email=""):
        with audit.in_one_go():
            request = AdviceRequest.objects.select_for_update().get(pk=late.pk)
            if request.chased_on is None and request.received_on is None:
                actions.remind(request, by=BY, on=day)
                chased += 1
    return chased


def close_comments(on: date | None = None) -> int:
    """Where the family's fifteen days are over, the clock that allowed them is met."""
    day, closed = on or localdate(), 0
    for assessment in queries.comments_over(day):
        with audit.in_one_go():
            held = Assessment.objects.select_for_update().get(pk=assessment.pk)
            for deadline in held.case.deadlines.running().filter(clock="NA-REPS", legal_due__lt=day).order_by("id"):
                deadlines.meet(held.case, "NA-REPS", by=BY, on=deadline.legal_due, key=deadline.key)  # type: ignore[arg-type]
                closed += 1
            actions.keep_standing(held, on=day)
    return closed


regular = [
    Regular("countywide.casework.assessments.tasks.chase_late_advice", daily_at=time(7, 0)),
    Regular("countywide.casework.assessments.tasks.close_comments", daily_at=time(5, 40)),
]
