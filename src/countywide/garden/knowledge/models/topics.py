"""Topics, who follows them, and figures written once and shown wherever they are mentioned."""

from __future__ import annotations

from datetime import date
from secrets import token_urlsafe

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from countywide.garden.knowledge.models.owning import OwnedByTeam
from countywide.platform.kit.models import Versioned


class Topic(OwnedByTeam, Versioned):
    """A subject people look for, with its own page and the team that keeps it right."""

    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    intro = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["order", "title", "id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/topics/{self.key}"


def new_token() -> str:
    """What the links in a follower's messages carry, so that nobody else can stop them."""
    return token_urlsafe(24)


class Follow(models.Model):
    """Somebody wants to hear when a topic changes. An address that is not signed in confirms it first."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="follows")
    email = models.EmailField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=40, unique=True, default=new_token)
    made_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["topic", "email"], name="one_follow_a_topic")]

    @property
    def is_on(self) -> bool:
        return self.confirmed_at is not None and self.ended_at is None


class ValueQuerySet(models.QuerySet["Value"]):
    """Questions about figures."""

    def in_force_on(self, day: date) -> ValueQuerySet:
        return self.filter(Q(from_on=None) | Q(from_on__lte=day), Q(until_on=None) | Q(until_on__gte=day))


class Value(Versioned):
    """A limit, date or status that `{{value:KEY}}` stands for in every answer, between two dates."""

    key = models.SlugField(max_length=60)
    label = models.CharField(max_length=120)
    value = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    objects = ValueQuerySet.as_manager()

    class Meta:
        ordering = ["key", "from_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["key", "from_on"], name="one_value_from_a_day"),
            models.UniqueConstraint(fields=["key"], condition=Q(from_on=None), name="one_value_from_the_start"),
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="value_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.unit}".strip()
