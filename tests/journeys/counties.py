"""A demo county as it is served, and how one is made once and copied for whoever walks in it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from tests import made
from tests.journeys.prepared import Prepared
from tests.kills.processes import kill_family, own_database

ROOT = Path(__file__).parents[2]
TRAVELLING = "tests.journeys.travelling"


@dataclass(frozen=True)
class Letter:
    """One email that left."""

    to: str
    subject: str
    words: str
    attachments: tuple[str, ...]

    def link(self, part: str) -> str:
        """The first web address in it that holds these words, without the part that names the service."""
        return next(urlsplit(found).path for found in re.findall(r"https?://\S+", self.words) if part in found)


PREPARED: dict[County, Prepared] = {}
"""The process of each county that runs what journeys ask of it, once one has."""


@dataclass(frozen=True)
class County:
    """The demo county as it is served: its address and its folder."""

    address: str
    var: Path
    database: str = ""  # the address of its PostgreSQL; empty where it is its own SQLite file

    def letters_to(
        self, mailbox: str, *, containing: str | tuple[str, ...] = "", at_least: int = 1, within: float = 20
    ) -> list[Letter]:
        """The emails that reached a mailbox, newest last; waits until `at_least` so many contain the words, all of them where
        there are several."""
        wanted = [each.lower() for each in ((containing,) if isinstance(containing, str) else containing)]
        until = time.monotonic() + within
        while True:
            found = [
                letter
                for letter in self.letters()
                if letter.to == mailbox.lower()
                and all(each in f"{letter.subject} {letter.words}".lower() for each in wanted)
            ]
            if len(found) >= at_least or time.monotonic() > until:
                return found
            time.sleep(0.2)

    def letters(self) -> list[Letter]:
        files = sorted((self.var / "outbox").glob("*.eml"), key=lambda file: file.stat().st_mtime)
        return [letter_in(file) for file in files]

    def rows(self, question: str, *given: object) -> list[tuple[Any, ...]]:
        """What the demo's database answers, asked as another program that may only read."""
        if self.database:
            with psycopg.connect(self.database) as connection:
                return connection.execute(question.replace("%", "%%").replace("?", "%s"), given).fetchall()
        reader = sqlite3.connect(f"file:{self.var / 'countywide.sqlite3'}?mode=ro", uri=True, timeout=20)
        try:
            return reader.execute(question, given).fetchall()
        finally:
            reader.close()

    def run(self, words: str, *, within: float = 60) -> str:
        """Run a few lines of Python inside the demo, as a job of the council would; what they printed."""
        if self not in PREPARED:
            environment = {**without_settings(), "COUNTYWIDE_VAR": str(self.var), "COUNTYWIDE_ADDRESS": self.address}
            environment |= {"COUNTYWIDE_DEMO": "1", "DJANGO_SETTINGS_MODULE": "countywide.config.settings"}
            if self.database:
                environment["COUNTYWIDE_DATABASE_URL"] = self.database
            PREPARED[self] = Prepared(environment)
        return PREPARED[self].run(words, within=within)

    def is_over(self) -> None:
        """Nothing more is run in it."""
        if self in PREPARED:
            PREPARED.pop(self).end()

    # --- a county whose clock the journey moves ---

    def is_now(self, day: date) -> None:
        """Go over to ten in the morning of a day, once nothing is left to be done on the day before, and wait until what is
        done each night is done."""
        self.is_quiet()
        (self.var / "tomorrow").write_text(f"{day.isoformat()}T10:00:00+00:00")
        (self.var / "tomorrow").rename(self.var / "today")  # at one stroke: nobody reads half a day
        until = time.monotonic() + 20
        while self.day() != day:
            assert time.monotonic() < until, f"It never became {day}."
            time.sleep(0.05)
        while self.rows(NIGHT, f"{day} 10:00:00")[0][0]:
            time.sleep(0.1)
        self.is_quiet()

    def day(self) -> date:
        """The day on the clock of whoever answers."""
        with urllib.request.urlopen(f"{self.address}/health/live", timeout=5) as answer:
            return parsedate_to_datetime(answer.headers["Date"]).date()

    def is_quiet(self, within: float = 150) -> None:
        """Wait until every message has left and no job waits, but for one put off for ever; long enough for a job that broke
        to be tried again."""
        until = time.monotonic() + within
        while (left := self.rows(WAITING)[0][0]) > 0:
            assert time.monotonic() < until, f"{left} jobs and messages still wait. {self.rows(TROUBLE)}"
            time.sleep(0.1)

    def health(self) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.address}/health/ready", timeout=5) as answer:
            return dict(json.load(answer))


