"""Mediation and appeals against a decision, and how each ended."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import ChallengeKind, ChallengeOutcome, Order
from .deciding import Decision


class Challenge(Versioned):
    """A family challenges a decision."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="challenges")
    kind = models.CharField(max_length=10, choices=ChallengeKind.choices)
    told_on = models.DateField()
    told_by = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    about_health = models.BooleanField(default=False)
    certificate_on = models.DateField(null=True, blank=True)
    respond_by = models.DateField(null=True, blank=True)
    outcome = models.CharField(
        max_length=10, choices=ChallengeOutcome.choices, blank=True, default=ChallengeOutcome.OPEN
    )
    ended_on = models.DateField(null=True, blank=True)  # the order, the notification, the agreement, the end
    order = models.CharField(max_length=10, choices=Order.choices, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "kind"], condition=Q(outcome=""), name="one_open_challenge_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", ended_on=None) | (~Q(outcome="") & Q(ended_on__isnull=False)),
                name="challenge_ended_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"challenge:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.decision.organisation_id
