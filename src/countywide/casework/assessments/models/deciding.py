"""What a decision rests on: the worksheet, the officer's proposal, the decision itself, the meeting after a refusal."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import Outcome, Question, Route
from .assessment import Assessment


class Worksheet(Versioned):
    """The questions of CFA 2014 s.36(8) and Code of Practice 9.14, answered by the officer."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="worksheet")
    may_have_sen = models.BooleanField(null=True)
    sen_why = models.TextField(blank=True)
    tried = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    beyond_normal = models.TextField(blank=True)
    progress_only_with_support = models.TextField(blank=True)
    other_factors = models.TextField(blank=True)
    may_be_necessary = models.BooleanField(null=True)
    conclusion = models.TextField(blank=True)
    completed_on = models.DateField(null=True, blank=True)
    completed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"worksheet:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.assessment.organisation_id


class Proposal(Versioned):
    """What the officer proposes to decide, with the reasons as the family would read them."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="proposals")
    question = models.CharField(max_length=8, choices=Question.choices)
    outcome = models.CharField(max_length=4, choices=Outcome.choices)
    reasons = models.TextField()
    support = models.TextField(blank=True)  # a line each: what can help without an assessment or a plan
    meeting = models.TextField(blank=True)  # when and how to meet after a refusal
    note = models.TextField(blank=True)  # for whoever decides, not for the family
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)  # decided, sent back or taken back
    sent_back_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question"], condition=Q(ended_on=None), name="one_proposal_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"proposal:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.assessment.organisation_id

    @property
    def support_lines(self) -> list[str]:
        return [line.strip() for line in self.support.splitlines() if line.strip()]


class Decision(models.Model):
    """The council's answer to a question, with what the family was told. One stands at a time."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="decisions")
    question = models.CharField(max_length=8, choices=Question.choices)
    outcome = models.CharField(max_length=4, choices=Outcome.choices)
    route = models.CharField(max_length=14, choices=Route.choices, default=Route.ORDINARY)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.PROTECT, related_name="+")
    panel_item = models.ForeignKey("panels.Item", null=True, on_delete=models.PROTECT, related_name="+")
    may_have_sen = models.BooleanField(null=True)
    may_be_necessary = models.BooleanField(null=True)
    reasons = models.TextField()
    support = models.JSONField(default=list)
    evidence = models.JSONField(default=list)  # what was read: [what it is, who wrote it, its date]
    meeting = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)  # the day it counts as received by everybody of the family
    appeal_by = models.DateField(null=True, blank=True)
    overturned_on = models.DateField(null=True, blank=True)
    upheld_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question"], condition=Q(overturned_on=None), name="one_decision_stands"
            )
        ]

    def __str__(self) -> str:
        return f"decision:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.assessment.organisation_id

    @property
    def is_refusal(self) -> bool:
        return self.outcome == Outcome.NO

    @property
    def what(self) -> str:
        """The step that its letters carry out."""
        return f"decision:{self.pk}"


class WayForward(Versioned):
    """A meeting offered after a refusal: arranged, held, and what came of it."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="way_forward")
    meets_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    held_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)  # what was agreed: the family and the school read it
    not_wanted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"way-forward:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.decision.organisation_id
