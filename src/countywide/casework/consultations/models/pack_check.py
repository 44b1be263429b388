"""The child's present school looks over what schools would be sent, before they are."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.casework.cases import queries as cases
from countywide.platform.kit.models import Versioned

from ..enums import Looked


class PackCheckQuerySet(models.QuerySet["PackCheck"]):
    """Questions about checks."""

    def seen_by(self, user: Any) -> PackCheckQuerySet:
        """Those on whose cases somebody may read."""
        return self.filter(case__in=cases.cases_seen_by(user).order_by())

    def waiting(self) -> PackCheckQuerySet:
        return self.filter(answered_on=None)


class PackCheck(Versioned):
    """Asked once the record is as complete as it will be; the school has some working days, and its silence stops nothing."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="pack_checks")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="pack_checks")
    school = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    told_silent_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=5, choices=Looked.choices, blank=True)
    words = models.TextField(blank=True)  # what is missing, old or wrong

    objects = PackCheckQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(answered_on=None), name="one_pack_check_at_a_time"),
            models.CheckConstraint(
                condition=Q(answered_on=None, says="") | (Q(answered_on__isnull=False) & ~Q(says="")),
                name="pack_check_answered_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], condition=Q(answered_on=None), name="pack_check_due"),
            models.Index(fields=["school", "-id"], name="pack_check_of_school"),
        ]

    def __str__(self) -> str:
        return f"pack-check:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The school that is asked: what `own` permissions compare with."""
        return self.school_id  # type: ignore[no-any-return]
