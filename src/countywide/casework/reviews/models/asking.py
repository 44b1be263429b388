"""Requests around reviews: an early one, a second look at a decision, and a better form."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from countywide.platform.kit.models import Versioned

from ..enums import EarlyAnswer, EarlyFrom, SuggestionState, Urgency
from .review import Review


class EarlyRequest(Versioned):
    """Somebody asks for a review before it is due. The council answers with reasons; it is never refused because an
    amendment is under way. Where the council begins one by itself, the two are one day's."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="early_requests")
    asked_by = models.CharField(max_length=12, choices=EarlyFrom.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reasons = models.JSONField(default=list)
    text = models.TextField()
    urgency = models.CharField(max_length=10, choices=Urgency.choices, default=Urgency.ROUTINE)
    family_knows = models.BooleanField(null=True)
    asked_on = models.DateField()
    answer_by = models.DateField()
    answer = models.CharField(max_length=8, choices=EarlyAnswer.choices, blank=True)
    because = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["answer_by", "id"], condition=Q(answered_on=None), name="early_waiting")]

    def __str__(self) -> str:
        return f"early-request:{self.pk}"

    @property
    def team_id(self) -> int:
        """The team that answers. Whoever asked is kept as `organisation`."""
        return self.plan.organisation_id


class LookAgain(Versioned):
    """A school asks the council to look again at a decision after a review (Q29a). It is no appeal and takes none away."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_on = models.DateField()
    text = models.TextField()
    reply_by = models.DateField()
    escalated_on = models.DateField(null=True, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reply = models.TextField(blank=True)
    stands = models.BooleanField(null=True)  # whether the decision stands

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "by"], condition=Q(replied_on=None), name="one_look_at_a_time")
        ]
        indexes = [models.Index(fields=["reply_by", "id"], condition=Q(replied_on=None), name="look_waiting")]

    def __str__(self) -> str:
        return f"look-again:{self.pk}"


class Suggestion(Versioned):
    """How the form could be better, with a status that everybody can read (Q28)."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    page = models.SlugField(max_length=40, blank=True)
    made_on = models.DateField()
    text = models.CharField(max_length=1000)
    published_as = models.CharField(max_length=300, blank=True)  # in the council's words, without anybody's name
    state = models.CharField(max_length=8, choices=SuggestionState.choices, default=SuggestionState.NEW)
    reply = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"suggestion:{self.pk}"
