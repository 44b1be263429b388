"""On SQLite, where one change is let in at a time, those that wait stand in a queue instead of knocking again and again.

SQLite's own waiting sleeps between tries, up to a tenth of a second each, in no order: with eight at the door most of the
time nobody was inside. A lock on a file wakes the next at once, and is let go by the system when its holder is killed.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def turn() -> Iterator[None]:
    """One's turn to change something."""
    if not must_queue():
        yield
        return
    with door().open("ab") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        yield


def must_queue() -> bool:
    """Whoever is inside a transaction has had their turn. PostgreSQL lets many in, a database in memory is one's own."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    return not connection.is_in_memory_db()  # type: ignore[attr-defined]


def door() -> Path:
    """The file beside the database that is locked; nothing is written to it."""
    return Path(f"{connection.settings_dict['NAME']}-queue")
