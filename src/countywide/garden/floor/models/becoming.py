"""What became of what was said: how it was sorted, its answer, what is handled privately, and the file it came from."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from countywide.garden.floor.enums import Kind
from countywide.garden.floor.models.questions import Question
from countywide.garden.floor.models.state import Floor

OURS = settings.AUTH_USER_MODEL


class Handling(models.Model):
    """One question after it was said: what the rule took it for, who sorted it, and what was done."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="handling")
    guessed = models.CharField(max_length=9, choices=Kind.choices)
    wants_training = models.BooleanField(default=False)  # counted in the list of wishes, whatever becomes of it
    team_key = models.CharField(max_length=60, blank=True)  # the team it belongs to, and why
    why_routed = models.CharField(max_length=200, blank=True)
    fits = models.ForeignKey(
        "knowledge.Entry", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # a published answer that answers it, as the engine finds
    sorted_at = models.DateTimeField(null=True, blank=True)
    sorted_by = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    thanked_at = models.DateTimeField(null=True, blank=True)  # its giver was told
    passed_on_at = models.DateTimeField(null=True, blank=True)  # whom it thanks were told
    agreed_at = models.DateTimeField(null=True, blank=True)  # the asker lets their name be passed on
    entry = models.ForeignKey(
        "knowledge.Entry", null=True, blank=True, on_delete=models.PROTECT, related_name="answers_in_sessions"
    )  # an answer that was published already
    answered_at = models.DateTimeField(null=True, blank=True)
    apart_at = models.DateTimeField(null=True, blank=True)  # its asker said that it is not the same as the other

    class Meta:
        ordering = ["question_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entry=None, answered_at=None) | Q(entry__isnull=False, answered_at__isnull=False),
                name="floor_answered_by_an_entry",
            )
        ]

    def __str__(self) -> str:
        return f"handling {self.pk}"


class PrivateQuerySet(models.QuerySet["Private"]):
    """Questions about questions that are handled privately."""

    def seen_by(self, actor: Any) -> PrivateQuerySet:
        """Those of the teams for which somebody handles them; nobody else reads a word of them."""
        from countywide.garden.floor import permissions

        own = actor.organisations_where(permissions.HANDLE_PRIVATE) if hasattr(actor, "organisations_where") else []
        return self.filter(team__organisation_id__in=own)

    def waiting(self) -> PrivateQuerySet:
        return self.filter(replied_at=None)


class Private(models.Model):
    """A question about one child, or with personal data in it: read and replied to by one team alone, never published."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="private")
    team = models.ForeignKey("contacts.Team", null=True, on_delete=models.PROTECT, related_name="+")
    team_key = models.CharField(max_length=60)
    why = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField(default=timezone.now)
    reply_by = models.DateField()
    owner = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owned_at = models.DateTimeField(null=True, blank=True)
    reply = models.TextField(blank=True)  # read by its asker alone, who signs in for it
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = PrivateQuerySet.as_manager()

    class Meta:
        ordering = ["reply_by", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(replied_at=None) | ~Q(reply=""), name="floor_private_reply_has_words")
        ]

    def __str__(self) -> str:
        return f"private {self.pk}"

    @property
    def key(self) -> str:
        """By what a personal link knows it."""
        return self.question.reference

    @property
    def organisation_id(self) -> int | None:
        """Whose people may read it."""
        return self.team.organisation_id if self.team else None


class Reopened(models.Model):
    """An answer did not answer: what its asker said, and the question at the team that had been answered before."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="reopened")
    why = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(OURS, null=True, on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey("knowledge.Question", null=True, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey("knowledge.Entry", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]


class ImportedFile(models.Model):
    """A chat export or a past document that was taken into a session, whole or not at all."""

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="imported")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    report = models.JSONField(default=dict)
    imported_at = models.DateTimeField(default=timezone.now)
    imported_by = models.ForeignKey(OURS, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["floor", "sha256"], name="floor_one_file_a_session")]

    def __str__(self) -> str:
        return f"file {self.pk}"


class FromFile(models.Model):
    """One row of an imported file: where it stood and how it was answered there. Personal data is masked in `public_answer`."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="from_file")
    file = models.ForeignKey(ImportedFile, on_delete=models.PROTECT, related_name="rows")
    row = models.PositiveIntegerField()
    section = models.CharField(max_length=300, blank=True)
    answer = models.TextField(blank=True)
    public_answer = models.TextField(blank=True)
    is_answered = models.BooleanField(default=False)
    held = models.JSONField(default=list)  # kinds of what was held back: never the words

    class Meta:
        ordering = ["file_id", "row"]
        constraints = [models.UniqueConstraint(fields=["file", "row"], name="floor_one_row_a_file")]
