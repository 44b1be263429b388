"""Values that other rooms hand to the jobs room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class Regular:
    """A job that a room wants done again and again. Its `tasks.py` lists them as `regular = [Regular(…), …]`.

    Either every so many minutes, or once a day at a time of day in the council's own clock.
    """

    job: str  # "countywide.platform.outbox.tasks.sweep"
    minutes: int = 0
    daily_at: time | None = None

    @property
    def name(self) -> str:
        """What the schedule is called: the job's own path, so that a room cannot declare it twice."""
        return self.job
