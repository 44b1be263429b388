"""Assessing a child again who has a plan: who asked, what was decided, and what came of it (CFA 2014 s.44; regs 23 to 27)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import AskedAgain, NotAgain, Outcome
from .plan import Plan


class Reassessment(Versioned):
    """One request to assess again, or the council's own decision to, until the plan is changed, or not, or it is refused."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reassessments")
    asked_by = models.CharField(max_length=12, choices=AskedAgain.choices)
    asked_on = models.DateField()  # received, by anybody at the council: the fifteen days count from it
    because = models.TextField(blank=True)
    is_bound = models.BooleanField(
        default=False
    )  # a health board new to the child cannot arrange the provision (reg 16)
    last_assessed_on = models.DateField(null=True, blank=True)  # the family was told the outcome of the last assessment
    entered_on = models.DateField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    agreed = models.BooleanField(null=True)
    ground = models.CharField(max_length=14, choices=NotAgain.choices, blank=True)
    reasons = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)  # the last of the family has the decision
    assessment = models.OneToOneField(
        "assessments.Assessment", null=True, blank=True, on_delete=models.PROTECT, related_name="again"
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    unchanged_because = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(ended_on=None) & ~Q(agreed=False), name="one_open_reassessment"
            ),
            models.CheckConstraint(condition=Q(agreed=None) | Q(decided_on__isnull=False), name="again_once_decided"),
            models.CheckConstraint(condition=Q(assessment=None) | Q(agreed=True), name="assessed_again_once_agreed"),
        ]

    def __str__(self) -> str:
        return f"reassessment:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.plan.organisation_id

    @property
    def key(self) -> str:
        """The key of its clock on the case."""
        return f"again:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.ended_on is None and self.agreed is not False
