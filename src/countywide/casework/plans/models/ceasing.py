"""Ending a plan: what is considered, who was consulted, what was decided, and how long the plan is held (s.45; regs 29 to 31)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import Ceasing
from .plan import Plan


class Ending(Versioned):
    """One end that the council considers for one plan, until the plan has ended or the council gives it up."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="endings")
    ground = models.CharField(max_length=16, choices=Ceasing.choices)
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    because = models.TextField()  # why it is considered, as the family reads it
    review_on = models.DateField(null=True, blank=True)  # the day a review was complete that it rests on (reg 30)
    family_told_on = models.DateField(null=True, blank=True)  # the last of the family has the letter that consults it
    head_told_on = models.DateField(null=True, blank=True)
    family_said_on = models.DateField(null=True, blank=True)
    family_said = models.TextField(blank=True)
    head_said_on = models.DateField(null=True, blank=True)
    head_said = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)  # the last of the family has the decision
    certificate_on = models.DateField(null=True, blank=True)  # of mediation: moves the end of the time to appeal
    appealed_on = models.DateField(null=True, blank=True)
    appeal_ended_on = models.DateField(null=True, blank=True)
    lapsed_on = models.DateField(null=True, blank=True)  # the first day without the plan
    given_up_on = models.DateField(null=True, blank=True)
    given_up_because = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(lapsed_on=None, given_up_on=None), name="one_open_ending"
            ),
            models.CheckConstraint(condition=Q(lapsed_on=None) | Q(given_up_on=None), name="ended_or_not"),
            models.CheckConstraint(
                condition=Q(lapsed_on=None) | Q(decided_on__isnull=False), name="ended_once_decided"
            ),
        ]

    def __str__(self) -> str:
        return f"ending:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.plan.organisation_id

    @property
    def key(self) -> str:
        """The key of its clocks on the case."""
        return f"ending:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.lapsed_on is None and self.given_up_on is None
