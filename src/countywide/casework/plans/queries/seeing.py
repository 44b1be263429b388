"""Which versions of a plan somebody may see. Every page and every paper of a plan asks here."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from countywide.casework.assessments import queries as assessments
from countywide.casework.cases import permissions as on_cases
from countywide.casework.cases import queries as cases

from .. import rules
from ..models import Plan, Version
from .reading import versions_of


def audience_of(user: Any, plan: Plan) -> str:
    """As whom somebody reads a plan: OFFICER, SCHOOL, FAMILY or PROFESSIONAL. The setting it names reads it as a school."""
    found = cases.audience_of(user, plan.case)
    return "SCHOOL" if found == "PROFESSIONAL" and is_named_setting(plan, user) else found


def versions_seen_by(plan: Plan, user: Any) -> QuerySet[Version]:
    """The versions that this person may see, the newest first."""
    audience = cases.audience_of(user, plan.case)
    open_to = rules.issued_as_seen_by(
        audience,
        is_named_setting=is_named_setting(plan, user),
        is_adviser=audience == "PROFESSIONAL" and is_adviser(plan, user),
    )
    return versions_of(plan).filter(issued_as__in=sorted(open_to))


def version_seen_by(plan: Plan, number: int, user: Any) -> Version | None:
    """One version, if this person may see it."""
    return versions_seen_by(plan, user).filter(number=number).first()


def is_named_setting(plan: Plan, user: Any) -> bool:
    """Whether the plan names the school or college at which somebody answers for pupils."""
    return plan.setting_id is not None and plan.setting_id in user.organisations_where(on_cases.READ_OWN_PUPILS)


def is_adviser(plan: Plan, user: Any) -> bool:
    """Whether the plan rests on somebody's advice, or their service's: until its first review, when newer words count."""
    if plan.assessment_id is None or plan.last_reviewed_on or not user.may(on_cases.READ_ADVISED):
        return False
    return assessments.advice_seen_by(user).filter(assessment_id=plan.assessment_id).exists()


def sees_working_copy(plan: Plan, user: Any) -> bool:
    """Whether this person reads what is still being written: the officers of the case do."""
    return rules.sees_working_copy(cases.audience_of(user, plan.case))
