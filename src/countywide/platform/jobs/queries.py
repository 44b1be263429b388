"""Questions about jobs: django-q2's own tables are read here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone
from django_q.models import OrmQ, Schedule, Task

from countywide.platform.jobs import rules
from countywide.platform.jobs.models import Run, Worker


def worker_alive(now: datetime | None = None) -> bool:
    """Whether any worker was heard of lately."""
    return workers_alive(now or timezone.now()).exists()


def workers_alive(now: datetime) -> QuerySet[Worker]:
    """The workers heard of lately, oldest first."""
    return Worker.objects.filter(beat_at__gte=now - rules.SILENT_AFTER).order_by("started_at", "id")


def waiting(now: datetime) -> QuerySet[Any]:
    """Jobs nobody has in hand: new ones and those that broke and wait for another try, the next first."""
    jobs: QuerySet[Any] = OrmQ.objects.exclude(in_hand(now)).select_related("run").order_by("lock", "id")
    return jobs


def running(now: datetime) -> QuerySet[Run]:
    """Jobs in hand, the longest first."""
    return (
        Run.objects.exclude(worker="")
        .filter(queued__lock__gt=now)
        .select_related("queued")
        .order_by("started_at", "id")
    )


def in_hand(now: datetime) -> Q:
    """A job is in hand while its worker renews the lease."""
    return Q(run__isnull=False, lock__gt=now) & ~Q(run__worker="")


def failed() -> QuerySet[Any]:
    """Jobs that were given up and that nobody has run again or removed, the latest first."""
    given_up: QuerySet[Any] = Task.objects.filter(success=False).order_by("-stopped", "id")
    return given_up


def done_since(moment: datetime) -> QuerySet[Any]:
    """Jobs that went well, the latest first."""
    done: QuerySet[Any] = Task.objects.filter(success=True, stopped__gte=moment).order_by("-stopped", "id")
    return done


def schedules() -> list[tuple[Schedule, datetime | None]]:
    """Every schedule with when it last ran."""
    rows = list(Schedule.objects.order_by("func", "id"))
    groups = Task.objects.filter(group__in=[row.name or str(row.pk) for row in rows])
    ran = dict(groups.order_by().values_list("group").annotate(Max("stopped")))
    return [(row, ran.get(row.name or str(row.pk))) for row in rows]


def standing(now: datetime) -> dict[str, Any]:
    """How the machinery stands, in numbers: workers alive, jobs ready, and how long the first of them has waited."""
    ready = waiting(now).filter(lock__lte=now).order_by().aggregate(count=Count("pk"), first=Min("lock"))
    waited = now - ready["first"] if ready["first"] else timedelta()
    return {"workers": list(workers_alive(now)), "ready": ready["count"], "waited": waited}
