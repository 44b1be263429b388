"""A school’s evaluation, its rounds, ratings and papers, with whom it is shared, and feedback on the tools."""

from __future__ import annotations

import secrets
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from countywide.platform.kit.models import Versioned

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """Seven signs that nobody misreads: FB-7K2M9QX."""
    return "FB-" + "".join(secrets.choice(LETTERS) for _ in range(7))


class Consent(models.Model):
    """A school lets the service keep its evaluation: asked once, in plain words, and kept with those words."""

    organisation = models.OneToOneField("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"evaluation-consent:{self.pk}"


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    """Questions about evaluations."""

    def under_way(self) -> EvaluationQuerySet:
        return self.filter(ended_on=None)


class Evaluation(Versioned):
    """One evaluation. It belongs to the school, so that whoever follows finds it; `worded_on` says which words it was made with."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="evaluations")
    started_on = models.DateField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    worded_on = models.DateField()
    reviewed_on = models.DateField(null=True, blank=True)  # looked at with the link therapist, in the round under way
    baseline_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)  # a new one was begun beside it

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["-started_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(ended_on=None), name="one_evaluation_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(baseline_on=None) | Q(reviewed_on__isnull=False) | Q(ended_on__isnull=False),
                name="baseline_locked_after_a_review",
            ),
        ]

    def __str__(self) -> str:
        return f"evaluation:{self.pk}"


class Round(models.Model):
    """The baseline (number 0), or one time it was rated again. A closed round never changes."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    begun_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "number"], name="one_evaluation_round_a_number"),
            models.UniqueConstraint(
                fields=["evaluation"], condition=Q(closed_on=None), name="one_open_evaluation_round"
            ),
        ]

    def __str__(self) -> str:
        return f"evaluation-round:{self.pk}"


class Rating(models.Model):
    """What a school says of one outcome in one round. The words are about the school, never about a child."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="ratings")
    strand = models.CharField(max_length=40)
    level = models.CharField(max_length=40)
    rating = models.CharField(max_length=40, blank=True)
    evidence = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    priority = models.PositiveSmallIntegerField(null=True, blank=True)
    changed_on = models.DateField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "strand", "level"], name="one_rating_an_outcome"),
            models.CheckConstraint(
                condition=Q(priority=None) | Q(priority__gte=1, priority__lte=3), name="rating_priority_1_to_3"
            ),
        ]

    def __str__(self) -> str:
        return f"evaluation-rating:{self.pk}"


class Paper(models.Model):
    """A PDF from an outside tool, kept beside the evaluation as it came."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(max_length=120)
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"evaluation-paper:{self.pk}"


class Sharing(models.Model):
    """The school shares an evaluation with its link therapist, whoever that is on the day; and perhaps stops."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="sharings")
    since = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    stopped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation"], condition=Q(stopped_on=None), name="evaluation_shared_once"),
            models.CheckConstraint(
                condition=Q(stopped_on=None) | Q(stopped_on__gte=F("since")), name="sharing_stops_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"evaluation-sharing:{self.pk}"


class Feedback(models.Model):
    """What somebody says of the tools: with a reference, who answers by when, and the answer."""

    reference = models.CharField(max_length=12, unique=True, default=new_reference, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    said = models.TextField()
    owner = models.ForeignKey("contacts.Team", null=True, on_delete=models.PROTECT, related_name="+")
    reply_by = models.DateField()
    late_told_on = models.DateField(null=True, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reply = models.TextField(blank=True)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(replied_on=None, reply="") | (Q(replied_on__isnull=False) & ~Q(reply="")),
                name="feedback_replied_with_words",
            )
        ]
        indexes = [models.Index(fields=["reply_by", "id"], condition=Q(replied_on=None), name="feedback_waits")]

    def __str__(self) -> str:
        return f"feedback:{self.pk}"

    @property
    def is_answered(self) -> bool:
        return self.replied_on is not None

    def late_on(self, on: Any) -> bool:
        return self.replied_on is None and self.reply_by < on
