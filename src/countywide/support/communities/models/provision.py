"""What a plan provides and a school asked its community for: the council's own case, the bridge, and who pointed it there."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from countywide.platform.kit.models import Versioned

from .. import permissions
from ..enums import Secured, Told
from ..rules.codes import new_code

USER, BODY = settings.AUTH_USER_MODEL, "accounts.Organisation"


def new_case_reference() -> str:
    return new_code("PRO")


def new_bridge_reference() -> str:
    return new_code("BRG")


class OfSchoolQuerySet(models.QuerySet[Any]):
    """What belongs to a school, and what the council works on."""

    def seen_by(self, user: Any) -> OfSchoolQuerySet:
        """Those of one's own school; every one for those who work on them."""
        if user.may(permissions.PROVIDE):
            return self
        held = user.organisations_where(permissions.ASK_BRIDGE) if hasattr(user, "organisations_where") else []
        return self.filter(school_id__in=held)


class ProvisionCase(Versioned):
    """The council's own case beside a request for a child with a plan: the council secures what the plan says (CFA 2014 s.42).

    It cannot end at the community: no way in which it ends leads there.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=new_case_reference, editable=False)
    request = models.OneToOneField("communities.Request", on_delete=models.PROTECT, related_name="provision_case")
    school = models.ForeignKey(BODY, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey("people.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(BODY, null=True, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    due_on = models.DateField()
    owner = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    taken_on = models.DateField(null=True, blank=True)
    late_told_on = models.DateField(null=True, blank=True)
    secured = models.CharField(max_length=8, choices=Secured.choices, blank=True)
    reasons = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")

    objects = OfSchoolQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(secured="", closed_on=None)
                | (Q(secured__in=("MONEY", "BRIDGE", "PROVIDED", "PLACE", "AMENDED", "IN_PLACE"), closed_on__isnull=False)),
                name="provision_secured_by_the_council",
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["due_on", "id"], condition=Q(closed_on=None), name="provision_open")]

    def __str__(self) -> str:
        return f"provision-case:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return int(self.school_id)


class Bridge(Versioned):
    """A mainstream school asks for money while it keeps a child whose plan says special school and for whom no place is found."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=new_bridge_reference, editable=False)
    school = models.ForeignKey(BODY, on_delete=models.PROTECT, related_name="bridges")
    child = models.ForeignKey("people.Child", on_delete=models.PROTECT, related_name="+")
    provision_case = models.ForeignKey(
        ProvisionCase, null=True, blank=True, on_delete=models.PROTECT, related_name="bridges"
    )
    needs = models.TextField()
    cannot = models.TextField()
    asked_pence = models.PositiveBigIntegerField()  # a year
    from_on = models.DateField()
    family_told_on = models.DateField()
    sent_on = models.DateField()
    sent_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    decide_by = models.DateField()
    is_granted = models.BooleanField(null=True)
    pence = models.PositiveBigIntegerField(default=0)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    reasons = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    late_told_on = models.DateField(null=True, blank=True)

    objects = OfSchoolQuerySet.as_manager()

    class Meta:
        ordering = ["decide_by", "id"]
        constraints = [
            models.UniqueConstraint(fields=["school", "child"], condition=Q(decided_on=None), name="one_bridge_waits"),
            models.CheckConstraint(
                condition=Q(is_granted=None, decided_on=None) | Q(is_granted__isnull=False, decided_on__isnull=False),
                name="bridge_decided_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(pence=0) | (Q(starts_on__isnull=False) & Q(ends_on__gte=F("starts_on"))),
                name="bridge_from_to",
            ),
        ]

    def __str__(self) -> str:
        return f"bridge:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return int(self.school_id)


class Referral(models.Model):
    """An officer pointed a school to its community: said by the officer, or by the school, which then waits for the reason."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey(BODY, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(
        "communities.Request", null=True, blank=True, on_delete=models.PROTECT, related_name="referrals"
    )
    told_by = models.CharField(max_length=7, choices=Told.choices)
    on = models.DateField()
    officer = models.ForeignKey(USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team = models.CharField(max_length=120, blank=True)
    has_plan = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    reason_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(told_by="SCHOOL") | ~Q(reason=""), name="officers_referral_has_a_reason")
        ]

    def __str__(self) -> str:
        return f"community-referral:{self.pk}"
