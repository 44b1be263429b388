"""The working copy of a plan: its rows, the advice they cite, and how each came to say what it says."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from countywide.platform.kit.models import Versioned

from ..enums import Sort
from .plan import Plan

SPACE = 1024
"""Between the places of two neighbours, so that a row can be put between them without moving others."""


class Row(Versioned):
    """One need, outcome, piece of provision or passage of text. Its key stays the same in every version of the plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="rows")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    section = models.CharField(max_length=4)
    sort = models.CharField(max_length=10, choices=Sort.choices)
    place = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)  # by the names of the section's fields
    answers_to = models.ManyToManyField("self", symmetrical=False, related_name="answered_by", blank=True)

    class Meta:
        ordering = ["section", "place", "id"]
        indexes = [models.Index(fields=["plan", "section", "place", "id"], name="row_of_plan")]

    def __str__(self) -> str:
        return f"row:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.plan.organisation_id


class Citation(models.Model):
    """A passage of advice, or of other evidence on the case, that a row rests on."""

    row = models.ForeignKey(Row, on_delete=models.CASCADE, related_name="citations")
    advice = models.ForeignKey(
        "assessments.AdviceRequest", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    item = models.ForeignKey("evidence.Item", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    quote = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(advice__isnull=False) | models.Q(item__isnull=False), name="citation_has_a_source"
            )
        ]

    def __str__(self) -> str:
        return f"citation:{self.pk}"


class Change(models.Model):
    """What a row said before and after somebody changed it. Kept when the row is gone."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="changes")
    row_key = models.UUIDField()
    section = models.CharField(max_length=4)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    before = models.JSONField(null=True)  # none: the row was added
    after = models.JSONField(null=True)  # none: it was taken out

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["plan", "section", "id"], name="change_of_section")]

    def __str__(self) -> str:
        return f"change:{self.pk}"
