"""`countywide worker` works off the queue; `countywide jobs list` says how it stands."""

from __future__ import annotations

import click
from django.conf import settings

from countywide.platform.kit.upkeep import needs_database


@click.command()
@click.option(
    "--processes",
    type=click.IntRange(1, 32),
    default=settings.Q_CLUSTER["workers"],
    show_default=True,
    help="How many.",
)
@click.option("--parent", type=int, default=None, hidden=True, help="Stop when this process is no longer our parent.")
@needs_database
def worker(processes: int, parent: int | None) -> None:
    """Work off the queue until told to stop: send messages, read documents, do what is due."""
    from countywide.platform.jobs.processes import Keeper

    Keeper(processes, parent=parent).run()


@click.group()
def jobs() -> None:
    """The work the service does by itself."""


@jobs.command("list")
@needs_database
def list_jobs() -> None:
    """Say whether a worker is alive, and what runs, waits and failed."""
    from django.utils import timezone

    from countywide.platform.jobs import presenters, queries

    now = timezone.now()
    for sentence in presenters.standing_in_words(queries.standing(now)):
        click.echo(sentence)
    for run in queries.running(now):
        click.echo(
            f"running  {run.queued.func()}  try {run.attempts}  since {timezone.localtime(run.started_at):%d %b %H:%M:%S}"
        )
    for job in queries.waiting(now)[:50]:
        click.echo(f"waiting  {job.func()}  from {timezone.localtime(job.lock):%d %b %H:%M:%S}")
    for task in queries.failed()[:50]:
        click.echo(f"failed   {task.func}  {task.pk}  {presenters.last_line(task.result)}")


commands = [worker, jobs]
