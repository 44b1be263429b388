"""A process of a county that has read the whole program once: `python -m tests.journeys.prepared`.

Each line that it is given holds a few lines of Python. A copy of the process runs them, with a connection of its own to the
database and a memory of its own, as a program of the council that was just started would; it answers with one line.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import traceback
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class Prepared:
    """The process, as a journey speaks to it. It ends with the journeys, or when `end` is called."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.prepared"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**environment, "PYTHONPATH": f"{ROOT}/src:{ROOT}"},
        )  # fmt: skip

    def run(self, words: str, *, within: float) -> str:
        """What the lines printed."""
        late = threading.Timer(within, self.process.kill)
        late.start()
        try:
            print(json.dumps(words), file=self.process.stdin, flush=True)
            answer = self.process.stdout.readline()  # type: ignore[union-attr]
        finally:
            late.cancel()
        assert answer, f"No answer within {within} seconds."
        said: dict[str, Any] = json.loads(answer)
        assert said["went_well"], said["complaint"][-1500:]
        return str(said["printed"]).strip()

    def end(self) -> None:
        self.process.stdin.close()  # type: ignore[union-attr]
        self.process.wait(timeout=20)
        self.process.stdout.close()  # type: ignore[union-attr]


def main() -> None:
    import django

    django.setup()
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as complaint:
            if (copy := os.fork()) == 0:
                os.dup2(printed.fileno(), 1)
                os.dup2(complaint.fileno(), 2)
                run(json.loads(line))
            _, status = os.waitpid(copy, 0)
            printed.seek(0)
            complaint.seek(0)
            said = {"went_well": status == 0, "printed": printed.read(), "complaint": complaint.read()}
        print(json.dumps(said), file=answers, flush=True)


def run(words: str) -> None:
    """In the copy: on the county's day, where a journey moves its clock. It leaves without what its origin would do at its end."""
    from django.db import connections

    from tests.journeys.travelling import Clock

    status = 1
    try:
        if (Path(os.environ["COUNTYWIDE_VAR"]) / "today").exists():
            Clock()
        exec(compile(words, "<journey>", "exec"), {"__name__": "__main__"})
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        connections.close_all()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main()
