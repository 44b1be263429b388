"""Requests for the information that the record holds about a child: who asked, what stopped the time, what was withheld, the answer.

The day by which a request must be answered is not kept: it is counted anew whenever somebody looks.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .. import permissions
from ..enums import Answered, Asker, Competence, WaitsFor

USER = settings.AUTH_USER_MODEL


class RequestQuerySet(models.QuerySet["Request"]):
    """Questions about requests."""

    def of_teams_of(self, user: Any) -> RequestQuerySet:
        """Those of the teams in which somebody deals with them: nobody else reads that one was made."""
        return self.filter(case__team__in=user.organisations_where(permissions.WORK))


class Request(Versioned):
    """One request, on the case on which it is dealt with."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="subject_requests")
    received_on = models.DateField()
    asker = models.CharField(max_length=7, choices=Asker.choices)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    wants = models.TextField()
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    identity_on = models.DateField(null=True, blank=True)
    identity_how = models.CharField(max_length=500, blank=True)
    competence = models.CharField(max_length=9, choices=Competence.choices, blank=True, default=Competence.UNKNOWN)
    competence_how = models.CharField(max_length=1000, blank=True)
    gathered_on = models.DateField(null=True, blank=True)  # the newest time that the record was looked through for it
    gathered_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    extended_on = models.DateField(null=True, blank=True)  # the day on which whoever asks was told
    extended_because = models.TextField(blank=True)
    answered = models.CharField(max_length=9, choices=Answered.choices, blank=True, default=Answered.OPEN)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["received_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered="", answered_on=None) | (~Q(answered="") & Q(answered_on__isnull=False)),
                name="subject_request_answered_on",
            )
        ]
        indexes = [models.Index(fields=["answered", "received_on", "id"], name="subject_request_open")]

    def __str__(self) -> str:
        return f"subject-request:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case."""
        return self.case.team_id

    @property
    def is_open(self) -> bool:
        return self.answered == Answered.OPEN

    @property
    def look_key(self) -> str:
        """The key of the job that looks its papers through."""
        return f"subject-request-look:{self.pk}"


class Wait(models.Model):
    """A time in which the clock stands still."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="waits")
    waits_for = models.CharField(max_length=8, choices=WaitsFor.choices)
    asked_on = models.DateField()
    asked = models.TextField()
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["asked_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "waits_for"], condition=Q(answered_on=None), name="one_open_wait_for_a_thing"
            )
        ]

    def __str__(self) -> str:
        return f"subject-request-wait:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.request.organisation_id


class Withheld(models.Model):
    """A paper or passage that is not given, and why."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="withheld")
    what = models.CharField(max_length=300)
    exemption = models.CharField(max_length=20)  # its key in the file of the day (`policies`)
    why = models.TextField()
    decided_on = models.DateField()
    by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"withheld:{self.pk}"
