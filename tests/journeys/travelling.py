"""Runs the program as if it were another day: `python -m tests.journeys.travelling 2026-07-25T10:00:00+00:00 demo …`.

The moment is kept in a file `today` in the county's folder. Once it is written anew, each process of the county, the worker's
too, goes over to what it says and the clock runs on from there: so a journey goes through a year in one county. With
FEW_CHILDREN set, the county that is made is a small one, and its nights are short.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import time_machine

CHILDREN, OLDER_PLANS = 40, 20


class Clock:
    """The clock of this process. All of a county go alike: each adds to what the file says the time since it was written."""

    def __init__(self, moment: str = "") -> None:
        self.file = Path(os.environ["COUNTYWIDE_VAR"]) / "today"
        if not self.file.exists():
            self.file.write_text(moment)
        self.began = time.time() - time.monotonic()  # while it still is the real time
        self.at: Any = time_machine.travel(self.now(), tick=True).start()

    def now(self) -> datetime:
        self.written = self.file.stat().st_mtime
        since = timedelta(seconds=self.began + time.monotonic() - self.written)
        return datetime.fromisoformat(self.file.read_text()) + since

    def follow(self) -> None:
        """Go over to what the file says, each time it is written anew; also in processes forked from this one."""
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self) -> None:
        while True:
            if self.file.stat().st_mtime != self.written:
                self.at.move_to(self.now(), tick=True)
            time.sleep(0.05)


def main() -> None:
    """Set the clock of this process and of those it starts, then run the program as usual."""
    moment = sys.argv.pop(1)
    clock = Clock(moment)
    clock.follow()
    os.register_at_fork(after_in_child=clock.follow)
    from countywide.config import program, serving

    serving.Worker.start = lambda self: start_worker(moment)  # type: ignore[method-assign]
    if os.environ.get("FEW_CHILDREN"):
        be_small()
    program.main()


def be_small() -> None:
    """Few children, nothing in the garden and no letter to each school in September, so that nights are short; and a worker
    that sees at once that a day has begun."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "countywide.config.settings")
    django.setup()
    from countywide.demo import asking, build, champions, choosing, floor, floor_after, forum, packs
    from countywide.demo.plans import holding
    from countywide.garden.knowledge import tasks as reading
    from countywide.platform.jobs import loop
    from countywide.register.contacts import tasks as confirming

    reading.read_for_meaning = reading.nightly = confirming.ask_to_confirm = lambda: None
    garden = (build.answers, build.documents, asking.make, *(each.make for each in (forum, floor, floor_after, packs)))
    left_out = (*garden, champions.make, choosing.make)
    build.STEPS = tuple(step for step in build.STEPS if step[1] not in left_out)
    build.CHILDREN, holding.OLDER, loop.BETWEEN_LOOKS_AT_SCHEDULES = CHILDREN, OLDER_PLANS, 0.2


def start_worker(moment: str) -> subprocess.Popen[bytes]:
    """A worker on whose clock it is the same day."""
    program = [sys.executable, "-m", "tests.journeys.travelling", moment]
    return subprocess.Popen([*program, "worker", "--parent", str(os.getpid())])


if __name__ == "__main__":
    main()
