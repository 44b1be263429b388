"""Works off the queue in one process, one job at a time: claims it, runs it, keeps how it ended.

The queue is django-q2's table and jobs are put there by its `async_task`. Its cluster of five processes is not used:
docs/decisions/0005-one-process-a-worker.md says what kill -9 did to it.
"""

from __future__ import annotations

import logging
import os
import pydoc
import signal
import socket
import time
import traceback
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connections, transaction
from django.utils import timezone
from django_q.conf import Conf
from django_q.models import OrmQ, Schedule, Task
from django_q.scheduler import scheduler
from django_q.signing import BadSignature, SignedPackage
from django_q.timeout import TimeoutException, TimeoutHandler

from countywide.platform.jobs import progress, rules, schedules
from countywide.platform.jobs.beating import Beat
from countywide.platform.jobs.models import Run

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=settings.Q_CLUSTER["lease"])
POLL = settings.Q_CLUSTER["poll"]
BREATH = 0.005  # between jobs, so that a web request waiting to write on SQLite gets its turn
BETWEEN_LOOKS_AT_SCHEDULES = 5


class Loop:
    """One worker process."""

    def __init__(self, *, parent: int) -> None:
        self.name = f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        self.looked_at = 0.0
        self.beat = Beat(self.name, parent=parent, lease=LEASE, stop=self.stop)

    def stop(self, *_: Any) -> None:
        """Leave after the job in hand; a long one that asks may leave off sooner."""
        progress.STOPPING.set()

    def run(self) -> None:
        """Work until told to stop. A database that does not answer is waited for."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal tells parent and children; the parent decides
        self.beat.start()
        is_ready = False
        while not progress.must_stop():
            try:
                if not is_ready:
                    schedules.keep()
                    is_ready = True
                self.look_at_schedules()
                time.sleep(BREATH if self.work_once() else POLL)
            except (OperationalError, InterfaceError) as closed:
                log.warning("The database did not answer: %s", str(closed).splitlines()[0] if str(closed) else closed)
                connections.close_all()
                time.sleep(2)
        self.beat.end()

    def look_at_schedules(self) -> None:
        """Queue the regular jobs that are due; asks first, because queuing takes the write lock on SQLite."""
        if time.monotonic() - self.looked_at < BETWEEN_LOOKS_AT_SCHEDULES:
            return
        self.looked_at = time.monotonic()
        if Schedule.objects.filter(next_run__lt=timezone.now()).exclude(repeats=0).exists():
            scheduler()

    def work_once(self) -> bool:
        """Do one job, if there is one."""
        close_old_connections()
        run = claim(self.name, timezone.now())
        if run is None:
            return False
        work(run, self.beat)
        return True


def claim(worker: str, now: datetime) -> Run | None:
    """Take the first job that is ready, or whose worker has not renewed its lease; say so before it begins."""
    for job in OrmQ.objects.filter(key=Conf.CLUSTER_NAME, lock__lte=now).order_by("id")[:4]:
        with transaction.atomic():
            if not OrmQ.objects.filter(pk=job.pk, lock=job.lock).update(lock=now + LEASE):
                continue  # another worker was quicker
            run, _ = Run.objects.get_or_create(queued=job, defaults={"started_at": now})
            run.worker, run.started_at, run.attempts = worker, now, run.attempts + 1
            run.save()
            return run
    return None


def work(run: Run, beat: Beat) -> None:
    """Run the job in hand and keep how it ended. A job that killed its workers too often is not tried again."""
    try:
        task = SignedPackage.loads(run.queued.payload)
    except (TypeError, BadSignature):
        log.error("Job %s in the queue is not ours: its signature is wrong. It was dropped.", run.queued_id)
        OrmQ.objects.filter(pk=run.queued_id).delete()
        return
    if run.attempts > rules.MOST_TRIES:
        end(run, task, result=run.trouble or "Its worker died each time it was tried.", success=False)
        return
    limit = task.get("timeout") or Conf.TIMEOUT
    with beat.holding(run, task["func"], limit):
        result, success = carried_out(task, limit)
    if success:
        end(run, task, result=result, success=True)
    else:
        log.error("Job %s (%s) broke: %s", task["func"], task["id"], str(result).partition("\n")[0])
        put_off(run, task, result)


def carried_out(task: dict[str, Any], limit: int) -> tuple[Any, bool]:
    """Call the job's function; what it gives back, or how it broke."""
    job = pydoc.locate(task["func"]) if isinstance(task["func"], str) else task["func"]
    if not callable(job):
        return f"There is no job called {task['func']}.", False
    try:
        with TimeoutHandler(limit):
            return job(*task["args"], **task["kwargs"]), True
    except (Exception, TimeoutException) as broke:
        return f"{type(broke).__name__}: {broke}\n{traceback.format_exc()}", False


def put_off(run: Run, task: dict[str, Any], trouble: str) -> None:
    """Try again later, each time a longer while; in the end leave it to an operator."""
    wait = rules.wait_after(run.attempts)
    if wait is None:
        end(run, task, result=trouble, success=False)
        return
    with transaction.atomic():
        if mine(run).update(worker="", trouble=trouble):
            OrmQ.objects.filter(pk=run.queued_id).update(lock=timezone.now() + wait)


def end(run: Run, task: dict[str, Any], *, result: Any, success: bool) -> None:
    """Take the job out of the queue and keep its result, unless its lease ran out and another worker has it."""
    with transaction.atomic():
        if not mine(run).delete()[0]:
            return
        OrmQ.objects.filter(pk=run.queued_id).delete()
        if not success or task.get("save", True):
            Task.objects.create(
                id=task["id"],
                name=task["name"],
                func=task["func"] if isinstance(task["func"], str) else pydoc.describe(task["func"]),
                args=task["args"],
                kwargs=task["kwargs"],
                group=task.get("group"),
                cluster=Conf.CLUSTER_NAME,
                started=run.started_at,
                stopped=timezone.now(),
                result=result,
                success=success,
                attempt_count=run.attempts,
            )


def mine(run: Run) -> Any:
    """The run as long as it is ours: the same worker at the same try."""
    return Run.objects.filter(pk=run.pk, worker=run.worker, attempts=run.attempts)
