"""The room's regular jobs: the family's time is noted as over, plans lapse once they may, pupils move on the day their plan
says, and feedback that nobody answered in time reaches whoever leads the team."""

from __future__ import annotations

from datetime import date, time

from django.utils.timezone import localdate

from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.doors import Machine

from . import actions, queries
from .models import Amendment, Ending, Feedback

BY = Machine("plans")


def close_comments(on: date | None = None) -> int:
    """Where the family's fifteen days on proposed changes are over, the clock that allowed them is met."""
    day, closed = on or localdate(), 0
    for plan in queries.comments_over(day):
        with audit.in_one_go():
            held = queries.plan_under_lock(plan.pk)
            for deadline in held.case.deadlines.running().filter(clock="AR-REPS", legal_due__lt=day).order_by("id"):
                deadlines.meet(held.case, "AR-REPS", by=BY, on=deadline.legal_due, key=deadline.key)  # type: ignore[arg-type]
                closed += 1
            actions.keep_standing(held, on=day)
    return closed


def lapse(on: date | None = None) -> int:
    """Plans whose time to appeal is over have ended (CFA 2014 s.45(4)): from the day after, not before."""
    day, ended = on or localdate(), 0
    for ending in queries.ready_to_lapse(day):
        with audit.in_one_go():
            ended += actions.lapse(Ending.objects.select_for_update().get(pk=ending.pk), by=BY, on=day)
    return ended


def escalate_late_feedback(on: date | None = None) -> int:
    """Tell each team's leads of feedback whose day has passed. Run twice, it tells nobody twice."""
    day, told = on or localdate(), 0
    for key in list(queries.feedback_late(day).values_list("pk", flat=True)):
        with audit.in_one_go():
            late = Feedback.objects.select_for_update().get(pk=key)
            if late.replied_on is None and late.escalated_on is None:
                actions.escalate(late, by=BY, on=day)
                told += 1
    return told


def move_pupils(on: date | None = None) -> int:
    """From the day from which a plan names another place its child is a pupil there. Run twice, it moves nobody twice."""
    day, moved = on or localdate(), 0
    for found in list(queries.to_move(day)):
        with audit.in_one_go():
            amendment = Amendment.objects.select_for_update().get(pk=found.pk)
            amendment.plan = queries.plan_under_lock(found.plan_id)
            moved += actions.move_pupil(amendment, by=BY, on=day)
    return moved


regular = [
    Regular("countywide.casework.plans.tasks.move_pupils", daily_at=time(0, 20)),
    Regular("countywide.casework.plans.tasks.close_comments", daily_at=time(5, 45)),
    Regular("countywide.casework.plans.tasks.lapse", daily_at=time(5, 50)),
    Regular("countywide.casework.plans.tasks.escalate_late_feedback", daily_at=time(6, 40)),
]
