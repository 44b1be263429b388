"""Calls for people who want to help, and those who want to be told of one."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from countywide.platform.kit.models import Versioned

from .. import permissions, rules
from ..enums import CallState, Source


class CallQuerySet(models.QuerySet["Call"]):
    """Questions about calls."""

    def seen_by(self, actor: Any) -> CallQuerySet:
        """Everybody those that were announced; whoever keeps calls all of them."""
        return self if actor.may(permissions.KEEP) else self.exclude(announced_at=None)


class Call(Versioned):
    """One call for people for a kind of role. What is true of it today follows from its dates."""

    kind = models.SlugField(max_length=60)  # the name of a dated file of policy
    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    policy_on = models.DateField()  # the day whose file of policy holds for this call
    words = models.TextField(blank=True)  # what is particular about this call
    places = models.PositiveSmallIntegerField()
    districts = models.JSONField(default=list, blank=True)  # GSS codes where there are places; empty: everywhere
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    results_by = models.DateField()
    starts_on = models.DateField()  # the role
    planned_at = models.DateTimeField(default=timezone.now)
    announced_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)  # those who asked were told
    closed_at = models.DateTimeField(null=True, blank=True)  # what was not sent was told so
    decided_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="call_closes_after_it_opens")
        ]
        indexes = [models.Index(fields=["kind", "opens_at"], name="call_of_kind")]

    def __str__(self) -> str:
        return f"call:{self.pk}"

    def state_at(self, now: datetime) -> CallState:
        """Where it stands at a moment."""
        return rules.call_state(
            announced_at=self.announced_at, opens_at=self.opens_at, closes_at=self.closes_at,
            decided_at=self.decided_at, archived_at=self.archived_at, now=now,
        )  # fmt: skip

    @property
    def state(self) -> CallState:
        return self.state_at(timezone.now())


class Interest(models.Model):
    """Somebody wants to be told when a call opens, or when a kind of role opens to them. Nobody's name is kept here or shown."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # in the link that ends it
    kind = models.SlugField(max_length=60)
    call = models.ForeignKey(Call, null=True, blank=True, on_delete=models.PROTECT, related_name="interests")
    email = models.EmailField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.PAGE)
    registered_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)  # that it opened
    reminded_at = models.DateTimeField(null=True, blank=True)
    converted_at = models.DateTimeField(null=True, blank=True)  # they began an application
    ended_at = models.DateTimeField(null=True, blank=True)  # they asked to hear no more, or left

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "email"], condition=Q(ended_at=None), name="one_interest_a_call"),
            models.UniqueConstraint(
                fields=["kind", "email"], condition=Q(call=None, ended_at=None), name="one_interest_a_kind"
            ),
        ]
        indexes = [models.Index(fields=["call", "told_at"], name="interest_of_call")]

    def __str__(self) -> str:
        return f"interest:{self.pk}"
