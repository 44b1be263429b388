"""What an operator does about a job: runs it again, or removes it and says why."""

from __future__ import annotations

from django.utils import timezone
from django_q.models import OrmQ, Task
from django_q.tasks import async_task

from countywide.platform.audit import actions as audit
from countywide.platform.jobs import permissions, queries, rules
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor


@action(permissions.OPERATE)
def run_again(failed: Task, *, by: Actor) -> None:
    """Put a job that was given up back in the queue, with the same work to do, and take it off the list of failures."""
    audit.record("jobs.run-again", by=by, about=failed, job=failed.func, attempts=failed.attempt_count)
    async_task(failed.func, *failed.args, **failed.kwargs)
    failed.delete()


@action(permissions.OPERATE)
def remove(failed: Task, *, by: Actor, reason: str) -> None:
    """Take a job that was given up off the list for good. What it should have done stays undone: the reason says why."""
    if bar := rules.bar_to_removing(reason):
        raise RuleBroken(bar)
    audit.record("jobs.removed", by=by, about=failed, job=failed.func, reason=reason)
    failed.delete()


@action(permissions.OPERATE)
def remove_waiting(queued: OrmQ, *, by: Actor, reason: str) -> None:
    """Take a job out of the queue before it is tried, or tried again."""
    if queries.running(timezone.now()).filter(queued=queued).exists():
        raise RuleBroken("A worker has just begun this job, so it cannot be removed now.")
    if bar := rules.bar_to_removing(reason):
        raise RuleBroken(bar)
    audit.record("jobs.removed", by=by, about=queued, job=queued.func(), reason=reason)
    queued.delete()
