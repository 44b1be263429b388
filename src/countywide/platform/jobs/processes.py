"""Starts workers, keeps them running, and stops them: no child outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import Any

from django.db import connections

from countywide.platform.jobs.loop import Loop

PATIENCE = 12  # seconds a worker has to finish the job in hand


def start_worker_process() -> subprocess.Popen[bytes]:
    """Start `countywide worker` beside this program. It stops on `terminate()`, and by itself if this program dies."""
    return subprocess.Popen([sys.executable, "-m", "countywide", "worker", "--parent", str(os.getpid())])


class Keeper:
    """The parent of the worker processes: starts as many as wanted and starts another when one dies."""

    def __init__(self, count: int, *, parent: int | None = None) -> None:
        self.count, self.parent = count, parent
        self.children: dict[int, float] = {}
        self.stopping = False

    def run(self) -> None:
        """Keep the workers running until told to stop, or until the program that started us is gone."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        connections.close_all()  # a connection must not be shared with a child
        while not self.stopping and not self.is_orphan():
            while len(self.children) < self.count:
                self.start_one()
            time.sleep(0.2)
            self.bury()
        self.end()

    def stop(self, *_: Any) -> None:
        self.stopping = True

    def is_orphan(self) -> bool:
        return self.parent is not None and os.getppid() != self.parent

    def start_one(self) -> None:
        ours = os.getpid()
        child = os.fork()
        if child:
            self.children[child] = time.monotonic()
            return
        code = 1
        try:
            Loop(parent=ours).run()
            code = 0
        finally:
            os._exit(code)  # the child never returns into the parent's program

    def bury(self) -> None:
        """Notice the dead. One that died as soon as it was born is not replaced in a hurry."""
        for child, born in list(self.children.items()):
            if os.waitpid(child, os.WNOHANG)[0]:
                del self.children[child]
                if time.monotonic() - born < 2 and not self.stopping:
                    time.sleep(1)

    def end(self) -> None:
        """Ask every worker to finish its job; after a while do not ask."""
        self.tell(signal.SIGTERM)
        until = time.monotonic() + PATIENCE
        while self.children and time.monotonic() < until:
            time.sleep(0.05)
            self.bury()
        self.tell(signal.SIGKILL)

    def tell(self, number: int) -> None:
        for child in self.children:
            os.kill(child, number)
