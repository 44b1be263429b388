"""What was said of how a plan is written, and what waits for a reply."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from countywide.casework.cases import permissions as on_cases

from .. import permissions
from ..models import Feedback, Plan


def feedback_on(plan: Plan, user: Any, audience: str) -> QuerySet[Feedback]:
    """What somebody may read of what was said, the newest first."""
    held = told_to(Feedback.objects.filter(plan=plan), user, audience)
    return held.select_related("by", "organisation", "replied_by").order_by("-id")


def told_to(held: QuerySet[Feedback], user: Any, audience: str) -> QuerySet[Feedback]:
    """To officers all of it; to a school or an adviser what was said for their own organisation, or by themselves."""
    if audience == "OFFICER":
        return held
    if audience not in ("SCHOOL", "PROFESSIONAL"):
        return held.none()
    own = {role.organisation_id for role in user.roles_today if permissions.FEED_BACK.key in role.permissions}
    return held.filter(Q(organisation_id__in=own) | Q(by=user))


def speaks_for(user: Any, plan: Plan, audience: str) -> int | None:
    """The organisation for which somebody speaks: the child's school or the named setting, else the one of their role."""
    if audience == "SCHOOL":
        own = user.organisations_where(on_cases.READ_OWN_PUPILS)
        return next((each for each in (plan.case.school_id, plan.setting_id) if each in own), None)
    held = [role for role in user.roles_today if permissions.FEED_BACK.key in role.permissions]
    return held[0].organisation_id if held else None


def feedback_late(on: date) -> QuerySet[Feedback]:
    """What should have been answered before a day, and of which nobody above was told."""
    late = Feedback.objects.filter(replied_on=None, escalated_on=None, reply_by__lt=on)
    return late.order_by("reply_by", "id")
