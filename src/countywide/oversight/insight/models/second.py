"""A monthly sample of decided reviews, and what an officer of another team decides on each without knowing the first decision."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.casework.reviews.enums import Answered, Outcome
from countywide.platform.kit.models import Versioned


class Sample(models.Model):
    """The reviews of one month that are decided a second time. Its key is the seed, so that it can be drawn again."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    month = models.DateField(unique=True)  # its first day
    rules_from = models.DateField()  # the day of the dated rules by which it was drawn
    drawn_on = models.DateField()
    layers = models.JSONField(default=dict)  # how many decisions each area had on the day they were drawn

    class Meta:
        ordering = ["-month"]

    def __str__(self) -> str:
        return f"sample:{self.pk}"


class BlindDecision(Versioned):
    """One review of a sample, whoever decides it a second time, and what they decided. It changes nothing for the child."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="decisions")
    review = models.OneToOneField("reviews.Review", on_delete=models.PROTECT, related_name="blind")
    first_on = models.DateField()  # of the first decision; with its area and team, as they were that day
    area = models.ForeignKey("schools.Area", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    decider = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField(null=True, blank=True)
    decide_by = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    reasons = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["sample", "place"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on=None) | (~Q(outcome="") & Q(decider__isnull=False)),
                name="blind_decided_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["decider", "decide_by", "id"], condition=Q(decided_on=None), name="blind_of_decider"),
            models.Index(fields=["first_on", "id"], condition=Q(decided_on__isnull=False), name="blind_counted"),
        ]

    def __str__(self) -> str:
        return f"blind-decision:{self.pk}"


class BlindAnswer(models.Model):
    """What the second officer says to one change that was asked for."""

    decision = models.ForeignKey(BlindDecision, on_delete=models.CASCADE, related_name="answers")
    change = models.ForeignKey("reviews.ChangeRequest", on_delete=models.PROTECT, related_name="blind_answers")
    answered = models.CharField(max_length=8, choices=Answered.choices)
    criterion = models.SlugField(max_length=60)
    because = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["decision", "change"], name="one_blind_answer_a_change")]

    def __str__(self) -> str:
        return f"blind-answer:{self.pk}"
