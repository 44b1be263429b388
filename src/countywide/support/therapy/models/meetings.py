"""Meetings of a school and its therapist, the record of each, and every version of it that was shared."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import Mode, Paper, Purpose, Step
from .links import Link


class Meeting(Versioned):
    """One contact: proposed, booked, held or cancelled."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="meetings")
    therapist = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    mode = models.CharField(max_length=9, choices=Mode.choices, default=Mode.IN_PERSON)
    day = models.DateField(null=True, blank=True)  # none: the school asks for one
    at = models.CharField(max_length=60, blank=True)
    step = models.CharField(max_length=9, choices=Step.choices)
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    booked_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    record_by = models.DateField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-day", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(step="HELD") & Q(held_on__isnull=False) & Q(record_by__isnull=False))
                | (~Q(step="HELD") & Q(held_on=None, record_by=None)),
                name="held_meeting_has_a_day",
            ),
            models.CheckConstraint(condition=~Q(step="BOOKED") | Q(day__isnull=False), name="booked_meeting_has_a_day"),
        ]
        indexes = [
            models.Index(fields=["link", "step", "day"], name="therapy_meetings"),
            models.Index(fields=["record_by", "id"], condition=Q(step="HELD"), name="therapy_records_due"),
        ]

    def __str__(self) -> str:
        return f"therapy-meeting:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.link.school_id


class Record(Versioned):
    """What was discussed, for the whole school to read. It counts children and says nothing about any."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="record")
    paper = models.CharField(max_length=12, choices=Paper.choices, default=Paper.DRAFT)
    mode = models.CharField(max_length=9, choices=Mode.choices)
    present = models.JSONField(default=list)
    universal = models.TextField(blank=True)
    targeted = models.TextField(blank=True)
    specialist = models.TextField(blank=True)
    training = models.TextField(blank=True)
    children = models.PositiveSmallIntegerField(default=0)
    next_on = models.DateField(null=True, blank=True)
    no_next = models.CharField(max_length=200, blank=True)
    drafted_on = models.DateField()
    shared_on = models.DateField(null=True, blank=True)  # for the first time
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    change_asked_on = models.DateField(null=True, blank=True)
    change_asked = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(paper="DRAFT") | Q(shared_on__isnull=False), name="record_shared_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"therapy-record:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.meeting.organisation_id


class Issue(models.Model):
    """A record as it was shared. It is never altered: a newer one stands beside it."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="issues")
    number = models.PositiveSmallIntegerField()
    shared_on = models.DateField()
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    blocks = models.JSONField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="therapy_issue_once")]

    def __str__(self) -> str:
        return f"therapy-issue:{self.pk}"
