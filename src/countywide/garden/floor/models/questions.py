"""What people asked, whoever asked the same, and who voted for it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from countywide.garden.floor import permissions
from countywide.garden.floor.enums import Kind, Source
from countywide.garden.floor.models.state import Floor

OURS = settings.AUTH_USER_MODEL


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions about questions."""

    def queued(self) -> QuestionQuerySet:
        """What everybody in the room may see: a question, not merged into another and not hidden."""
        return self.filter(kind=Kind.QUESTION, merged_into=None, hidden_at=None)

    def seen_by(self, actor: Any) -> QuestionQuerySet:
        """The queue, and one's own words whatever became of them; a host all but what is about one child."""
        own = Q(asker_id=actor.pk) if actor.pk else Q(pk=None)
        if actor.may(permissions.HOST):
            return self.filter(~Q(kind=Kind.ONE_CHILD) | own)
        return self.filter(Q(kind=Kind.QUESTION, hidden_at=None) | own)


class Question(models.Model):
    """Something asked of a session. `public_text` is what anybody else is shown: personal data in it is masked."""

    floor = models.ForeignKey(Floor, on_delete=models.CASCADE, related_name="questions")
    reference = models.CharField(max_length=12, unique=True)
    key = models.CharField(max_length=40, blank=True)  # made by the form: sent twice, it is one question
    text = models.TextField()
    public_text = models.TextField()
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.QUESTION)
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.LIVE)
    item = models.ForeignKey("forum.AgendaItem", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asker = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asker_name = models.CharField(max_length=200, blank=True)  # where whoever asked has no account here
    asker_email = models.EmailField(blank=True)
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_anonymous = models.BooleanField(default=False)  # the room is not told who asked
    asked_at = models.DateTimeField(default=timezone.now)
    turn = models.PositiveBigIntegerField(default=0, editable=False)  # the floor's version when it last changed
    vote_count = models.PositiveIntegerField(default=0, editable=False)
    answered_live_at = models.DateTimeField(null=True, blank=True)
    answered_live_by = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    hidden_why = models.CharField(max_length=200, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="repeats")
    merged_at = models.DateTimeField(null=True, blank=True)
    sent_on = models.ForeignKey(
        "knowledge.Question", null=True, blank=True, on_delete=models.PROTECT, related_name="asked_in_sessions"
    )
    sent_on_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-vote_count", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="floor_question_merged_into_another"),
            models.CheckConstraint(
                condition=Q(merged_into=None, merged_at=None) | Q(merged_into__isnull=False, merged_at__isnull=False),
                name="floor_question_merged_with_a_time",
            ),
            models.UniqueConstraint(
                fields=["floor", "asker", "key"], condition=~Q(key=""), name="floor_question_sent_once"
            ),
        ]
        indexes = [
            models.Index(fields=["floor", "turn"], name="floor_question_turn"),
            models.Index(fields=["floor", "kind", "-vote_count"], name="floor_question_queue"),
        ]

    def __str__(self) -> str:
        return self.reference


class Asker(models.Model):
    """Somebody who wants to hear the answer: whoever asked, and everybody whose question was merged into it."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="askers")
    user = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    asked_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["question", "email"], name="floor_one_asker_a_question")]


class Vote(models.Model):
    """One person would like this question answered."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="votes")
    voter = models.ForeignKey(OURS, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["question", "voter"], name="floor_one_vote_a_person")]
