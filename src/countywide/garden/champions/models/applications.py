"""Applications, the approval of whoever lends the applicant, and answers about equality, which belong to nobody."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from countywide.platform.kit.models import Versioned

from .. import permissions, rules
from ..enums import ApplicationState, Approver
from .calls import Call


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Questions about applications."""

    def seen_by(self, actor: Any) -> ApplicationQuerySet:
        """One's own; those sent, to whoever keeps calls. What is still a draft is nobody else's to read."""
        if actor.pk is None:
            return self.none()
        own = Q(user_id=actor.pk)
        return self.filter(own | ~Q(sent_at=None)) if actor.may(permissions.KEEP) else self.filter(own)


class Application(Versioned):
    """One person's application to one call."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="applications")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # nobody: somebody without an account, who comes by a link
    name = models.CharField(max_length=200)
    email = models.EmailField()
    school = models.ForeignKey("schools.School", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, blank=True)  # key of a role of the kind
    answers = models.JSONField(default=dict, blank=True)  # by the keys of the kind's questions
    pages_done = models.JSONField(default=list, blank=True)
    cv = models.ForeignKey("files.File", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    declared_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)  # told at the deadline that it was not sent
    late_until = models.DateField(null=True, blank=True)  # the council allows it until the end of this day
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)  # that the call closes soon

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "email"], condition=Q(withdrawn_at=None), name="one_application_a_call"
            )
        ]
        indexes = [models.Index(fields=["call", "sent_at"], name="application_of_call")]

    def __str__(self) -> str:
        return self.reference

    @property
    def place(self) -> str:
        """Where its files are kept."""
        return f"application:{self.key}"

    @property
    def organisation_id(self) -> int | None:
        """The school whose head approves."""
        return self.school.organisation_id if self.school else None

    def state_at(self, now: datetime) -> ApplicationState:
        """Where it stands at a moment."""
        approval = getattr(self, "approval", None)
        return rules.application_state(
            sent_at=self.sent_at, withdrawn_at=self.withdrawn_at, closes_at=self.call.closes_at, late_until=self.late_until,
            asked_at=approval.asked_at if approval else None, is_given=approval.is_given if approval else None, now=now, on=timezone.localdate(now),
        )  # fmt: skip

    @property
    def state(self) -> ApplicationState:
        return self.state_at(timezone.now())


class Approval(models.Model):
    """The head, or the chair of governors where the head applies, is asked to release the applicant."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="approval")
    approver = models.CharField(max_length=5, choices=Approver.choices)
    name = models.CharField(max_length=200)
    email = models.EmailField()
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=60, blank=True)  # who, as the record writes it
    is_given = models.BooleanField(null=True, blank=True)
    says = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_given=None, answered_at=None) | Q(is_given__isnull=False, answered_at__isnull=False),
                name="approval_answered_once",
            )
        ]

    def __str__(self) -> str:
        return f"approval:{self.pk}"


class Monitoring(models.Model):
    """Answers about equality. They hold no person, no application and no time, and are only ever counted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return "monitoring"
