"""The regular jobs: found in the rooms, kept as schedules, queued when due."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta
from time import sleep
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone
from django_q.models import OrmQ, Schedule, Task

from countywide.platform.jobs import loop, schedules, tasks
from countywide.platform.jobs.tests.factories import NOTE, ended, worker
from countywide.platform.jobs.types import Regular

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def wanted(monkeypatch):
    def want(*regular):
        monkeypatch.setattr(schedules, "wanted", lambda: list(regular))

    return want


def test_the_outbox_is_swept_every_minute():
    assert Regular("countywide.platform.outbox.tasks.send_what_is_due", minutes=1) in schedules.wanted()


def test_schedules_are_made_mended_and_dropped(wanted):
    wanted(Regular("countywide.a", minutes=1), Regular("countywide.b", daily_at=time(3)))
    schedules.keep()
    schedules.keep()
    assert [(row.func, row.schedule_type, row.minutes) for row in Schedule.objects.order_by("func")] == [
        ("countywide.a", "I", 1),
        ("countywide.b", "D", None),
    ]
    wanted(Regular("countywide.a", minutes=5))
    schedules.keep()
    assert [(row.func, row.minutes) for row in Schedule.objects.all()] == [("countywide.a", 5)]


def test_a_schedule_made_twice_at_one_moment_is_kept_once(wanted):
    wanted(Regular("countywide.a", minutes=1))
    schedules.keep()
    Schedule.objects.create(name="countywide.a", func="countywide.a", schedule_type="I", minutes=1)
    schedules.keep()
    assert Schedule.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_workers_that_start_at_one_moment_make_each_schedule_once(wanted, monkeypatch):
    """On SQLite, which lets one change in at a time and whose test database is one connection's own, they take turns."""
    wanted(Regular("countywide.a", minutes=1))
    first_run = schedules.first_run
    monkeypatch.setattr(schedules, "first_run", lambda *given: (sleep(0.3), first_run(*given))[1])

    def start(_):
        schedules.keep()
        connection.close()

    if connection.vendor == "postgresql":
        with ThreadPoolExecutor(2) as workers:
            list(workers.map(start, range(2)))
    else:
        schedules.keep()
        schedules.keep()
    assert Schedule.objects.count() == 1


@pytest.mark.parametrize(("hour", "day"), [(1, 23), (3, 24), (9, 24)])
def test_a_daily_job_first_runs_the_next_time_the_clock_says_so(hour, day):
    now = datetime(2026, 11, 23, hour, 0, tzinfo=LONDON)
    assert schedules.first_run(Regular("a", daily_at=time(3)), now) == datetime(2026, 11, day, 3, 0, tzinfo=LONDON)


@pytest.mark.django_db(transaction=True)  # django-q2 closes connections that are inside a transaction
def test_what_is_due_is_queued_once(wanted):
    wanted(Regular(NOTE, minutes=1))
    Schedule.objects.create(
        name="due", func=NOTE, schedule_type="I", minutes=1, next_run=timezone.now() - timedelta(hours=5)
    )
    worker_loop = loop.Loop(parent=0)
    worker_loop.look_at_schedules()
    worker_loop.looked_at = 0
    worker_loop.look_at_schedules()
    assert [job.func() for job in OrmQ.objects.all()] == [
        NOTE
    ]  # what was missed while nobody worked is not made up for


def test_old_results_are_cleared_away_and_failures_stay():
    ended(success=True, stopped=datetime(2020, 1, 1, tzinfo=UTC))
    kept = [ended(success=True), ended(success=False, stopped=datetime(2020, 1, 1, tzinfo=UTC))]
    worker(beat_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert tasks.tidy() == 1
    assert set(Task.objects.all()) == set(kept)
