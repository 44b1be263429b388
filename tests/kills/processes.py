"""A house of its own for tests that kill: a scratch folder and database, real processes, and kill -9.

house = House(folder, database)            # the fixture `house` in conftest.py makes one
worker = house.start("worker")             # any command of the program: "serve", "knowledge", "import", …
kill(worker)                               # kill -9 to it alone;  kill_family(worker): to it and all below it
house.rows("select …")                     # the database as another program sees it
wait_until(lambda: …, seconds=20)
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psutil
import psycopg
from tests import made

SOURCE = Path(__file__).parents[2] / "src"


class House:
    """One installation, apart from every other."""

    def __init__(self, folder: Path, database_url: str, **environment: str) -> None:
        self.folder, self.database_url = folder, database_url
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("COUNTYWIDE_")},
            "PYTHONPATH": str(SOURCE),
            "DJANGO_SETTINGS_MODULE": "countywide.config.settings",
            "COUNTYWIDE_VAR": str(folder),
            "COUNTYWIDE_DATABASE_URL": database_url,
            "COUNTYWIDE_LOG": "ERROR",
            **environment,
        }
        self.started: list[subprocess.Popen[bytes]] = []

    # --- programs ---

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start `countywide COMMAND…` and leave it running. What it says goes to `said.txt`."""
        said = (self.folder / "said.txt").open("ab")
        process = subprocess.Popen(
            [sys.executable, "-m", "countywide", *command], env=self.environment, stdout=said, stderr=said
        )
        said.close()
        self.started.append(process)
        return process

    def run(self, *command: str, given: bytes = b"", seconds: float = 180) -> str:
        """Run `countywide COMMAND…` to its end; what it printed."""
        return self._finished([sys.executable, "-m", "countywide", *command], given, seconds)

    def python(self, words: str, seconds: float = 60) -> str:
        """Run a few lines of Python inside the house; what they printed."""
        return self._finished([sys.executable, "-c", f"import django\ndjango.setup()\n{words}"], b"", seconds)

    def _finished(self, command: list[str], given: bytes, seconds: float) -> str:
        done = subprocess.run(
            command, env=self.environment, input=given, capture_output=True, timeout=seconds, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def clear(self) -> None:
        """Leave nothing running."""
        for process in self.started:
            kill_family(process)

    # --- its database, as another program sees it ---

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        if self.database_url.startswith("sqlite"):
            reader = sqlite3.connect(self.folder / "countywide.sqlite3", timeout=20)
            try:
                return reader.execute(question).fetchall()
            finally:
                reader.close()
        with psycopg.connect(self.database_url) as connection:
            return connection.execute(question).fetchall()


# --- killing ---


def kill(process: subprocess.Popen[bytes] | psutil.Process) -> None:
    """kill -9 to one process, and nothing to those below it."""
    try:
        os.kill(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    if isinstance(process, subprocess.Popen):
        process.wait(10)


def kill_family(process: subprocess.Popen[bytes]) -> None:
    """kill -9 to a process and all below it, at one moment."""
    below = children(process)
    kill(process)
    for child in below:
        kill(child)
    psutil.wait_procs(below, timeout=5)


def children(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The processes below this one that are alive, oldest first."""
    try:
        below = psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
    return sorted(below, key=lambda child: child.pid)


def wait_until(is_so: Callable[[], Any], *, seconds: float, every: float = 0.1) -> Any:
    """Wait until it is so, and give what it gave; fail if it is not so in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := is_so():
            return found
        time.sleep(every)
    raise AssertionError(f"Not so after {seconds} seconds.")


# --- databases ---


@contextmanager
def fresh_database(folder: Path) -> Iterator[str]:
    """A database brought up to date: a file of its own on SQLite, one of its own on the suite's PostgreSQL server."""
    if not suites_server():
        shutil.copy(made.up_to_date(), folder / "countywide.sqlite3")
        yield f"sqlite:///{folder / 'countywide.sqlite3'}"
        return
    with own_database(suites_server(), like=made.up_to_date_at(suites_server())) as address:
        yield address


def suites_server() -> str:
    """The address of the PostgreSQL server on which the suite runs; empty on SQLite."""
    server = os.environ.get("COUNTYWIDE_DATABASE_URL", "")
    return server if server.startswith("postgres") else ""


@contextmanager
def own_database(server: str, *, like: str = "template1", keep_as: str = "") -> Iterator[str]:
    """The address of a database of one's own on a PostgreSQL server, a copy of another; at the end it is dropped, or kept under
    a name of which others are copies."""
    name = f"apart_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"create database {name} template {like}")
    ends = f"drop database {name} with (force)"
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        if keep_as:
            ends = f"alter database {name} rename to {keep_as}"
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(ends)
