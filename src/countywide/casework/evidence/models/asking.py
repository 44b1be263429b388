"""What one organisation is asked for about one child, thing by thing, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .. import permissions, rules
from ..enums import Standing

OPEN = Q(completed_on=None, withdrawn_on=None, not_theirs_on=None)


class EvidenceRequestQuerySet(models.QuerySet["EvidenceRequest"]):
    """Questions about requests for evidence."""

    def of_own(self, user: Any) -> EvidenceRequestQuerySet:
        """Those that this person may answer for their own setting."""
        return self.filter(organisation_id__in=user.organisations_where(permissions.ANSWER))

    def open(self) -> EvidenceRequestQuerySet:
        """Still asked: neither complete nor closed otherwise."""
        return self.filter(OPEN)

    def listed(self) -> EvidenceRequestQuerySet:
        """With everything a list shows, in a fixed number of queries."""
        return self.select_related("case__child", "organisation").prefetch_related("asked")


class EvidenceRequest(Versioned):
    """One organisation is asked, once, for some things about one child by a day."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="evidence_requests")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    due_because = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)  # somebody there said that the child is theirs
    completed_on = models.DateField(null=True, blank=True)  # the first time; adding more later does not move it
    completed_at = models.DateTimeField(null=True, blank=True)  # the last time
    completed_by = models.CharField(max_length=200, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)  # open to add more, until declared complete again
    late_on = models.DateField(null=True, blank=True)
    chased_on = models.DateField(null=True, blank=True)
    chases = models.PositiveSmallIntegerField(default=0)
    not_theirs_on = models.DateField(null=True, blank=True)
    not_theirs_because = models.CharField(max_length=500, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    objects = EvidenceRequestQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "organisation"], condition=OPEN, name="one_open_evidence_request"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(not_theirs_on=None), name="evidence_request_closed_once"
            ),
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="evidence_request_of_case"),
            models.Index(fields=["organisation", "due_on", "id"], name="evidence_request_of_setting"),
            models.Index(fields=["due_on", "id"], condition=OPEN, name="evidence_request_due"),
        ]

    def __str__(self) -> str:
        return f"evidence-request:{self.pk}"

    @property
    def place(self) -> str:
        """Where its files are kept: the key it gives the files room."""
        return f"request:{self.pk}"

    @property
    def is_open(self) -> bool:
        return not (self.completed_on or self.withdrawn_on or self.not_theirs_on)

    def standing_on(self, day: date) -> Standing:
        """Where it stands on a day."""
        return rules.standing(
            due_on=self.due_on,
            completed_on=self.completed_on,
            reopened=self.reopened_at is not None,
            withdrawn_on=self.withdrawn_on,
            not_theirs_on=self.not_theirs_on,
            started=self.confirmed_at is not None,
            on=day,
        )


class AskedItem(models.Model):
    """One thing that is asked for. It is answered by a file, or by saying why it is not held."""

    request = models.ForeignKey(EvidenceRequest, on_delete=models.CASCADE, related_name="asked")
    kind = models.SlugField(max_length=40)
    name = models.CharField(max_length=200)
    words = models.CharField(max_length=500, blank=True)
    is_form = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField()
    not_held_because = models.CharField(max_length=500, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["place", "id"]
        constraints = [models.UniqueConstraint(fields=["request", "place"], name="one_asked_item_a_place")]

    def __str__(self) -> str:
        return f"asked-item:{self.pk}"
