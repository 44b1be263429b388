"""One plan for one child, from its first row until it has ended."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import Q

from countywide.casework.assessments import queries as assessments
from countywide.casework.cases import permissions as on_cases
from countywide.casework.cases import queries as cases
from countywide.platform.kit.models import Versioned

from ..enums import Ended
from ..sections import SectionSet, read


class PlanQuerySet(models.QuerySet["Plan"]):
    """Questions about plans."""

    def seen_by(self, user: Any) -> PlanQuerySet:
        """The plans on whose cases somebody may read; those that name their school; and, until its first review, a plan that
        rests on their advice. What they may read of it, `queries.versions_seen_by` says."""
        seen = Q(case__in=cases.cases_seen_by(user).order_by())
        if schools := user.organisations_where(on_cases.READ_OWN_PUPILS):
            seen |= Q(setting_id__in=schools, made_on__isnull=False)
        if user.may(on_cases.READ_ADVISED):
            advised = assessments.advice_seen_by(user).order_by().values("assessment_id")
            seen |= Q(assessment_id__in=advised, last_reviewed_on=None)
        return self.filter(seen)

    def in_force(self) -> PlanQuerySet:
        return self.filter(made_on__isnull=False, ceased_on=None)


class Plan(Versioned):
    """A plan. While the first draft is written its case is that of the assessment; once final, it has one of its own."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    child = models.ForeignKey("people.Child", on_delete=models.PROTECT, related_name="plans")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="plans")
    assessment = models.OneToOneField(
        "assessments.Assessment", null=True, blank=True, on_delete=models.PROTECT, related_name="plan"
    )  # by which it was first made; none for a plan that came from another council
    kind = models.CharField(max_length=40)  # which set of sections,
    begins = models.DateField()  # and from which day that set holds
    begun_on = models.DateField()
    made_on = models.DateField(null=True, blank=True)  # the day of the first final plan (CFA 2014 s.44(1))
    last_reviewed_on = models.DateField(null=True, blank=True)  # the day the last review was complete
    setting = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    named = models.CharField(max_length=200, blank=True)  # the setting, or the type where none is named
    ceased_on = models.DateField(null=True, blank=True)  # the first day on which this council does not maintain it
    ceased_because = models.CharField(max_length=16, choices=Ended.choices, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(ceased_on=None) | Q(made_on__isnull=False), name="plan_ends_once_made"),
            models.UniqueConstraint(fields=["child"], condition=Q(ceased_on=None), name="one_plan_a_child"),
        ]
        indexes = [models.Index(fields=["setting", "id"], condition=Q(ceased_on=None), name="plan_at_setting")]

    def __str__(self) -> str:
        return f"plan:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case: what `own` permissions compare with."""
        return self.case.team_id

    @property
    def sections(self) -> SectionSet:
        return read(self.kind, self.begins)

    @property
    def is_final(self) -> bool:
        return self.made_on is not None
