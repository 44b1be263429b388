"""What a school forecast for itself. Nobody at the council reads it."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from .. import permissions


class ForecastQuerySet(models.QuerySet["Forecast"]):
    """Questions about forecasts."""

    def seen_by(self, user: Any) -> ForecastQuerySet:
        """Those of one's own school, and no others for anybody."""
        if not hasattr(user, "organisations_where"):
            return self.none()
        return self.filter(school_id__in=user.organisations_where(permissions.FORECAST))


class Forecast(models.Model):
    """Pupils by stage and tier, without their names, and the range they come to by one set."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE, related_name="+")
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.CharField(max_length=40)
    lines = models.JSONField()  # stage and tier of each pupil, in the order they were entered; no child
    note = models.CharField(max_length=300, blank=True)

    objects = ForecastQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "-id"]

    def __str__(self) -> str:
        return f"forecast:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return int(self.school_id)
