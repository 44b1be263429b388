"""Documents that were imported, version by version."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone


class Source(models.Model):
    """One version of one published document. Its entries move on to the next version when that is imported."""

    stem = models.SlugField(max_length=100)  # the file's name without its ending: the same for every version
    number = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    title = models.CharField(max_length=300)  # as published: personal data masked
    file_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)  # docx, pdf, html, md, txt
    sha256 = models.CharField(max_length=64)
    dated_on = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=500, blank=True)  # where the document itself is published
    pages = models.PositiveIntegerField(null=True, blank=True)
    imported_at = models.DateTimeField(default=timezone.now)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    report: Any = models.JSONField(default=dict)  # the counts and sentences shown after the import

    class Meta:
        ordering = ["-imported_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["stem", "number"], name="one_source_a_version"),
            models.CheckConstraint(condition=~models.Q(replaces=models.F("id")), name="source_replaces_another"),
        ]

    def __str__(self) -> str:
        return self.title


class Upload(models.Model):
    """A file on its way in: kept until a worker has imported it or said why it cannot."""

    key = models.UUIDField(primary_key=True, default=uuid4)
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to="knowledge/uploads")
    team_key = models.SlugField(max_length=80, blank=True)
    address = models.CharField(max_length=500, blank=True)
    as_draft = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_same = models.BooleanField(default=False)
    refused_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at"]

    @property
    def job_key(self) -> str:
        """What its progress is said under."""
        return f"knowledge-import:{self.key}"
