"""The record: an append-only chain of every change, and a log of who opened which record and why."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """One change, chained to the one before it by its hash. The database refuses to alter or remove it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    did = models.CharField(max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    actor = models.CharField(max_length=120)  # "user:12", "machine:outbox" or "visitor": never a name
    on_behalf_of = models.CharField(max_length=120, blank=True)
    about_kind = models.CharField(max_length=60, blank=True)
    about_key = models.CharField(max_length=60, blank=True)
    details = models.TextField(default="{}")  # canonical JSON as text: a JSON column would reorder it
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["about_kind", "about_key", "number"], name="audit_entry_about"),
            models.Index(fields=["did", "number"], name="audit_entry_did"),
            models.Index(fields=["by", "number"], name="audit_entry_by"),
        ]


class Head(models.Model):
    """The end of the chain: how many entries there are and the last hash. Locked by whoever adds the next."""

    count = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)


class Opening(models.Model):
    """Somebody opened a record: who, which, when and why."""

    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    actor = models.CharField(max_length=120)
    about_kind = models.CharField(max_length=60)
    about_key = models.CharField(max_length=60)
    why = models.CharField(max_length=200)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["about_kind", "about_key", "-id"], name="audit_opening_about"),
            models.Index(fields=["by", "-id"], name="audit_opening_by"),
        ]
