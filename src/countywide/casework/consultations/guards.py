"""Triggers by which the database itself refuses to alter or remove what was sent, answered and released."""

from __future__ import annotations

from typing import Any

SAYS = "What was sent, answered and released in a consultation is never altered."
TABLES = tuple(
    f"consultations_{name}"
    for name in ("pack", "paper", "answer", "line", "ground", "passage", "check", "taken", "release")
)
VERBS = ("update", "delete")


def put_up(connection: Any) -> None:
    """Refuse both verbs on every table."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION consultations_kept() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{SAYS}'; "
                "END $$ LANGUAGE plpgsql"
            )
            does = "EXECUTE FUNCTION consultations_kept()"
        else:
            does = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        for table in TABLES:
            for verb in VERBS:
                cursor.execute(f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} FOR EACH ROW {does}")


def take_down(connection: Any) -> None:
    """Remove the guards: for undoing the migration, and for the tests' own flush."""
    with connection.cursor() as cursor:
        for table in TABLES:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            for verb in VERBS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")
