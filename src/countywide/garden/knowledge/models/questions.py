"""Questions that nobody had answered, and everyone who asked them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from countywide.garden.knowledge import permissions, rules
from countywide.garden.knowledge.enums import QuestionState
from countywide.garden.knowledge.models.entries import Entry
from countywide.garden.knowledge.models.owning import OwnedByTeam
from countywide.platform.kit.models import Versioned


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions about questions."""

    def seen_by(self, actor: Any) -> QuestionQuerySet:
        """Editors all of them; an answer owner those of their own team."""
        if actor.may(permissions.EDIT):
            return self
        own = (
            actor.organisations_where(permissions.ANSWER)
            if actor.pk is not None and hasattr(actor, "organisations_where")
            else []
        )
        return self.filter(team__organisation_id__in=own)

    def waiting(self) -> QuestionQuerySet:
        return self.filter(answered_at=None, closed_at=None, joined_into=None)


class Question(OwnedByTeam, Versioned):
    """One question on its way to an answer. `public_text` is what anybody but its team is shown."""

    reference = models.CharField(max_length=12, unique=True)
    text = models.TextField()
    public_text = models.TextField()  # personal data masked
    sameness = models.CharField(max_length=300, blank=True, db_index=True)  # two questions in the same words share it
    is_private = models.BooleanField(default=False)  # reads as if about one child, or holds personal data
    why_routed = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    reply_by = models.DateField()
    from_entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="queued_as")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="answers_to")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_why = models.CharField(max_length=200, blank=True)
    joined_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined")

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["reply_by", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(joined_into=F("id")), name="question_joined_to_another"),
            models.CheckConstraint(
                condition=Q(answer=None, answered_at=None) | Q(answer__isnull=False, answered_at__isnull=False),
                name="question_answered_by_an_entry",
            ),
            models.UniqueConstraint(
                fields=["from_entry"], condition=Q(answered_at=None, closed_at=None), name="one_open_question_an_entry"
            ),
        ]
        indexes = [
            models.Index(
                fields=["team_key", "reply_by"],
                condition=Q(answered_at=None, closed_at=None, joined_into=None),
                name="question_waiting",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def state(self) -> QuestionState:
        """Worked out from the dates, today."""
        return rules.question_state(
            answered_at=self.answered_at,
            closed_at=self.closed_at,
            is_joined=self.joined_into_id is not None,
            reply_by=self.reply_by,
            on=timezone.localdate(),
        )

    def text_for(self, actor: Any) -> str:
        """The words as this person may read them: whole for its team and for those who see what is held back."""
        if actor.may(permissions.SEE_HELD) or (self.team_id and actor.may(permissions.ANSWER, about=self)):
            return self.text
        return self.public_text


class Asker(models.Model):
    """Somebody who asked a question and is told its answer."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="askers")
    email = models.EmailField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["question", "email"], name="one_asker_a_question")]
