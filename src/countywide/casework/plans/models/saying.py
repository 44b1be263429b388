"""What officers say to each other about a row, and what a school or adviser says of how a plan is written (Q25)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .plan import Plan


class Comment(models.Model):
    """A remark in the margin while a plan is written. It is no part of the plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="comments")
    row_key = models.UUIDField(null=True, blank=True)
    section = models.CharField(max_length=4)
    said_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=2000)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"comment:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.plan.organisation_id


class Feedback(Versioned):
    """What is wrong with how a plan is written, told to the officer who holds it, with a reply by a day."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="feedback")
    said_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # for which it was said
    rows = models.JSONField(default=list)  # keys of the rows it is about
    text = models.TextField()
    reply_by = models.DateField()
    escalated_on = models.DateField(null=True, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reply = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["reply_by", "id"], condition=Q(replied_on=None), name="feedback_waiting")]

    def __str__(self) -> str:
        return f"feedback:{self.pk}"
