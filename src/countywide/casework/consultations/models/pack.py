"""What was sent to a school: frozen when it left, with a fingerprint of every paper and of the whole (`guards`)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from ..enums import Fresh, PaperKind
from .consultation import Consultation


class Pack(models.Model):
    """One version of what a school was sent. A later one takes its place; this one can still be read."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="packs")
    number = models.PositiveSmallIntegerField()
    frozen_on = models.DateField()
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    plan_version = models.ForeignKey("plans.Version", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    added = models.JSONField(default=list)  # titles of what the version before did not hold

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["consultation", "number"], name="packs_counted")]

    def __str__(self) -> str:
        return f"pack:{self.pk}"


class Paper(models.Model):
    """One paper of a pack, a file of its own: what becomes of what it was taken from does not change it."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="papers")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6, choices=PaperKind.choices)
    title = models.CharField(max_length=200)
    author = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField()
    fresh = models.CharField(max_length=5, choices=Fresh.choices)
    because = models.CharField(max_length=500, blank=True)  # why it goes although it is old
    source = models.CharField(max_length=60)  # what it was taken from: "review:12"
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pack", "place"]
        constraints = [models.UniqueConstraint(fields=["pack", "place"], name="papers_in_their_place")]

    def __str__(self) -> str:
        return f"pack-paper:{self.pk}"


class Reason(models.Model):
    """Why an old paper goes all the same, said before the pack is frozen."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="reasons")
    source = models.CharField(max_length=60)
    because = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["consultation", "source"], name="one_reason_a_paper")]

    def __str__(self) -> str:
        return f"pack-reason:{self.pk}"
