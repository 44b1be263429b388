"""What people say of a session afterwards, and what the organisers did about it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..enums import About, Rating
from .pack import Pack

OURS = settings.AUTH_USER_MODEL


class Remark(models.Model):
    """How it was, or what is missing. Whoever leaves their name off is kept nowhere: `whose` only tells one voice from another."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="remarks")
    reference = models.CharField(max_length=12, unique=True)
    about = models.CharField(max_length=8, choices=About.choices)
    rating = models.PositiveSmallIntegerField(null=True, blank=True, choices=Rating.choices)
    words = models.TextField(blank=True)
    whose = models.CharField(max_length=64, blank=True)
    user = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    reply_by = models.DateField(null=True, blank=True)
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "whose"], condition=Q(about="FEEDBACK") & ~Q(whose=""), name="one_feedback_a_person"
            ),
            models.CheckConstraint(
                condition=Q(about="MISSING") | Q(rating__isnull=False), name="feedback_has_a_rating"
            ),
        ]
        indexes = [models.Index(fields=["pack", "about"], name="remark_of_pack")]

    def __str__(self) -> str:
        return self.reference


class Answered(models.Model):
    """“You said, we did”: what many said, and what came of it."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="answered")
    said = models.CharField(max_length=300)
    did = models.CharField(max_length=500)
    at = models.DateTimeField(default=timezone.now)
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"you-said:{self.pk}"
