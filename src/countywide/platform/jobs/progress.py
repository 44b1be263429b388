"""How far a long job has got: said by the job, shown by a page.

from countywide.platform.jobs import progress

progress.say("import:7", 120, 1500, "Reading “Questions 2025”")    # the job, between its transactions
progress.of("import:7")                                             # the page, as `progress` in its context
{% include "jobs/parts/progress.html" %}                             # its template; the script is in the part
"""

from __future__ import annotations

import threading

from django.db import connection
from django.utils import timezone

from countywide.platform.jobs.models import Progress

STOPPING = threading.Event()
"""Set in a worker process that was asked to stop, or whose parent is gone."""


class SaidTooSoon(AssertionError):
    """Progress said inside a transaction is seen by nobody until the work is over: a fault in our code."""


def say(job_key: str, done: int, total: int, words: str = "", *, is_over: bool = False) -> None:
    """Tell whoever is watching how far the work is. `total` is 0 while it is not known.

    Say it between the job's transactions: inside one, nobody would see it until the end.
    """
    if connection.in_atomic_block and not _is_a_test():
        raise SaidTooSoon(job_key)
    told = {"done": done, "total": total, "words": words[:200], "is_over": is_over, "said_at": timezone.now()}
    Progress.objects.update_or_create(key=job_key, defaults=told)


def must_stop() -> bool:
    """Whether this worker was asked to stop: a long job that asks leaves off at its next safe place, to be taken up again."""
    return STOPPING.is_set()


def of(job_key: str) -> Progress | None:
    """How far the work is; None when it has said nothing yet."""
    return Progress.objects.filter(key=job_key).first()


def forget(job_key: str) -> None:
    """Drop what was said: the work begins again."""
    Progress.objects.filter(key=job_key).delete()


def _is_a_test() -> bool:
    """Django's own test cases wrap each test in a transaction."""
    return any(getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)
