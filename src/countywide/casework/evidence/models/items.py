"""The evidence itself: what it is, who wrote it, when it was written and when it came."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..enums import Source


class ItemQuerySet(models.QuerySet["Item"]):
    """Questions about evidence."""

    def kept(self) -> ItemQuerySet:
        """What was not taken back by whoever sent it."""
        return self.filter(removed_on=None)

    def for_family(self, user: Any) -> ItemQuerySet:
        """What a family is shown: its own, and what an officer shared with them."""
        return self.filter(Q(to_family=True) | Q(source=Source.FAMILY, added_by_id=user.pk))

    def listed(self) -> ItemQuerySet:
        return self.select_related("file", "organisation", "superseded_by", "form_version", "added_by")


class Item(models.Model):
    """One piece of evidence on a case."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="evidence")
    request = models.ForeignKey(
        "evidence.EvidenceRequest", null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # whose it is, if an organisation's
    kind = models.SlugField(max_length=40)
    kind_name = models.CharField(max_length=200)
    author = models.CharField(max_length=120)
    author_role = models.CharField(max_length=120)
    written_on = models.DateField()
    received_on = models.DateField()
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    relevance = models.CharField(max_length=500, blank=True)
    third_party = models.BooleanField(default=False)
    form_version = models.ForeignKey(
        "evidence.EvidenceForm", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    file = models.OneToOneField("files.File", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=10, choices=Source.choices)
    to_family = models.BooleanField(default=False)
    superseded_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaces")
    removed_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(written_on__lte=F("received_on")), name="evidence_written_before_received"
            ),
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_to__gte=F("period_from")),
                name="evidence_period_runs_forwards",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "-received_on", "-id"], name="evidence_of_case"),
            models.Index(fields=["request", "id"], name="evidence_of_request"),
        ]

    def __str__(self) -> str:
        return f"evidence:{self.pk}"
