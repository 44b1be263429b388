"""An audit, the cases drawn for it with the record of each, and the actions it led to."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from countywide.casework.cases.enums import CaseKind
from countywide.platform.kit.models import Versioned

from . import criteria, permissions
from .enums import Grade


class Audit(Versioned):
    """What is looked at, in which time, by which criteria; and what was published of it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # the seed of its sample too
    theme = models.CharField(max_length=200)
    why = models.TextField(blank=True)  # published with the scope
    kind = models.CharField(max_length=12, choices=CaseKind.choices)
    parts = models.JSONField(default=list)  # of the criteria
    criteria_from = models.DateField()
    period_from = models.DateField()
    period_to = models.DateField()
    size = models.PositiveSmallIntegerField()
    planned_on = models.DateField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    drawn_on = models.DateField(null=True, blank=True)
    layers = models.JSONField(default=dict)  # how many cases each layer held on the day they were drawn
    published_on = models.DateField(null=True, blank=True)
    themes = models.TextField(blank=True)
    figures = models.JSONField(default=dict)  # as they were published; what is too small is null

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="audit_period_in_order"),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(drawn_on__isnull=False), name="audit_drawn_before_published"
            ),
        ]

    def __str__(self) -> str:
        return f"audit:{self.pk}"

    @property
    def criteria_set(self) -> criteria.CriteriaSet:
        return criteria.read(self.criteria_from)


class AuditedCaseQuerySet(models.QuerySet["AuditedCase"]):
    """Questions about records."""

    def fed_back_to(self, user: Any) -> AuditedCaseQuerySet:
        """Those of one's own pupils, of the cases of one's own team, and those one's own service gave advice to."""
        own = user.organisations_where(permissions.READ_FEEDBACK)
        advised = Q(
            case__assessment__advice__organisation__in=own,
            case__assessment__advice__received_on__isnull=False,
            case__assessment__advice__withdrawn_on=None,
        )
        seen = self.filter(Q(case__school__in=own) | Q(case__team__in=own) | advised, feedback_sent_on__isnull=False)
        return self.filter(pk__in=seen.order_by().values("pk"))


class AuditedCase(Versioned):
    """One case that was drawn, who audits it, and what they found. Nothing of it is changed once it was moderated."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="cases")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="audited")
    place = models.PositiveSmallIntegerField()
    layer = models.CharField(max_length=120)
    read_on = models.DateField()
    record = models.JSONField(default=dict)  # what the record said on that day, by the name of the reading
    auditor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    allocated_on = models.DateField(null=True, blank=True)
    results = models.JSONField(default=dict)  # by criterion: result and note
    grade = models.CharField(max_length=11, choices=Grade.choices, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    moderated_grade = models.CharField(max_length=11, choices=Grade.choices, blank=True)
    moderated_because = models.TextField(blank=True)
    moderated_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    moderated_on = models.DateField(null=True, blank=True)
    feedback_sent_on = models.DateField(null=True, blank=True)

    objects = AuditedCaseQuerySet.as_manager()

    class Meta:
        ordering = ["audit", "place"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "case"], name="case_audited_once_an_audit"),
            models.CheckConstraint(
                condition=Q(submitted_on=None) | (~Q(grade="") & Q(auditor__isnull=False)), name="record_has_a_grade"
            ),
            models.CheckConstraint(
                condition=Q(moderated_on=None) | (~Q(moderated_grade="") & Q(submitted_on__isnull=False)),
                name="moderated_once_submitted",
            ),
            models.CheckConstraint(
                condition=Q(feedback_sent_on=None) | Q(moderated_on__isnull=False), name="feedback_once_moderated"
            ),
        ]

    def __str__(self) -> str:
        return f"audited-case:{self.pk}"


class AuditAction(Versioned):
    """Something that is done because of an audit: by whom, by when, and what came of it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="actions")
    text = models.CharField(max_length=500)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["owner", "due_on", "id"], condition=Q(closed_on=None), name="action_of_owner")]

    def __str__(self) -> str:
        return f"audit-action:{self.pk}"
