"""Marks set in a transaction. A mark goes with the savepoint in which it was set, if that is undone, and with the commit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction


def put(mark: Callable[[], Any]) -> None:
    """Set a mark. The database connection keeps it among what is called after the commit: it should then do nothing."""
    transaction.on_commit(mark)


def standing() -> list[Callable[[], Any]]:
    """The marks of this transaction that were not undone, in the order they were set."""
    return [each[1] for each in connection.run_on_commit]
