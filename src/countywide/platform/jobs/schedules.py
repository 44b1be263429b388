"""Finds the regular jobs of every room and keeps django-q2's schedules as the rooms want them."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django_q.models import Schedule

from countywide.platform.jobs.types import Regular
from countywide.platform.kit import alone

PREFIX = "countywide."


def wanted() -> list[Regular]:
    """The regular jobs each installed room lists in its `tasks.py`."""
    found: list[Regular] = []
    for room in apps.get_app_configs():
        if room.name.startswith(PREFIX) and find_spec(f"{room.name}.tasks"):
            found += getattr(import_module(f"{room.name}.tasks"), "regular", [])
    return found


def keep() -> None:
    """Make the schedules that are missing, mend those that changed, drop those no room wants any more.

    Workers that start at one moment do so one after the other: else each would make its own, and every job be done twice.
    """
    with transaction.atomic():
        alone.until_the_end("jobs:schedules")
        rows: dict[str, Schedule] = {}
        for row in Schedule.objects.filter(name__startswith=PREFIX).order_by("id"):
            if row.name in rows:
                row.delete()  # made twice, before workers waited for each other
            else:
                rows[row.name] = row
        for regular in wanted():
            keep_one(regular, rows.pop(regular.name, None))
        Schedule.objects.filter(pk__in=[row.pk for row in rows.values()]).delete()


def keep_one(regular: Regular, row: Schedule | None) -> None:
    """Make or mend one schedule; one that is right is left alone, so that its next run stands."""
    kind = Schedule.MINUTES if regular.minutes else Schedule.DAILY
    minutes = regular.minutes or None
    if row and (row.func, row.schedule_type, row.minutes) == (regular.job, kind, minutes):
        return
    row = row or Schedule(name=regular.name)
    row.func, row.schedule_type, row.minutes = regular.job, kind, minutes
    row.repeats, row.next_run = -1, first_run(regular, timezone.localtime())
    row.save()


def first_run(regular: Regular, now: datetime) -> datetime:
    """At once for a job of every few minutes; for a daily one the next time the clock says so."""
    if regular.daily_at is None:
        return now
    today = now.replace(hour=regular.daily_at.hour, minute=regular.daily_at.minute, second=0, microsecond=0)
    return today if today > now else today + timedelta(days=1)
