"""What is on: series, their meetings, the sittings of each, and the items of its agenda."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from countywide.platform.kit.models import Versioned

from ..enums import Asked


class Series(models.Model):
    """Meetings of one kind for one audience, such as the SENCO forum; the team that organises them."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    audience = models.CharField(max_length=120)  # for whom, as the programme says it
    about = models.TextField(blank=True)
    team_key = models.SlugField(max_length=80)
    until = models.DateField(null=True, blank=True)  # the last day to which it is paid for

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return f"forum-series:{self.pk}"


class Meeting(Versioned):
    """One content, held at each of its sittings."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="meetings")
    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    term = models.CharField(max_length=60, blank=True)
    about = models.TextField(blank=True)
    planned_at = models.DateTimeField(default=timezone.now)
    announced_at = models.DateTimeField(null=True, blank=True)  # until then organisers alone see it
    why_fewer = models.CharField(max_length=200, blank=True)  # why it has fewer sittings than the rule wants
    why_none = models.CharField(max_length=200, blank=True)  # why no service was asked to contribute
    over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-planned_at", "-id"]

    def __str__(self) -> str:
        return f"forum-meeting:{self.pk}"


class SittingQuerySet(models.QuerySet["Sitting"]):
    """Questions about sittings."""

    def held(self) -> SittingQuerySet:
        return self.filter(cancelled_at=None)


class Sitting(Versioned):
    """One day and time at which a meeting is held."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="sittings")
    key = models.SlugField(max_length=90, unique=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    join_link = models.URLField(max_length=400, blank=True)  # told to those who booked, and on no public page
    how_to_join = models.CharField(max_length=300, blank=True)
    capacity = models.PositiveIntegerField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # when it was noted that it is over

    objects = SittingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="sitting_ends_after_it_starts"),
            models.UniqueConstraint(fields=["meeting", "starts_at"], name="one_sitting_at_a_time"),
        ]
        indexes = [
            models.Index(fields=["ends_at"], condition=Q(ended_at=None, cancelled_at=None), name="sitting_not_over")
        ]

    def __str__(self) -> str:
        return f"forum-sitting:{self.pk}"

    @property
    def length(self) -> timedelta:
        return self.ends_at - self.starts_at

    @property
    def over_at(self) -> datetime:
        """When it is over: at its planned end, or before, where a host ended it early."""
        return min(self.ends_at, self.ended_at or self.ends_at)


class Contributor(models.Model):
    """A partner service that was invited to bring items to the agenda of a meeting (Q68)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="contributors")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    words = models.CharField(max_length=300, blank=True)  # what the organisers would like to hear of
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["invited_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "organisation"], name="one_invitation_a_service"),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(declined_at=None), name="contributor_accepts_or_declines"
            ),
        ]

    def __str__(self) -> str:
        return f"forum-contributor:{self.pk}"

    @property
    def state(self) -> Asked:
        """Worked out from the dates."""
        if self.accepted_at:
            return Asked.CONTRIBUTES
        return Asked.DECLINED if self.declined_at else Asked.INVITED


class AgendaItem(Versioned):
    """One item: who presents it, how long it takes, and how many minutes of it are kept for answers (Q74)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    about = models.CharField(max_length=400, blank=True)
    presenter = models.CharField(max_length=160, blank=True)  # as the programme says it
    speaker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    service = models.CharField(max_length=120, blank=True)
    team_key = models.SlugField(max_length=80, blank=True)  # who answers what is asked about it
    minutes = models.PositiveSmallIntegerField()
    answer_minutes = models.PositiveSmallIntegerField()
    contributor = models.ForeignKey(Contributor, null=True, blank=True, on_delete=models.PROTECT, related_name="items")
    offered_at = models.DateTimeField(null=True, blank=True)  # by a contributor
    agreed_at = models.DateTimeField(null=True, blank=True)  # stands on the agenda from then
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_why = models.CharField(max_length=200, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(answer_minutes__lte=F("minutes")), name="answers_fit_into_their_item")
        ]

    def __str__(self) -> str:
        return f"forum-item:{self.pk}"
