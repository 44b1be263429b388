"""Who signed up to moderate, and the rounds."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from .. import permissions
from ..models import Volunteer


def own_volunteer(user: Any) -> Volunteer | None:
    """Whether somebody signed up for a school of theirs."""
    schools = user.organisations_where(permissions.SIGN_UP)
    return Volunteer.objects.filter(user_id=user.pk, school_id__in=schools, left_on=None).order_by("id").first()


def volunteers() -> QuerySet[Volunteer]:
    """Those who signed up, the first first."""
    return Volunteer.objects.filter(left_on=None).select_related("user", "school").order_by("on", "id")
