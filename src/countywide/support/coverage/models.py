"""What a service is in a district, everything that was ever said of it, and the gaps that schools log."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from countywide.platform.kit.models import Versioned

from . import permissions, rules
from .enums import Came, Level

USER = settings.AUTH_USER_MODEL


class Reach(Versioned):
    """A service in a district, as its owner says it is now."""

    service = models.SlugField(max_length=60)  # of the policy
    place = models.SlugField(max_length=60)  # the district's name as an address holds it
    district = models.ForeignKey("schools.District", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    provider = models.CharField(max_length=200, blank=True)
    scope = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)  # none: the page says “no date”
    interim = models.TextField(blank=True)  # a line each
    sessions = models.PositiveIntegerField(null=True, blank=True)  # contracted in a year
    staff_hundredths = models.PositiveIntegerField(null=True, blank=True)  # whole-time equivalents
    said_on = models.DateField()
    next_on = models.DateField()  # by when there is news again

    class Meta:
        ordering = ["service", "place"]
        constraints = [
            models.UniqueConstraint(fields=["service", "place"], name="coverage_one_row_a_place"),
            models.UniqueConstraint(fields=["service", "district"], name="coverage_one_row_a_district"),
            models.CheckConstraint(condition=Q(next_on__gte=F("said_on")), name="coverage_news_after_it_was_said"),
        ]
        indexes = [models.Index(fields=["next_on"], name="coverage_next_on")]

    def __str__(self) -> str:
        return f"coverage:{self.pk}"

    @property
    def interim_lines(self) -> list[str]:
        return [line.strip() for line in self.interim.splitlines() if line.strip()]

    def state_on(self, on: date) -> str:
        return rules.state_of(self.starts_on, on=on)


class Saying(models.Model):
    """One thing that was said of a service in a district, for good: the database refuses any change."""

    reach = models.ForeignKey(Reach, on_delete=models.PROTECT, related_name="sayings")
    said_on = models.DateField()
    by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    provider = models.CharField(max_length=200, blank=True)
    scope = models.TextField(blank=True)
    starts_on = models.DateField(null=True)
    interim = models.TextField(blank=True)
    next_on = models.DateField()

    class Meta:
        ordering = ["-said_on", "-id"]

    def __str__(self) -> str:
        return f"coverage-saying:{self.pk}"


class Alarm(models.Model):
    """Somebody was told that the promised day passed in silence: once a level."""

    reach = models.ForeignKey(Reach, on_delete=models.CASCADE, related_name="alarms")
    promised_on = models.DateField()
    level = models.CharField(max_length=8, choices=Level.choices)
    on = models.DateField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["reach", "promised_on", "level"], name="coverage_alarm_once")]

    def __str__(self) -> str:
        return f"coverage-alarm:{self.pk}"


class GapQuerySet(models.QuerySet["Gap"]):
    """Questions about gaps."""

    def seen_by(self, user: Any) -> GapQuerySet:
        """Those of one's own school, and those that one's team answers."""
        schools, teams = (user.organisations_where(each) for each in (permissions.LOG, permissions.KEEP))
        seen = Q(school_id__in=schools) | Q(organisation_id__in=teams)
        return self if user.may(permissions.HEAR_ALL) else self.filter(seen)

    def records(self) -> GapQuerySet:
        """Those that stand for themselves: what was merged stands behind another."""
        return self.filter(merged_into=None)

    def waiting_for_us(self) -> GapQuerySet:
        """Those to which an answer, or the next news, is owed."""
        return self.records().exclude(reply_by=None)


class Gap(Versioned):
    """What a school cannot get: no child is named in it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=rules.new_reference, editable=False)
    service = models.SlugField(max_length=60)
    place = models.SlugField(max_length=60)
    district = models.ForeignKey("schools.District", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")  # who answers
    school = models.ForeignKey("accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    came = models.CharField(max_length=8, choices=Came.choices, default=Came.FORM)
    section = models.SlugField(max_length=60)
    source = models.CharField(max_length=200, blank=True)  # the reference or address where it was asked
    asker_email = models.EmailField(blank=True)
    logged_on = models.DateField()
    logged_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    words_key = models.TextField(editable=False)  # as it is compared
    waiting = models.PositiveIntegerField(null=True)  # pupils
    since_on = models.DateField(null=True)
    pays_pence = models.PositiveIntegerField(default=0)  # by the school itself, in a year
    reply_by = models.DateField(null=True)  # none once nothing more is owed
    asked_as = models.TextField(blank=True)  # the question as everybody reads it
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    merged_on = models.DateField(null=True)

    objects = GapQuerySet.as_manager()

    class Meta:
        ordering = ["logged_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None, merged_on=None) | Q(merged_into__isnull=False, merged_on__isnull=False),
                name="coverage_gap_merged_on",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="coverage_gap_not_into_itself"),
        ]
        indexes = [
            models.Index(fields=["service", "place"], name="coverage_gap_place"),
            models.Index(fields=["organisation", "reply_by"], name="coverage_gap_owed"),
            models.Index(fields=["school", "logged_on"], name="coverage_gap_school"),
        ]

    def __str__(self) -> str:
        return f"coverage-gap:{self.pk}"


class Reply(models.Model):
    """An answer to a gap, published, for good: the database refuses any change."""

    gap = models.ForeignKey(Gap, on_delete=models.PROTECT, related_name="replies")
    on = models.DateField()
    by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    next_on = models.DateField(null=True)

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"coverage-reply:{self.pk}"
