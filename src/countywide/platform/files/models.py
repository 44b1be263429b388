"""Uploads under way, and the files they became. The bytes are in the store; equal bytes are there once."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone

from .enums import State, Trouble
from .rules import HELP


class FileQuerySet(models.QuerySet["File"]):
    """Questions about files."""

    def seen_by(self, user: Any) -> FileQuerySet:
        """One's own: what others sent is opened one by one, by the keeper of its place."""
        return self.filter(uploaded_by_id=user.pk) if getattr(user, "pk", None) else self.none()

    def kept_in(self, keeper: str, place: str) -> FileQuerySet:
        return self.filter(keeper=keeper, place=place, removed_at=None)

    def total(self) -> int:
        """How many bytes they hold together."""
        return self.aggregate(all=Sum("size"))["all"] or 0


class File(models.Model):
    """One file that arrived whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    keeper = models.CharField(max_length=60)
    place = models.CharField(max_length=80)
    bucket = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=120, blank=True)
    extension = models.CharField(max_length=10, blank=True)  # what it really is, where its name says otherwise
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED)
    trouble = models.CharField(max_length=20, choices=Trouble.choices, blank=True)
    detail = models.CharField(max_length=200, blank=True)
    engine = models.CharField(max_length=60, blank=True)  # the virus engine that looked; empty where none is connected
    served_sha256 = models.CharField(
        max_length=64, blank=True
    )  # a copy without what a camera adds; the original is kept
    served_size = models.PositiveBigIntegerField(null=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    guest = models.CharField(max_length=80, blank=True)  # who sent it, where nobody was signed in: a keeper's own key
    uploaded_at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    objects = FileQuerySet.as_manager()

    class Meta:
        ordering = ["uploaded_at", "id"]
        indexes = [
            models.Index(fields=["keeper", "place", "uploaded_at"], name="file_in_place"),
            models.Index(fields=["bucket"], name="file_in_bucket"),
            models.Index(fields=["sha256"], name="file_by_content"),
            models.Index(fields=["state", "uploaded_at"], condition=~Q(state="CLEAN"), name="file_not_clean"),
        ]

    def __str__(self) -> str:
        return f"file:{self.pk}"  # never its name

    @property
    def is_open_to_others(self) -> bool:
        """Whether anybody but whoever sent it may open it."""
        return self.state == State.CLEAN and self.removed_at is None

    @property
    def help(self) -> str:
        """What is wrong with it and what to do, in words."""
        return HELP[Trouble(self.trouble)] if self.trouble else ""

    @property
    def name_served(self) -> str:
        """Its name, with the ending of what it really is."""
        if not self.extension or self.name.lower().endswith(f".{self.extension}"):
            return self.name
        return f"{self.name}.{self.extension}"

    @property
    def stored_as(self) -> str:
        """The content that is served."""
        return self.served_sha256 or self.sha256

    @property
    def size_served(self) -> int:
        return self.served_size if self.served_size is not None else self.size


class Upload(models.Model):
    """An upload under way. How far it is, the length of its file in the spool says: nothing can forget it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    keeper = models.CharField(max_length=60)
    place = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    length = models.PositiveBigIntegerField()
    pending_from = models.PositiveBigIntegerField(
        null=True
    )  # where a piece with a checksum began that is not proved yet
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    guest = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    file = models.OneToOneField(File, null=True, on_delete=models.CASCADE, related_name="upload")

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [
            models.Index(fields=["expires_at"], name="upload_expires"),
            models.Index(fields=["keeper", "place"], name="upload_in_place"),
        ]

    def __str__(self) -> str:
        return f"upload:{self.pk}"

    def has_expired(self, now: datetime) -> bool:
        return self.file_id is None and now >= self.expires_at
