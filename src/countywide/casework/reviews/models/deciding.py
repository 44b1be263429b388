"""What an officer proposes after a review, and a second decision made blind on a sample."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from ..enums import Outcome
from .review import Review


class Proposal(models.Model):
    """What the officer proposes, for whoever decides."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="proposals")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    reasons = models.TextField()
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_back_on = models.DateField(null=True, blank=True)
    sent_back_because = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"proposal:{self.pk}"
