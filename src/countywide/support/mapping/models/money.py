"""What changed in an amount, the letter that said so, and schools that say that needs have grown."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from .. import permissions
from ..enums import Answered
from .profiles import Profile


class Change(models.Model):
    """One change of a child's amount: old, new, from when, why."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="changes")
    on = models.DateField()
    stream = models.CharField(max_length=20)
    standing = models.CharField(max_length=20)
    old_pence = models.BigIntegerField(null=True, blank=True)
    new_pence = models.BigIntegerField()
    from_on = models.DateField()
    to_on = models.DateField()
    why = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"amount-change:{self.pk}"


class LetterQuerySet(models.QuerySet["Letter"]):
    """Questions about letters."""

    def seen_by(self, user: Any) -> LetterQuerySet:
        """Every one, for those who map or pay; those to one's own school."""
        if not hasattr(user, "organisations_where"):
            return self.none()
        if user.may(permissions.MAP) or user.may(permissions.FUND):
            return self
        return self.filter(profile__school_id__in=user.organisations_where(permissions.READ_OWN))


class Letter(models.Model):
    """What a school was told of one child's amount, as it was told. It is never changed: a later letter says what is new."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="letters")
    on = models.DateField()
    facts = models.JSONField()  # rows of heading and words, in their order
    levels = models.JSONField()
    said = models.JSONField()  # paragraphs

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"funding-letter:{self.pk}"


class GrownQuerySet(models.QuerySet["Grown"]):
    """Questions about schools whose needs have grown."""

    def seen_by(self, user: Any) -> GrownQuerySet:
        if not hasattr(user, "organisations_where"):
            return self.none()
        return (
            self
            if user.may(permissions.FUND)
            else self.filter(school_id__in=user.organisations_where(permissions.READ_OWN))
        )


class Grown(models.Model):
    """A school says that its needs have grown: which children, what changed, what it costs; and the answer with reasons."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    entry_year = models.PositiveSmallIntegerField()
    profiles = models.ManyToManyField(Profile, related_name="+")
    changed = models.TextField()
    cost_pence = models.BigIntegerField()
    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answered = models.CharField(max_length=4, choices=Answered.choices, blank=True)
    given_pence = models.BigIntegerField(default=0)
    reasons = models.TextField(blank=True)

    objects = GrownQuerySet.as_manager()

    class Meta:
        ordering = ["answer_by", "id"]
        constraints = [
            models.UniqueConstraint(fields=["school"], condition=Q(answered_on=None), name="one_grown_waits_a_school"),
            models.CheckConstraint(
                condition=Q(answered_on=None, answered="")
                | (Q(answered_on__isnull=False) & ~Q(answered="") & ~Q(reasons="")),
                name="grown_answered_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"needs-grown:{self.pk}"

    @property
    def organisation_id(self) -> int:
        return int(self.school_id)
