"""What is dear to make and comes out the same each time is made once and copied: a database brought up to date, a county.

It is kept in `var/made`, under a hash of everything it is made of: the whole source, the settings, the packages and the kind
of database. So a copy can never be older than the source. Whoever comes first makes it, and others wait until it is there.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "var" / "made"
DATABASE = "countywide.sqlite3"
MADE_OF = ("src", "requirements", "pyproject.toml")
AN_HOUR, A_DAY = 60 * 60, 24 * 60 * 60


# --- kept under what it is made of ---


@cache
def hash_of(*parts: str, tests_too: bool = False) -> str:
    """Of every file of these parts of the project, and of what runs them."""
    found = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    for file in sorted(file for part in parts for file in files_in(ROOT / part)):
        place = file.relative_to(ROOT)
        if tests_too or "tests" not in place.parts:
            found.update(f"{place} ".encode() + hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()[:16]


def files_in(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    for folder, below, names in os.walk(place):
        below[:] = [name for name in below if name not in ("__pycache__", "vendor")]
        yield from (Path(folder) / name for name in names)


def kept(kind: str, of: str, make: Callable[[Path], None]) -> Path:
    """The folder of this kind. If it is not there, it is made, by one at a time; what breaks half way is not kept."""
    name = f"{kind}-{of}"
    KEPT.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(name):
        if not (KEPT / name).exists():
            forget_old_ones(kind)
            under_way = KEPT / f"{name}.{os.getpid()}"
            shutil.rmtree(under_way, ignore_errors=True)
            under_way.mkdir()
            try:
                make(under_way)
                under_way.rename(KEPT / name)
            finally:
                shutil.rmtree(under_way, ignore_errors=True)
        os.utime(KEPT / name)
    return KEPT / name


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    with open(KEPT / f"{name}.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def forget_old_ones(kind: str) -> None:
    """What nobody asked for within a day; of the same kind, within an hour."""
    for place in KEPT.iterdir():
        if place.stat().st_mtime < time.time() - (AN_HOUR if place.name.startswith(f"{kind}-") else A_DAY):
            shutil.rmtree(place, ignore_errors=True) if place.is_dir() else place.unlink(missing_ok=True)


# --- a database brought up to date ---


@cache
def up_to_date() -> Path:
    """An SQLite database that is up to date and empty, in one file."""
    return (
        kept("up-to-date", hash_of(*MADE_OF), lambda to: bring_up_to_date(to, f"sqlite:///{to / DATABASE}")) / DATABASE
    )


@cache
def up_to_date_at(server: str) -> str:
    """The name of a database on this PostgreSQL server that is up to date and empty. It lives as long as the server."""
    name = f"made_{hash_of(*MADE_OF)}"
    KEPT.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(name), psycopg.connect(server, autocommit=True) as connection:
        if not connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            begun = f"begun_{uuid4().hex[:12]}"
            connection.execute(f"create database {begun}")
            folder = KEPT / begun
            folder.mkdir()
            try:
                bring_up_to_date(folder, urlsplit(server)._replace(path=f"/{begun}").geturl())
            finally:
                shutil.rmtree(folder)
            connection.execute(f"alter database {begun} rename to {name}")
    return name


def bring_up_to_date(folder: Path, address: str) -> None:
    """As `countywide migrate` does."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COUNTYWIDE_", "DJANGO_"))}
    environment |= {"PYTHONPATH": str(ROOT / "src"), "COUNTYWIDE_VAR": str(folder), "COUNTYWIDE_DATABASE_URL": address}
    done = subprocess.run([sys.executable, "-m", "countywide", "migrate"], env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    if address.startswith("sqlite"):
        in_one_file(folder / DATABASE)


def in_one_file(database: Path) -> None:
    """Nothing of it in a file beside, so that it can be copied; the first that opens the copy puts it in its own mode again."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("pragma journal_mode = delete")


# --- the suite's own database ---


def use_copies(connection: Any) -> None:
    """Let Django's making of a database for tests copy one that is up to date, in place of bringing one up to date."""
    from django.conf import settings

    creation, is_sqlite = connection.creation, connection.vendor == "sqlite"
    if not is_sqlite:
        connection.settings_dict["TEST"]["TEMPLATE"] = up_to_date_at(settings_address())

    def create_test_db(
        verbosity: int = 1, autoclobber: bool = False, serialize: bool = True, keepdb: bool = False
    ) -> str:
        name = creation._get_test_db_name()
        creation._create_test_db(verbosity, autoclobber, keepdb)
        connection.close()
        settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
        connection.ensure_connection()
        if is_sqlite:
            with closing(sqlite3.connect(up_to_date())) as made:
                made.backup(connection.connection)
        return str(name)

    creation.create_test_db = create_test_db


def settings_address() -> str:
    return os.environ["COUNTYWIDE_DATABASE_URL"]