WAITING = """select (select count(*) from django_q_ormq where lock < '2999-01-01')
+ (select count(*) from outbox_delivery where state in ('WAITING', 'SENDING') and attempts = 0)"""


TROUBLE = (
    "select queued_id, attempts, worker, trouble from jobs_run"  # so that a failed run says which job broke, and how
)
NIGHT = "select count(*) from django_q_schedule where next_run < ?"


def letter_in(file: Path) -> Letter:
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    body: Any = mail.get_body(("plain",))
    names = tuple(str(part.get_filename()) for part in mail.iter_attachments())
    return Letter(str(mail["to"]).lower(), str(mail["subject"]), body.get_content(), names)


def without_settings() -> dict[str, str]:
    """This process's environment without the settings of the suite."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("COUNTYWIDE_", "DJANGO_"))}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


# --- making one, and serving it ---


@contextmanager
def served(var: Path, program: str, *, opens: str = "", server: str = "", **settings: str) -> Iterator[County]:
    """The demo county on a port of its own, in a folder of its own, with settings of its own: in its own SQLite file, or on a
    PostgreSQL server. It is a copy of one that the same program made once, at the same day."""
    few, of = "FEW_CHILDREN" in settings, made.hash_of("tests", *made.MADE_OF, tests_too=True)
    kind = f"county{'-few' if few else ''}-{opens.partition('T')[0] or date.today()}"
    if server:  # what is kept of it lives as long as the server
        kind, of = f"{kind}-postgresql", hashlib.sha256(f"{of} {server}".encode()).hexdigest()[:16]
    like = f"county_{of}"

    def make(folder: Path) -> None:
        make_one(folder, program, opens, server, like, settings)

    shutil.copytree(made.kept(kind, of, make), var, dirs_exist_ok=True)
    if opens:
        (var / "today").write_text(opens)
    with (
        own_database(server, like=like) if server else nullcontext("") as database,
        started(var, program, *([opens] if opens else []), database=database, **settings) as county,
    ):
        yield county


def make_one(folder: Path, program: str, opens: str, server: str, like: str, settings: dict[str, str]) -> None:
    """Let the program make it, as `make run` does, an hour before it opens; wait until its answers are read for their meaning
    and its messages have left, and stop."""
    few = "FEW_CHILDREN" in settings
    before = [(datetime.fromisoformat(opens) - timedelta(hours=1)).isoformat()] if opens else []
    if not server:
        shutil.copy(made.up_to_date(), folder / made.DATABASE)
    with (
        own_database(server, like=made.up_to_date_at(server), keep_as=like) if server else nullcontext("") as database,
        started(folder, program, *before, database=database, **settings) as county,
    ):
        until = time.monotonic() + 300
        while not few and not (search := county.health()["search"])["well"]:
            assert time.monotonic() < until, search["says"]
            time.sleep(0.5)
        county.is_quiet()
    if not server:
        made.in_one_file(folder / made.DATABASE)


@contextmanager
def started(var: Path, *program: str, database: str = "", **settings: str) -> Iterator[County]:
    """The program, from the moment at which it answers until it is stopped."""
    port = free_port()
    address = {"COUNTYWIDE_ADDRESS": f"http://127.0.0.1:{port}", "COUNTYWIDE_VAR": str(var)}
    address |= {"COUNTYWIDE_DATABASE_URL": database} if database else {}
    with open(var / "log.txt", "w") as log:
        running = subprocess.Popen(
            [sys.executable, "-m", *program, "demo", "--port", str(port)],
            env={**without_settings(), "PYTHONPATH": f"{ROOT}/src:{ROOT}", **address, **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    county = County(address["COUNTYWIDE_ADDRESS"], var, database)
    try:
        wait_until_ready(county, running)
        yield county
    finally:
        county.is_over()
        kill_family(running)  # a polite stop waits for browsers that hold a line open; nothing is half done, nor kept


def wait_until_ready(county: County, program: subprocess.Popen[bytes], within: float = 300) -> None:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if program.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{county.address}/health/ready", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise AssertionError(f"The demo county did not start:\n{(county.var / 'log.txt').read_text()[-3000:]}")
