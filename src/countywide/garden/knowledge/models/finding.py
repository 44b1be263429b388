"""How entries are found: what was searched for in vain, words that mean the same, judgements, the state of the index."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from countywide.garden.knowledge.models.entries import Entry
from countywide.platform.kit.models import Versioned


class Search(models.Model):
    """A search that found nothing or little: its words, personal data masked, and how often. A GET may write this."""

    words = models.CharField(max_length=200, unique=True)
    outcome = models.CharField(max_length=10)  # types.Outcome
    team_key = models.SlugField(max_length=80, blank=True)
    times = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)
    dealt_with_at = models.DateTimeField(null=True, blank=True)
    dealt_with_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-times", "-last_at", "id"]
        indexes = [
            models.Index(fields=["-times", "-last_at"], condition=models.Q(dealt_with_at=None), name="search_open")
        ]


class SynonymGroup(Versioned):
    """Words and phrases any of which may stand for any other. Empty table: those that ship with the product hold."""

    says: Any = models.JSONField()  # a list of words and phrases
    note = models.CharField(max_length=200, blank=True)
    is_shipped = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]


class Judgement(models.Model):
    """Somebody said whether an entry answered them, or what is wrong with it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="judgements")
    helped = models.BooleanField()
    wording = models.CharField(max_length=300, blank=True)  # what they had asked; personal data masked
    problem = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    dealt_with_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["entry", "helped"], name="judgement_of_entry")]


class SearchState(models.Model):
    """One number that changes whenever anything that is searched does. Each process compares it before a query."""

    seq = models.BigIntegerField(default=0)


class Fitting(models.Model):
    """The thresholds of refusing, fitted to the rows there are, for one sentence model ("" for words alone)."""

    model = models.CharField(max_length=80, unique=True, blank=True)
    answer = models.FloatField()
    may_help = models.FloatField()
    rows = models.PositiveIntegerField()
    fitted_at = models.DateTimeField(default=timezone.now)
