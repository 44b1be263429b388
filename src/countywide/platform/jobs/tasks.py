"""The room's own regular jobs: old results are cleared away, and the embedded database learns how its tables look."""

from __future__ import annotations

from datetime import time, timedelta

from django.db import connection
from django.utils import timezone
from django_q.models import Task

from countywide.platform.jobs.models import Progress, Worker
from countywide.platform.jobs.types import Regular

KEPT = timedelta(days=2)  # jobs that went well
PROGRESS_KEPT = timedelta(days=30)


def tidy() -> int:
    """Clear away what was done days ago. Jobs that failed stay until somebody runs them again or removes them."""
    now = timezone.now()
    Worker.objects.filter(beat_at__lt=now - timedelta(days=1)).delete()
    Progress.objects.filter(said_at__lt=now - PROGRESS_KEPT).delete()
    count: int = Task.objects.filter(success=True, stopped__lt=now - KEPT).delete()[0]
    return count


def measure() -> None:
    """Let SQLite look at its tables, so that it chooses indexes by what is in them. PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


regular = [
    Regular("countywide.platform.jobs.tasks.tidy", daily_at=time(3, 10)),
    Regular("countywide.platform.jobs.tasks.measure", daily_at=time(4, 40)),
]
