"""Jobs turned into words and rows."""

from __future__ import annotations

import pydoc
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from countywide.platform.jobs import rules
from countywide.platform.kit.tables import Column, Table


class Short(Table):
    """A list short enough to be shown whole: it is counted from its own rows, without asking again."""

    @property
    def count(self) -> int:
        return len(self.leaf.rows)


@cache
def words_for(job: str) -> str:
    """What a job does: the first line of its docstring; its name when there is none."""
    found = pydoc.locate(job)
    said = (getattr(found, "__doc__", None) or "").strip().splitlines()
    return said[0].partition(". ")[0].rstrip(".") if said else job


def how_long(length: timedelta) -> str:
    """A length of time as one would say it: "3 minutes"."""
    seconds = max(0, int(length.total_seconds()))
    for size, word in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            number = seconds // size
            return f"{number} {word}{'' if number == 1 else 's'}"
    return "less than a minute"


def standing_in_words(standing: dict[str, Any]) -> list[str]:
    """Whether anybody need do anything, in a sentence or two."""
    workers, ready, waited = len(standing["workers"]), standing["ready"], standing["waited"]
    if not workers:
        said = [
            "No worker is running. Nothing is lost: jobs and messages wait until one is started with “countywide worker”."
        ]
    else:
        said = [f"{workers} worker process{'' if workers == 1 else 'es'} running."]
    if not ready:
        said.append("Nothing is waiting.")
    else:
        said.append(f"{ready} job{'' if ready == 1 else 's'} waiting, the first for {how_long(waited)}.")
    if workers and waited > rules.LONG_QUEUE:
        said.append("That is longer than usual. If it goes on, run more worker processes (COUNTYWIDE_WORKERS).")
    return said


def mood(standing: dict[str, Any]) -> str:
    """How the card that says it looks: quiet, or late when somebody should do something."""
    return "quiet" if standing["workers"] and standing["waited"] <= rules.LONG_QUEUE else "late"


def last_line(trouble: Any) -> str:
    """How a job broke, in its first line; the rest is for whoever mends it."""
    lines = str(trouble or "").strip().splitlines()
    return lines[0][:300] if lines else "It left no word of why."


def running_table(runs: Any) -> Short:
    columns = [
        Column("Job", lambda run: words_for(run.queued.func())),
        Column("Began", "started_at"),
        Column("Try", "attempts", is_number=True),
    ]
    return Short(
        runs, columns, sorts={"": "started_at"}, caption="Running", things=("job", "jobs"), empty="Nothing is running."
    )


def waiting_table(jobs: Any, now: datetime) -> Short:
    columns = [
        Column("Job", lambda job: words_for(job.func()), href=lambda job: f"/jobs/waiting/{job.pk}"),
        Column("Next try", lambda job: job.lock if job.lock > now else "As soon as a worker is free"),
        Column("Trouble so far", lambda job: last_line(job.run.trouble) if hasattr(job, "run") else "None"),
    ]
    return Short(
        jobs,
        columns,
        sorts={"": "lock"},
        per_page=25,
        caption="Waiting",
        things=("job", "jobs"),
        empty="Nothing is waiting.",
    )


def failed_table(tasks: Any) -> Short:
    columns = [
        Column("Job", lambda task: words_for(task.func), href=lambda task: f"/jobs/failed/{task.pk}"),
        Column("Given up", "stopped"),
        Column("Why", lambda task: last_line(task.result)),
    ]
    return Short(
        tasks,
        columns,
        sorts={"": "-stopped"},
        per_page=25,
        caption="Failed",
        things=("job", "jobs"),
        empty="No job has failed.",
    )


def done_table(tasks: Any) -> Short:
    columns = [
        Column("Job", lambda task: words_for(task.func)),
        Column("Ended", "stopped"),
        Column("Took", lambda task: f"{max(0.0, task.time_taken()):.1f} seconds"),
    ]
    return Short(
        tasks,
        columns,
        sorts={"": "-stopped"},
        per_page=10,
        caption="Done in the last hour",
        things=("job", "jobs"),
        empty="Nothing was done in the last hour.",
    )


def schedule_rows(schedules: list[tuple[Any, datetime | None]]) -> list[dict[str, Any]]:
    """One row a schedule: what it does, how often, when it ran and runs next."""
    return [
        {
            "says": words_for(row.func),
            "often": f"Every {row.minutes} minutes"
            if (row.minutes or 0) > 1
            else "Every minute"
            if row.minutes
            else "Every day",
            "ran": ran,
            "next": row.next_run,
        }
        for row, ran in schedules
    ]
