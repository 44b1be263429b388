"""Children who came to a school in the middle of a year, whom it asks for their records, and what becomes of their money."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned
from countywide.support.communities.rules.codes import new_code

from . import permissions
from .enums import Asks, Came, Does, Known

USER, BODY = settings.AUTH_USER_MODEL, "accounts.Organisation"


def new_reference() -> str:
    return new_code("ARR")


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    """Questions about arrivals."""

    def seen_by(self, user: Any) -> ArrivalQuerySet:
        """Those of one's own school; every one for those who answer about money."""
        if user.may(permissions.ANSWER):
            return self
        held = user.organisations_where(permissions.REPORT) if hasattr(user, "organisations_where") else []
        return self.filter(school_id__in=held)


class Arrival(Versioned):
    """One child who came, as the receiving school says."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=new_reference, editable=False)
    school = models.ForeignKey(BODY, on_delete=models.PROTECT, related_name="arrivals")
    child = models.ForeignKey("people.Child", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    born_on = models.DateField(null=True, blank=True)
    initials = models.CharField(max_length=2)
    year = models.SmallIntegerField()
    known = models.CharField(max_length=9, choices=Known.choices)
    arrived_on = models.DateField()
    from_school = models.ForeignKey(BODY, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_name = models.CharField(max_length=200, blank=True)
    council_name = models.CharField(max_length=120, blank=True)
    needs = models.JSONField(default=list)
    sees = models.TextField()
    told_on = models.DateField()
    told_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)  # of the funding team, beside the sums
    late_told_on = models.DateField(null=True, blank=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["-told_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "child", "arrived_on"], condition=Q(child__isnull=False), name="one_arrival_a_child"
            )
        ]
        indexes = [models.Index(fields=["answer_by", "id"], condition=Q(answered_on=None), name="arrival_waits")]

    def __str__(self) -> str:
        return f"arrival:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return int(self.school_id)

    @property
    def name_shown(self) -> str:
        """How the school and whoever is asked for records read the child's name."""
        return self.child.name_shown if self.child is not None else self.name


class Following(models.Model):
    """What becomes of one earlier award, by the policy of the day."""

    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="followings")
    award = models.ForeignKey("ledger.Award", on_delete=models.PROTECT, related_name="+")
    does = models.CharField(max_length=7, choices=Does.choices)
    says = models.CharField(max_length=300)
    pence = models.PositiveBigIntegerField(default=0)  # what the new school has, from its first day
    from_on = models.DateField()
    to_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    made = models.ForeignKey("ledger.Award", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["arrival", "award"], name="one_answer_an_award")]

    def __str__(self) -> str:
        return f"arrival-money:{self.pk}"


class RecordsAsked(models.Model):
    """Somebody is asked for the records of a child who left."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="asked")
    who = models.CharField(max_length=7, choices=Asks.choices)
    school = models.ForeignKey(BODY, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)  # of those without an account: they answer by a link
    asked_on = models.DateField()
    due_on = models.DateField()
    chased = models.PositiveSmallIntegerField(default=0)
    chased_on = models.DateField(null=True, blank=True)
    came = models.CharField(max_length=8, choices=Came.choices, blank=True)
    came_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(came="", came_on=None) | (~Q(came="") & Q(came_on__isnull=False)),
                name="records_came_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"records-asked:{self.pk}"

    @property
    def organisation_id(self) -> int | None:
        """The school that is asked: what `own` permissions compare with."""
        return self.school_id  # type: ignore[no-any-return]
