"""How times are chosen: a short poll before each year (Q65)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .programme import Series


class Poll(models.Model):
    """Which days and times suit people. It decides nothing by itself: the organisers say what they chose, and why."""

    key = models.SlugField(max_length=80, unique=True)
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="polls")
    title = models.CharField(max_length=160)
    opens_on = models.DateField()
    closes_on = models.DateField()
    decided_on = models.DateField(null=True, blank=True)
    decision = models.TextField(blank=True)

    class Meta:
        ordering = ["-opens_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="poll_closes_after_it_opens")
        ]

    def __str__(self) -> str:
        return f"forum-poll:{self.pk}"


class Slot(models.Model):
    """A day of the week and a time that the poll offers."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="slots")
    weekday = models.PositiveSmallIntegerField()  # Monday is 0
    time = models.TimeField()

    class Meta:
        ordering = ["weekday", "time", "id"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "weekday", "time"], name="slot_offered_once"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="slot_on_a_weekday"),
        ]

    def __str__(self) -> str:
        return f"forum-slot:{self.pk}"


class Ballot(models.Model):
    """What one person said: the slots that suit them. Sent again, it takes the place of the one before."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    slots = models.ManyToManyField(Slot, related_name="ballots")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "user"], name="one_ballot_a_person")]

    def __str__(self) -> str:
        return f"forum-ballot:{self.pk}"
