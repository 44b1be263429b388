"""What the machinery says of itself: workers that are alive, jobs being tried, how far long work has got.

The queue, the schedules and the results are django-q2's own tables.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Worker(models.Model):
    """A process that works off the queue, as it last said. Its row goes when it stops in good order."""

    name = models.CharField(max_length=120, unique=True)  # machine, process id and a number of its own
    started_at = models.DateTimeField(default=timezone.now)
    beat_at = models.DateTimeField(default=timezone.now)
    doing = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class Run(models.Model):
    """The tries at one job that is still in the queue: who has it now, how often it was begun, why it broke."""

    queued = models.OneToOneField("django_q.OrmQ", on_delete=models.CASCADE, related_name="run")
    worker = models.CharField(max_length=120, blank=True)  # empty while it waits for another try
    started_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"run:{self.pk}"


class Progress(models.Model):
    """How far one long piece of work has got."""

    key = models.CharField(max_length=120, unique=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)  # 0 while it is not known
    words = models.CharField(max_length=200, blank=True)
    is_over = models.BooleanField(default=False)
    said_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.key

    @property
    def percent(self) -> int | None:
        """How much is done, in hundredths; None while the whole is not known."""
        return min(100, self.done * 100 // self.total) if self.total else None
