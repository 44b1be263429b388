"""Jobs for tests."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone
from django_q.models import OrmQ, Task
from django_q.tasks import async_task

from countywide.platform.jobs.models import Run, Worker

NUMBERS = count(1)
done: list[Any] = []


def note(*what: Any) -> int:
    """Notes that it was done."""
    done.append(what)
    return len(done)


def breaks() -> None:
    """Breaks."""
    raise ValueError("The paper ran out.")


NOTE, BREAKS = f"{__name__}.note", f"{__name__}.breaks"


def queued(job: str = NOTE, *args: Any, **given: Any) -> OrmQ:
    async_task(job, *args, **given)
    return OrmQ.objects.latest("id")


def worker(beat_at: datetime | None = None) -> Worker:
    return Worker.objects.create(name=f"machine:{next(NUMBERS)}", beat_at=beat_at or timezone.now())


def running(job: str = NOTE) -> Run:
    job_queued = queued(job)
    OrmQ.objects.filter(pk=job_queued.pk).update(lock=timezone.now() + timedelta(seconds=40))
    return Run.objects.create(queued=job_queued, worker="machine:1", started_at=timezone.now(), attempts=1)


def ended(*, success: bool = False, job: str = NOTE, args: tuple[Any, ...] = ("again",), **given: Any) -> Task:
    number, now = next(NUMBERS), timezone.now()
    return Task.objects.create(
        **{
            "id": f"{number:032}",
            "name": f"job {number}",
            "func": job,
            "args": args,
            "kwargs": {},
            "started": now,
            "stopped": now,
            "success": success,
            "result": None if success else "ValueError: The paper ran out.\nTraceback …",
            "attempt_count": 1 if success else 5,
            **given,
        }
    )
