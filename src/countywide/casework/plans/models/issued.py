"""A version of a plan as it went out: never altered, by the database's own word."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from ..enums import Issued
from ..types import Content
from .plan import Plan


class Version(models.Model):
    """What a plan said when it was issued as a draft, with proposed changes, or final."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveSmallIntegerField()
    issued_as = models.CharField(max_length=8, choices=Issued.choices)
    issued_on = models.DateField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=500, blank=True)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    file = models.ForeignKey("files.File", null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # the PDF

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="version_numbered")]

    def __str__(self) -> str:
        return f"version:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.plan.organisation_id

    @property
    def says(self) -> Content:
        return Content.from_json(self.content)
