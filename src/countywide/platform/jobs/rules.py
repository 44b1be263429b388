"""When a job is tried again, when it is given up, and whether a worker is alive. Plain functions on plain values."""

from __future__ import annotations

from datetime import datetime, timedelta

BEAT = timedelta(seconds=10)
"""How often a worker says that it is alive."""

SILENT_AFTER = 3 * BEAT
"""A worker not heard of for so long is taken for dead."""

WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))
"""How long a job that broke waits before each further try."""

MOST_TRIES = len(WAITS) + 1

LONG_QUEUE = timedelta(minutes=5)
"""A job that has waited longer than this is worth an operator's look."""


def wait_after(attempts: int) -> timedelta | None:
    """How long a job that broke waits for its next try; None when it is given up and shown to an operator."""
    return WAITS[attempts - 1] if attempts <= len(WAITS) else None


def is_alive(beat_at: datetime, *, now: datetime) -> bool:
    """Whether a worker that last spoke at `beat_at` is taken to be alive."""
    return now - beat_at <= SILENT_AFTER


def bar_to_removing(reason: str) -> str | None:
    """Name what stands in the way of removing a job: its reason must say something to whoever reads the record."""
    if len(reason.split()) < 3:
        return "Say in a few words why the job is not needed, so that the record makes sense later."
    return None
