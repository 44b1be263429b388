"""The actions that a school, its therapist and its specialist teachers agreed. All of a school's are its one plan."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import Level, Owner, Progress, Strand
from .links import Link
from .meetings import Meeting


class Agreed(Versioned):
    """One action: what, whose, by when, on which strand, for whom."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="agreed")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="agreed")
    what = models.CharField(max_length=300)
    owner = models.CharField(max_length=9, choices=Owner.choices)
    teacher = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    strand = models.PositiveSmallIntegerField(choices=Strand.choices)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    progress = models.CharField(max_length=11, choices=Progress.choices, default=Progress.OPEN)
    reason = models.CharField(max_length=200, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    carried_from = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to"
    )

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(progress__in=("OPEN", "IN_PROGRESS"), closed_on=None)
                | (~Q(progress__in=("OPEN", "IN_PROGRESS")) & Q(closed_on__isnull=False)),
                name="agreed_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(owner="TEACHER", teacher__isnull=False) | (~Q(owner="TEACHER") & Q(teacher=None)),
                name="agreed_teacher_named",
            ),
            models.CheckConstraint(condition=~Q(progress="DROPPED") | ~Q(reason=""), name="agreed_dropped_with_reason"),
        ]
        indexes = [
            models.Index(fields=["link", "progress", "due_on"], name="therapy_plan"),
            models.Index(fields=["due_on", "id"], condition=Q(closed_on=None), name="therapy_actions_due"),
        ]

    def __str__(self) -> str:
        return f"therapy-action:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.link.school_id
