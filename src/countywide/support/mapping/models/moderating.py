"""Who moderates, the rounds, the children that were sampled without their names, and what each moderator chose."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from .profiles import Profile


class Volunteer(models.Model):
    """Somebody of a school who signed up to moderate."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "school"], condition=Q(left_on=None), name="signed_up_once")
        ]

    def __str__(self) -> str:
        return f"moderation-volunteer:{self.pk}"


class Round(models.Model):
    """One round of moderation: by which set, which two map blind, and what it found."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=120)
    version = models.CharField(max_length=40)
    opened_on = models.DateField()
    school_moderator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    council_moderator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    compared_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    query_by = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    learned = models.TextField(blank=True)

    class Meta:
        ordering = ["-opened_on", "-id"]

    def __str__(self) -> str:
        return f"moderation-round:{self.pk}"


class Sampled(models.Model):
    """One child in a round, under a number, with what came of it."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sampled")
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    agreed = models.JSONField(null=True, blank=True)  # the levels after the discussion
    reason = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)
    queried_on = models.DateField(null=True, blank=True)
    query = models.TextField(blank=True)
    query_answered_on = models.DateField(null=True, blank=True)
    query_answer = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_number_a_child"),
            models.UniqueConstraint(fields=["round", "profile"], name="sampled_once_a_round"),
        ]

    def __str__(self) -> str:
        return f"moderation-sample:{self.pk}"


class Reading(models.Model):
    """What one moderator chose for one child, before seeing what anybody else chose."""

    sampled = models.ForeignKey(Sampled, on_delete=models.CASCADE, related_name="readings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    levels = models.JSONField()
    on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["sampled", "by"], name="one_reading_a_moderator")]

    def __str__(self) -> str:
        return f"moderation-reading:{self.pk}"
