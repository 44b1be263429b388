"""Another health board becomes responsible for a child with a plan (SEND Regulations 2014 reg 16)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .issued import Version
from .plan import Plan


class HealthChange(Versioned):
    """From a day on another integrated care board is responsible: what each of the two owes, and when it was done."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="health_changes")
    old_board = models.CharField(max_length=200, blank=True)  # nobody, where none was on our list
    new_board = models.CharField(max_length=200)
    changed_on = models.DateField()
    known_on = models.DateField()  # since when we know
    aware_on = models.DateField(null=True, blank=True)  # the old board knew; none while it learns it from our letter
    plan_sent = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # to the new one
    noted_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True)  # the old board told the new one
    answered_on = models.DateField(null=True, blank=True)  # the new one said whether it can arrange what is in the plan
    arranges = models.BooleanField(null=True)
    replaced_on = models.DateField(null=True, blank=True)  # yet another change was noted

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(replaced_on=None), name="one_health_change"),
            models.CheckConstraint(
                condition=Q(arranges=None, answered_on=None) | Q(arranges__isnull=False, answered_on__isnull=False),
                name="board_answered_once_said",
            ),
        ]

    def __str__(self) -> str:
        return f"health-change:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.plan.organisation_id

    @property
    def told_key(self) -> str:
        """The key of the clock by which the old board tells the new one."""
        return f"health:{self.pk}:told"

    @property
    def answer_key(self) -> str:
        """The key of the clock by which the new board asks for a review or an assessment, if it cannot arrange it."""
        return f"health:{self.pk}:answer"

    @property
    def is_open(self) -> bool:
        return self.replaced_on is None
