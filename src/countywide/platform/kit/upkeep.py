"""Bringing the database up to date before a command needs it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Command = TypeVar("Command", bound=Callable[..., Any])


def needs_database(command: Command) -> Command:
    """Migrate first when anything is missing, so that a command works on an empty `COUNTYWIDE_VAR`."""

    @wraps(command)
    def ready(*args: Any, **given: Any) -> Any:
        bring_up_to_date()
        return command(*args, **given)

    return ready  # type: ignore[return-value]


def bring_up_to_date() -> None:
    """Apply what is missing; costs one query when nothing is. Two programs may do it at once."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from . import beginning

    settings.VAR.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        with one_at_a_time():
            if beginning.is_empty():
                beginning.begin()
            call_command("migrate", verbosity=0, interactive=False)
    if "kit_cache" not in connection.introspection.table_names():
        call_command("createcachetable", verbosity=0)


def count_rows() -> None:
    """Let PostgreSQL learn how much each of our tables holds, by which it chooses its ways; others are not asked.

    Only ours: it keeps some tables for all databases of a server, and whoever counts those within a long transaction
    makes everybody else who counts wait for its end.
    """
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    tables = ", ".join(map(connection.ops.quote_name, connection.introspection.table_names()))
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")


def one_at_a_time() -> Any:
    """A lock on this machine while the database is brought up to date."""
    import fcntl
    from contextlib import contextmanager

    from django.conf import settings

    @contextmanager
    def locked() -> Any:
        with open(settings.VAR / "migrating.lock", "w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    return locked()
