"""Schools that show others what they do: hosts, hours to book, visits, and what people looked for."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..enums import Phase


class Host(models.Model):
    """A school that opens its doors, and what one sees there."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    shows = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    phase = models.CharField(max_length=9, choices=Phase.choices)
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["school"], condition=Q(ended_on=None), name="one_host_a_school")]

    def __str__(self) -> str:
        return f"host:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.school.organisation_id


class Slot(models.Model):
    """A day and an hour at which a host can be visited, by one school at a time."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    host = models.ForeignKey(Host, on_delete=models.CASCADE, related_name="slots")
    on = models.DateField()
    starts_at = models.TimeField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["on", "starts_at", "id"]
        constraints = [models.UniqueConstraint(fields=["host", "on", "starts_at"], name="one_slot_an_hour")]

    def __str__(self) -> str:
        return f"host-slot:{self.pk}"


class Visit(models.Model):
    """A school has booked an hour; the database lets nobody else have it until this is cancelled."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="visits")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    booked_on = models.DateField()
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField()
    cancelled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["slot"], condition=Q(cancelled_on=None), name="one_visit_a_slot")
        ]

    def __str__(self) -> str:
        return f"host-visit:{self.pk}"


class Looked(models.Model):
    """Somebody looked for a school to visit: what they wanted, and how many there were."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    phase = models.CharField(max_length=9, choices=Phase.choices, blank=True)
    miles = models.PositiveSmallIntegerField(null=True, blank=True)
    wants = models.CharField(max_length=200, blank=True)
    found = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"host-looked:{self.pk}"
