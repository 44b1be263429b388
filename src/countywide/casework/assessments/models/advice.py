"""Advice sought for an assessment, from whom, by when; and the desks that are written to."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .. import permissions, rules
from ..enums import Advice, AdviceState, DeskFor
from .assessment import Assessment


class AdviceQuerySet(models.QuerySet["AdviceRequest"]):
    """Questions about requests for advice."""

    def for_adviser(self, user: Any) -> AdviceQuerySet:
        """What one's own organisation is asked, and what one is asked by name; never what is only planned."""
        if not hasattr(user, "organisations_where"):
            return self.none()
        own = Q(organisation_id__in=user.organisations_where(permissions.ADVISE)) & (
            Q(adviser=None) | Q(adviser=user.pk)
        )
        return self.filter(own | Q(adviser_id=user.pk), asked_on__isnull=False, withdrawn_on=None)

    def wanted(self) -> AdviceQuerySet:
        """Planned or asked, and not covered by advice that exists or withdrawn."""
        return self.filter(withdrawn_on=None, enough_on=None)

    def outstanding(self) -> AdviceQuerySet:
        """Asked and not yet received. The family's own views hold nothing up."""
        return self.wanted().filter(asked_on__isnull=False, received_on=None).exclude(kind=Advice.FAMILY)


class AdviceRequest(Versioned):
    """One piece of advice sought under SEND Regulations 2014, reg 6(1), with a clock of its own."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="advice")
    kind = models.CharField(max_length=1, choices=Advice.choices)
    asked_of = models.CharField(max_length=200)  # the name the letter uses: a school, a service, a person
    asked_for = models.CharField(max_length=300, blank=True)  # where it is narrower than its kind
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True)  # of somebody who is not written to by email
    is_section_31 = models.BooleanField(default=False)  # a body that must answer within six weeks (reg 8)
    questions = models.TextField(blank=True)  # a line each
    asked_on = models.DateField(null=True, blank=True)
    received_by_them_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    written_on = models.DateField(null=True, blank=True)
    author = models.CharField(max_length=120, blank=True)
    author_role = models.CharField(max_length=120, blank=True)
    item = models.OneToOneField(
        "evidence.Item", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # the advice itself, among the evidence on the case
    enough_on = models.DateField(null=True, blank=True)  # the giver, the family and the council agree (reg 6(4))
    giver_agreed_on = models.DateField(null=True, blank=True)
    family_agreed_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    chased_on = models.DateField(null=True, blank=True)
    chases = models.PositiveSmallIntegerField(default=0)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(asked_on__isnull=False), name="advice_received_once_asked"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "due_on", "id"], name="advice_of_organisation"),
            models.Index(fields=["adviser", "due_on", "id"], name="advice_of_adviser"),
            models.Index(
                fields=["due_on", "id"],
                condition=Q(received_on=None, withdrawn_on=None, enough_on=None, asked_on__isnull=False),
                name="advice_outstanding",
            ),
        ]

    def __str__(self) -> str:
        return f"advice:{self.pk}"

    @property
    def key(self) -> str:
        """The key of its own clock on the case, and the step its letter carries out."""
        return f"advice:{self.pk}"

    @property
    def title(self) -> str:
        """What is asked for, in words."""
        return self.asked_for or Advice(self.kind).label

    @property
    def clock(self) -> str:
        """Health bodies, other authorities and the like must answer in six weeks; others should (Code 9.52)."""
        return "NA-ADVICE-S31" if self.is_section_31 else "NA-ADVICE-OTHER"

    @property
    def question_lines(self) -> list[str]:
        return [line.strip() for line in self.questions.splitlines() if line.strip()]

    def state_on(self, day: date) -> AdviceState:
        """How it stands on a day."""
        return rules.advice_state(
            asked_on=self.asked_on,
            due_on=self.due_on,
            received_on=self.received_on,
            enough_on=self.enough_on,
            withdrawn_on=self.withdrawn_on,
            on=day,
        )


class Desk(Versioned):
    """Where a service is written to in an assessment, from a day, perhaps until a day; for an area, or for all."""

    purpose = models.CharField(max_length=14, choices=DeskFor.choices)
    area = models.ForeignKey("schools.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    is_section_31 = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["purpose", "-starts_on", "-id"]
        indexes = [models.Index(fields=["purpose", "starts_on"], name="desk_for")]

    def __str__(self) -> str:
        return f"desk:{self.pk}"
