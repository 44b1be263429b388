"""Bundles of papers for the Tribunal: which papers, where each stands, the file, and when it was sent.

A bundle that was sent never changes. What comes later is a further part: the same pages, with new ones behind them.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from .enums import Section, State


class Part(Versioned):
    """The bundle of one appeal, or what was added to it later."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    dispute = models.ForeignKey("disputes.Dispute", on_delete=models.PROTECT, related_name="bundle")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.LISTED)
    begun_on = models.DateField()
    made_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("files.File", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(default=0)  # of the whole file, earlier parts among them
    trouble = models.TextField(blank=True)  # why it could not be bound
    leads_to = models.CharField(max_length=200, blank=True)  # where something can be done about it
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["dispute", "number"]
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="bundle_parts_counted"),
            models.UniqueConstraint(fields=["dispute"], condition=~Q(state="SENT"), name="one_open_bundle_part"),
            models.CheckConstraint(
                condition=~Q(state__in=("MADE", "SENT")) | (Q(file__isnull=False) & ~Q(sha256="")), name="bound_with_file"
            ),
            models.CheckConstraint(condition=Q(state="SENT") ^ Q(sent_on=None), name="bundle_sent_on_a_day"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"bundle-part:{self.pk}"

    @property
    def organisation_id(self) -> int:
        """The team that holds the case."""
        return self.dispute.organisation_id

    @property
    def is_open(self) -> bool:
        """Whether its papers can still be chosen."""
        return self.state not in (State.SENT, State.MAKING)

    @property
    def job_key(self) -> str:
        """The key of its job, which says how far it is."""
        return f"bundle:{self.pk}"


class Item(models.Model):
    """One paper of a part: where it comes from, under which title it is listed, and where it stands once bound."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="items")
    of = models.CharField(max_length=60)  # "letter:k3…", "plan:12" (a version), "file:5b0c…"
    file = models.ForeignKey("files.File", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=1, choices=Section.choices)
    title = models.CharField(max_length=200)
    author = models.CharField(max_length=200, blank=True)
    dated = models.DateField(null=True, blank=True)
    is_in = models.BooleanField(default=True)
    trouble = models.CharField(max_length=300, blank=True)  # why it could not be bound
    first_page = models.PositiveIntegerField(null=True, blank=True)
    pages = models.PositiveIntegerField(default=0)
    wordless = models.PositiveIntegerField(default=0)  # pages whose words cannot be searched

    class Meta:
        ordering = ["section", models.F("dated").asc(nulls_last=True), "id"]
        constraints = [models.UniqueConstraint(fields=["part", "of"], name="paper_in_bundle_once")]

    def __str__(self) -> str:
        return f"bundle-item:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.part.organisation_id
