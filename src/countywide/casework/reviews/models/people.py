"""Who is invited to a review, what each of them thinks, and where they differ."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from countywide.platform.kit.models import Versioned

from ..enums import AskedBy, Invited
from .review import Review


class Attendee(Versioned):
    """One person invited, the advice they were asked for, and whether they came."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="attendees")
    invited_as = models.CharField(max_length=8, choices=Invited.choices)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contact_key = models.CharField(max_length=40, blank=True)  # of one of the family: "contact:12"
    invited_on = models.DateField(null=True, blank=True)
    advice_asked_on = models.DateField(null=True, blank=True)
    advice_by = models.DateField(null=True, blank=True)
    advice_on = models.DateField(null=True, blank=True)  # it came
    advice_file = models.ForeignKey("files.File", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    advice = models.TextField(blank=True)  # where it was written in words
    came = models.BooleanField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "id"], name="invited_organisation")]

    def __str__(self) -> str:
        return f"attendee:{self.pk}"


class View(Versioned):
    """What the child, a parent or the young person says for the review, in their own words, by their own link."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="said")
    who = models.CharField(max_length=12, choices=AskedBy.choices)
    name = models.CharField(max_length=200, blank=True)
    contact_key = models.CharField(max_length=40, blank=True)
    answers = models.JSONField(default=dict)  # by the questions of the form
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    entered_for_them = models.BooleanField(default=False)  # somebody wrote down what they said
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"view:{self.pk}"


class Difference(models.Model):
    """Where somebody at the meeting saw it otherwise (reg 20(8))."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="differences")
    who = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"difference:{self.pk}"
