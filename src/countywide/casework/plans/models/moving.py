"""A plan that passes to another council because the family moves, and one that came from another council (reg 15)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .plan import Plan


class MoveOut(Versioned):
    """The family of one plan moves to the area of another council: from the day we knew until the plan has passed."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="moves_out")
    council_code = models.CharField(max_length=3)  # as the DfE numbers authorities
    council = models.CharField(max_length=120)
    contact = models.CharField(max_length=200)  # who at the other council is written to,
    address = models.TextField()  # and where
    moves_on = models.DateField()
    aware_on = models.DateField()
    noted_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(null=True, blank=True)  # the letter with the plan was made
    transferred_on = models.DateField(null=True, blank=True)  # it left: the other council maintains the plan
    given_up_on = models.DateField(null=True, blank=True)
    given_up_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(transferred_on=None, given_up_on=None), name="one_open_move_out"
            ),
            models.CheckConstraint(condition=Q(transferred_on=None) | Q(given_up_on=None), name="moved_or_not"),
            models.CheckConstraint(
                condition=Q(transferred_on=None) | Q(transferred_on__gte=models.F("moves_on")),
                name="passes_once_moved",
            ),
        ]

    def __str__(self) -> str:
        return f"move-out:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.plan.organisation_id

    @property
    def key(self) -> str:
        """The key of its clock on the case."""
        return f"move:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.transferred_on is None and self.given_up_on is None


class MoveIn(Versioned):
    """How one plan came to this council, and what its family was told (reg 15)."""

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="moved_in")
    council_code = models.CharField(max_length=3)
    council = models.CharField(max_length=120)
    transferred_on = models.DateField()  # from this day it is as if we had made it
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    too_far = models.BooleanField(default=False)  # from the new home it is not practicable to attend the named setting
    reassess = models.BooleanField(null=True)  # what the family is told; none while it is not decided
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    says = models.TextField(blank=True)  # why, as the family reads it
    told_on = models.DateField(null=True, blank=True)  # the last of the family has the letter

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["transferred_on", "id"], condition=Q(told_on=None), name="moved_in_untold")]

    def __str__(self) -> str:
        return f"move-in:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.plan.organisation_id
