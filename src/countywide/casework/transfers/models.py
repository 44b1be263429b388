"""One child in one round of moves, what the school said of it, and what was decided about the review before the move.

The round itself is dated configuration (`rounds.py`): here stands its key. Preferences, consultations and the naming of the
next place hang on `Transfer`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.casework.cases import queries as cases
from countywide.platform.kit.models import Versioned

from . import permissions
from .enums import AskedBy, Left, Move, Reviewed, Says, Stage, Voice


class TransferQuerySet(models.QuerySet["Transfer"]):
    """Questions about moves."""

    def seen_by(self, user: Any) -> TransferQuerySet:
        """Those on whose cases somebody may read."""
        return self.filter(case__in=cases.cases_seen_by(user).order_by())

    def listed_for(self, user: Any) -> TransferQuerySet:
        """Those on the lists of a round: every one for whoever oversees it, else those one may open."""
        return self if user.may(permissions.OVERSEE) else self.seen_by(user)

    def of_settings(self, organisations: Iterable[int]) -> TransferQuerySet:
        """Those whose list one of these schools or settings confirms."""
        return self.filter(setting__in=organisations)

    def under_way(self) -> TransferQuerySet:
        """Still in their round."""
        return self.exclude(stage=Stage.LEFT)

    def late_to_confirm(self, on: date) -> TransferQuerySet:
        """Whose school has not said anything in its ten working days."""
        return self.filter(stage=Stage.IDENTIFIED, confirm_by__lt=on)


class Transfer(Versioned):
    """A child with a plan in a round, from the night in which it was found until it has moved or left the round."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.CharField(max_length=20)  # the key of the round in the council's file
    child = models.ForeignKey("people.Child", on_delete=models.PROTECT, related_name="transfers")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="transfers")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="transfers")
    setting = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # where the child is today: whoever confirms the list
    year_group = models.SmallIntegerField()  # the child's own, in the last school year before the move
    move = models.CharField(max_length=20, choices=Move.choices)
    by_policy = models.BooleanField(default=False)  # councils treat it as a move; the law does not say so word for word
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.IDENTIFIED)
    identified_on = models.DateField()
    confirm_by = models.DateField()
    named_on = models.DateField(null=True, blank=True)  # the final plan that names the next place was sent
    named = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # the next place, from the moment in which the plan that names it is final
    named_from = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)  # everybody on the plan's list was sent it
    started_on = models.DateField(null=True, blank=True)  # the next place says that the child has started
    closed_on = models.DateField(null=True, blank=True)  # named, told and started: nothing is left to do
    left_on = models.DateField(null=True, blank=True)
    left_because = models.CharField(max_length=12, choices=Left.choices, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "child"], name="one_transfer_a_round"),
            models.CheckConstraint(
                condition=(Q(stage="LEFT") & Q(left_on__isnull=False) & ~Q(left_because=""))
                | (~Q(stage="LEFT") & Q(left_on=None, left_because="")),
                name="left_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None)
                | (Q(named__isnull=False) & Q(told_on__isnull=False) & Q(started_on__isnull=False)),
                name="transfer_closed_once_told",
            ),
            models.CheckConstraint(condition=~Q(stage="NAMED") | Q(named_on__isnull=False), name="named_on_a_day"),
        ]
        indexes = [
            models.Index(fields=["round", "stage", "id"], name="transfer_at_stage"),
            models.Index(fields=["setting", "round", "id"], name="transfer_at_setting"),
            models.Index(fields=["named", "round", "id"], name="transfer_to_setting"),
        ]

    def __str__(self) -> str:
        return f"transfer:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case: what `own` permissions of officers compare with."""
        return self.case.team_id

    @property
    def clock_key(self) -> str:
        """The key of its clock on the case."""
        return self.round


class Listed(Transfer):
    """The same as the school or setting sees it that confirms its list: it belongs to them."""

    objects = TransferQuerySet.as_manager()

    class Meta:
        proxy = True
        ordering = ["id"]

    @property
    def organisation_id(self) -> int | None:  # type: ignore[override]
        return self.setting_id


class Coming(Transfer):
    """The same as the school or setting sees it that the plan names: the child is to come there."""

    objects = TransferQuerySet.as_manager()

    class Meta:
        proxy = True
        ordering = ["id"]

    @property
    def organisation_id(self) -> int | None:  # type: ignore[override]
        return self.named_id


class Answer(models.Model):
    """What a school said of one child on its list, and, where it said something else, what the council answered."""

    transfer = models.ForeignKey(Transfer, on_delete=models.CASCADE, related_name="answers")
    setting = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=10, choices=Says.choices)
    year_group = models.SmallIntegerField(null=True, blank=True)  # where it is another than ours
    why = models.TextField(blank=True)
    said_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    agreed = models.BooleanField(null=True)  # the council's answer, where the school said something else
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    settled_because = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["transfer"], condition=Q(settled_on=None), name="one_answer_waits_a_transfer"
            ),
            models.CheckConstraint(
                condition=Q(says="MOVES", agreed=None) | Q(settled_on=None, agreed=None) | Q(agreed__isnull=False),
                name="answer_settled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"transfer-answer:{self.pk}"


class ReviewDecision(models.Model):
    """The council accepts an earlier review for one child's move, or does without one, for a legal reason it records."""

    transfer = models.ForeignKey(Transfer, on_delete=models.CASCADE, related_name="review_decisions")
    says = models.CharField(max_length=8, choices=Reviewed.choices)
    review = models.ForeignKey("reviews.Review", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    because = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["transfer"], condition=Q(ended_on=None), name="one_review_decision_a_transfer"
            ),
            models.CheckConstraint(
                condition=Q(says="WAIVED", review=None) | Q(says="ACCEPTED", review__isnull=False),
                name="accepted_review_is_named",
            ),
        ]

    def __str__(self) -> str:
        return f"transfer-review-decision:{self.pk}"


class YearRequest(Versioned):
    """Somebody asks that one child is taught in another year group than that of its age, and what was decided (Q21)."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="year_requests")
    asked_by = models.CharField(max_length=7, choices=AskedBy.choices)
    who = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    answer_by = models.DateField()
    year_group = models.SmallIntegerField()
    september = models.PositiveSmallIntegerField()  # from which the child would be in it
    agreed = models.BooleanField(null=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    because = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["transfer"], condition=Q(decided_on=None), name="one_year_request_waits_a_transfer"
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None, agreed=None) | (Q(decided_on__isnull=False) & Q(agreed__isnull=False)),
                name="year_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"year-request:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.transfer.organisation_id


class YearSaid(models.Model):
    """What somebody says of such a request, or what a paper shows."""

    request = models.ForeignKey(YearRequest, on_delete=models.CASCADE, related_name="said")
    whose = models.CharField(max_length=11, choices=Voice.choices)
    who = models.CharField(max_length=200)
    said_on = models.DateField()
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"year-said:{self.pk}"
