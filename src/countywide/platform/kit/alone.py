"""Makes changes that are about one and the same thing wait for each other, where no record is there yet to lock."""

from __future__ import annotations

import hashlib

from django.db import connection


def until_the_end(*names: str) -> None:
    """Hold these names until the transaction ends; others who want one of them wait. Always in one order, so that no two
    wait for each other. SQLite lets one change in at a time as it is."""
    if connection.vendor != "postgresql":
        return
    keys = sorted({number_of(name) for name in names})
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join("pg_advisory_xact_lock(%s)" for _ in keys), keys)


def number_of(name: str) -> int:
    """The number under which the database holds a name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
