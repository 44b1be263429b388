"""The links by which an organisation answers without an account, and the count of knocks at their doors."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from countywide.platform.links import rules as codes

from .. import rules
from ..enums import LIVE, Ended, LinkState


class Link(models.Model):
    """A link sent to one mailbox, for one request. The token itself is kept nowhere: only its hash."""

    request = models.ForeignKey("evidence.EvidenceRequest", on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    address = models.EmailField()
    is_role = models.BooleanField(default=True)  # a role mailbox; else the address of whoever it was passed to
    state = models.CharField(max_length=10, choices=LinkState.choices, default=LinkState.ISSUED)
    issued_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField()
    code_seal = models.CharField(max_length=64, default=codes.NEVER)
    code_sent_at = models.DateTimeField(null=True, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    verified_at = models.DateTimeField(null=True, blank=True)
    sessions_since = models.DateTimeField(default=timezone.now)  # guest sessions begun before it have ended
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=12, choices=Ended.choices, blank=True)
    next_link = models.OneToOneField("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="before")

    opened_at: datetime | None  # told by `queries.links_of`: the first opening in the log
    delivery: Any  # told by `queries.links_of`: what became of its message

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["request"], condition=Q(state__in=LIVE), name="one_live_evidence_link"),
            models.CheckConstraint(
                condition=Q(state__in=LIVE, ended_at=None) | (~Q(state__in=LIVE) & Q(ended_at__isnull=False)),
                name="evidence_link_ends_with_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["expires_on", "id"], condition=Q(state__in=LIVE), name="evidence_link_to_expire"),
        ]

    def __str__(self) -> str:
        return f"evidence-link:{self.pk}"

    def works_on(self, day: date) -> bool:
        return rules.link_works(state=self.state, expires_on=self.expires_on, on=day)


class Knock(models.Model):
    """One press of a button that costs something, such as sending a code. `bucket` is a keyed hash."""

    bucket = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["bucket", "at"], name="evidence_knock_in_bucket"),
            models.Index(fields=["at"], name="evidence_knock_at"),
        ]

    def __str__(self) -> str:
        return f"knock:{self.pk}"
