"""Work the knowledge room leaves to a worker: importing a file, a nightly look at links, vectors and thresholds, reminding teams."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from django.utils.timezone import localdate

from countywide.garden.knowledge import actions, importing, index, links, queries
from countywide.platform.jobs import progress
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine

BETWEEN = 0.5  # seconds between two words of progress


def import_upload(key: str) -> None:
    """Import a file that was taken in. Run again after a kill, it finds its work done or does it from the start."""
    upload = queries.upload_called(key)  # type: ignore[arg-type]
    if upload is None or upload.source_id or upload.trouble:
        return
    by, on = Machine("knowledge import"), localdate()
    step = steps(upload.job_key)
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "document"
            with upload.file.open("rb") as kept, path.open("wb") as copy:
                for piece in kept.chunks():
                    copy.write(piece)
            report = importing.bring_in(
                path,
                name=upload.name,
                by=upload.by or by,
                on=on,
                step=step,
                as_draft=upload.as_draft,
                team_key=upload.team_key,
                address=upload.address,
            )
    except (importing.CannotRead, RuleBroken) as refused:
        actions.upload_done(upload, by=by, on=on, trouble=str(refused))
        progress.say(upload.job_key, 0, 0, str(refused), is_over=True)
    else:
        actions.upload_done(upload, by=by, on=on, source=report.source, is_same=report.is_same)
        progress.say(upload.job_key, report.rows, report.rows, "Done", is_over=True)
    upload.file.delete(save=False)


def steps(job_key: str) -> Any:
    """Says how far an import is, a few times a second at most."""
    said_at = 0.0

    def say(words: str, done: int, total: int) -> None:
        nonlocal said_at
        if done == total or monotonic() - said_at > BETWEEN:
            said_at = monotonic()
            progress.say(job_key, done, total, words)

    return say


def read_for_meaning() -> None:
    """Make the vectors that are missing, so that what was just loaded is found by its meaning too."""
    index.refresh()


def nightly() -> None:
    """Look at every link, make vectors that are missing, and fit the thresholds to the rows there are now."""
    links.look_at_all()
    index.refresh()


def remind() -> None:
    """Tell teams what they have to check soon and what is late."""
    actions.remind_teams(None, by=Machine("knowledge reminders"), on=localdate())


regular = [
    Regular("countywide.garden.knowledge.tasks.nightly", daily_at=time(2, 20)),
    Regular("countywide.garden.knowledge.tasks.remind", daily_at=time(7, 15)),
]
