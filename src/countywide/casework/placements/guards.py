"""Triggers by which the database itself refuses to alter or remove what somebody of a family once said."""

from __future__ import annotations

from typing import Any

SAYS = "What a family said is never altered: keep a newer version."
TABLES = ("placements_said", "placements_wished")
VERBS = ("update", "delete")


def put_up(connection: Any) -> None:
    """Refuse both verbs on both tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION placements_said() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{SAYS}'; "
                "END $$ LANGUAGE plpgsql"
            )
            does = "EXECUTE FUNCTION placements_said()"
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
