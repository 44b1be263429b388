"""A worker's pulse: says that it is alive, renews the lease of the job in hand, and notices that its parent is gone."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from django_q.models import OrmQ

from countywide.platform.jobs import rules
from countywide.platform.jobs.models import Run, Worker

log = logging.getLogger(__name__)

GRACE = 10  # seconds for the job in hand once the parent is gone, or once the job's own limit is past


class Beat(threading.Thread):
    """Runs beside the job, on a database connection of its own."""

    def __init__(self, name: str, *, parent: int, lease: timedelta, stop: Callable[[], None]) -> None:
        super().__init__(name="beat", daemon=True)
        self.worker, self.parent, self.lease, self.stop = name, parent, lease, stop
        self.between = min(rules.BEAT, lease / 4).total_seconds()
        self.ended = threading.Event()
        self.held: tuple[int, str] | None = None
        self.leave_by = float("inf")

    @contextmanager
    def holding(self, run: Run, job: object, limit: int) -> Iterator[None]:
        """Renew the lease of this job until it is over; leave if it goes on long past its limit."""
        self.leave_by = min(self.leave_by, time.monotonic() + limit + GRACE)
        self.held = (run.queued_id, str(job))
        try:
            yield
        finally:
            self.held, self.leave_by = None, float("inf") if self.has_parent() else self.leave_by

    def run(self) -> None:
        beaten = float("-inf")
        while not self.ended.wait(min(0.5, self.between)):
            now = time.monotonic()
            if now > self.leave_by:
                os._exit(3)  # the database undoes what was half done, and the job's lease runs out
            if not self.has_parent():
                self.stop()
                self.leave_by = min(self.leave_by, now + GRACE)
            if now - beaten >= self.between:
                self.say_so()
                beaten = now
        self.say_goodbye()

    def has_parent(self) -> bool:
        return os.getppid() == self.parent

    def say_so(self) -> None:
        """Write the beat and renew the lease. A busy database is tried again at the next beat."""
        held, now = self.held, timezone.now()
        try:
            Worker.objects.update_or_create(
                name=self.worker, defaults={"beat_at": now, "doing": held[1][:200] if held else ""}
            )
            if held:
                OrmQ.objects.filter(pk=held[0], run__worker=self.worker).update(lock=now + self.lease)
        except (DatabaseError, InterfaceError) as busy:
            log.warning("The worker's beat was not written: %s", type(busy).__name__)
            connection.close()

    def say_goodbye(self) -> None:
        try:
            Worker.objects.filter(name=self.worker).delete()
        except (DatabaseError, InterfaceError):
            pass  # the row shows as silent in half a minute
        connection.close()

    def end(self) -> None:
        """Stop beating, in good order."""
        self.ended.set()
        self.join(5)
