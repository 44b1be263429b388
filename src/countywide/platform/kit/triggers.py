"""Triggers by which the database itself refuses to alter or remove the rows of some tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

VERBS = ("update", "delete")


@dataclass(frozen=True)
class Guard:
    """Rows that stand for ever once they are written. A room's `guards` module names its own, and a migration puts it up."""

    function: str  # its name in PostgreSQL
    says: str
    tables: tuple[str, ...]

    def put_up(self, connection: Any) -> None:
        """Refuse both verbs on every table."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {self.function}() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{self.says}'; "
                    "END $$ LANGUAGE plpgsql"
                )
                does = f"EXECUTE FUNCTION {self.function}()"
            else:
                does = f"BEGIN SELECT RAISE(ABORT, '{self.says}'); END"
            for table, verb in self.refused():
                cursor.execute(f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} FOR EACH ROW {does}")

    def take_down(self, connection: Any) -> None:
        """Remove it: for undoing the migration, and for the tests' own flush."""
        with connection.cursor() as cursor:
            for table, verb in self.refused():
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")

    def refused(self) -> Iterator[tuple[str, str]]:
        return ((table, verb) for table in self.tables for verb in VERBS)
