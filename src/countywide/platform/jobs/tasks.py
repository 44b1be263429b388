"""The room's own regular job: old results are cleared away."""

from __future__ import annotations

from datetime import time, timedelta

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


regular = [Regular("countywide.platform.jobs.tasks.tidy", daily_at=time(3, 10))]
