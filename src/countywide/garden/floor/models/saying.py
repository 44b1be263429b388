"""The chat, the link basket, and what one person chose for oneself."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from countywide.garden.floor.models.state import Floor

OURS = settings.AUTH_USER_MODEL


class Said(models.Model):
    """One line of the chat. It never stands in the queue, and is kept apart from questions."""

    floor = models.ForeignKey(Floor, on_delete=models.CASCADE, related_name="said")
    key = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    public_text = models.TextField()
    author = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    author_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    turn = models.PositiveBigIntegerField(default=0, editable=False)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["floor", "author", "key"], condition=~Q(key=""), name="floor_said_once")
        ]
        indexes = [models.Index(fields=["floor", "turn"], name="floor_said_turn")]


class Link(models.Model):
    """An address somebody gave: in the basket once a host approved it, and in the pack."""

    floor = models.ForeignKey(Floor, on_delete=models.CASCADE, related_name="links")
    address = models.URLField(max_length=500)
    title = models.CharField(max_length=200)
    posted_by = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(default=timezone.now)
    turn = models.PositiveBigIntegerField(default=0, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(OURS, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    refused_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    broken_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["floor", "address"], name="floor_one_link_an_address"),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(refused_at=None), name="floor_link_decided_one_way"
            ),
        ]
        indexes = [models.Index(fields=["floor", "turn"], name="floor_link_turn")]


class Choices(models.Model):
    """How one person likes a session: without the chat, or loaded again by itself where there is no script."""

    person = models.OneToOneField(OURS, on_delete=models.CASCADE, related_name="+")
    hides_chat = models.BooleanField(default=False)
    loads_again = models.BooleanField(default=False)
