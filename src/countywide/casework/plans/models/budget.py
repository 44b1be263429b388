"""Personal budgets and direct payments: asked for, decided, paid, looked at, stopped (CFA 2014 s.49; SI 2014/1652)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import AskedBudget, LookedAt, Paid
from .plan import Plan


class Budget(Versioned):
    """One request for a personal budget, what was decided, and what came of it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="budgets")
    asked_by = models.CharField(max_length=12, choices=AskedBudget.choices)
    asked_on = models.DateField()
    says = models.TextField()
    wants_payment = models.BooleanField(default=False)  # they ask for direct payments
    entered_on = models.DateField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    refused_because = models.TextField(blank=True)  # why no budget, or no direct payments where they were asked for
    conditions = models.TextField(blank=True)  # on which direct payments are made
    in_plan_on = models.DateField(null=True, blank=True)  # section J of the working copy says it
    recipient = models.CharField(max_length=200, blank=True)
    consented_on = models.DateField(null=True, blank=True)  # the recipient's written consent
    paid_from = models.DateField(null=True, blank=True)  # the first direct payment
    stop_told_on = models.DateField(null=True, blank=True)  # the notice that direct payments stop
    stops_on = models.DateField(null=True, blank=True)
    stop_because = models.TextField(blank=True)
    replaced_on = models.DateField(null=True, blank=True)  # another budget was agreed

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(decided_on=None), name="one_budget_asked_for"),
            models.CheckConstraint(
                condition=Q(paid_from=None) | Q(consented_on__isnull=False), name="paid_with_consent"
            ),
            models.CheckConstraint(
                condition=Q(stops_on=None) | Q(stops_on__gte=models.F("stop_told_on")), name="stops_with_notice"
            ),
        ]

    def __str__(self) -> str:
        return f"budget:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.plan.organisation_id

    @property
    def key(self) -> str:
        """The key of its clock on the case."""
        return f"budget:{self.pk}"


class BudgetLine(models.Model):
    """What a budget holds for one piece of provision in section F."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="lines")
    row_key = models.UUIDField()  # of the row in section F
    what = models.CharField(max_length=300)  # as that row said it when it was agreed
    paid = models.CharField(max_length=12, choices=Paid.choices)
    pence = models.PositiveBigIntegerField()  # in a year
    said_in = models.UUIDField(null=True, blank=True)  # the row of section J that says it

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["budget", "row_key"], name="one_line_a_row"),
            models.CheckConstraint(condition=Q(pence__gt=0), name="line_holds_money"),
        ]

    def __str__(self) -> str:
        return f"budget-line:{self.pk}"


class BudgetReview(models.Model):
    """Direct payments were looked at, as reg 11 asks."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    finding = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["reviewed_on", "id"]

    def __str__(self) -> str:
        return f"budget-review:{self.pk}"


class SecondLook(Versioned):
    """The family asked us to look again at a refusal (reg 7) or at a stop (reg 14): once each."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="second_looks")
    of = models.CharField(max_length=8, choices=LookedAt.choices)
    asked_on = models.DateField()
    says = models.TextField()
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    stands = models.BooleanField(null=True)
    reasons = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["budget", "of"], name="looked_at_once")]

    def __str__(self) -> str:
        return f"second-look:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.budget.plan.organisation_id
