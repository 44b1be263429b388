"""Triggers by which the database itself refuses to alter or remove a version of a working document that was kept."""

from __future__ import annotations

from typing import Any

SAYS = "A version of a working document is never altered: keep a newer one."
TABLE = "wordings_issue"
VERBS = ("update", "delete")


def put_up(connection: Any) -> None:
    """Refuse both verbs."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION wordings_kept() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{SAYS}'; "
                "END $$ LANGUAGE plpgsql"
            )
            does = "EXECUTE FUNCTION wordings_kept()"
        else:
            does = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        for verb in VERBS:
            cursor.execute(f"CREATE TRIGGER {TABLE}_no_{verb} BEFORE {verb.upper()} ON {TABLE} FOR EACH ROW {does}")


def take_down(connection: Any) -> None:
    """Remove the guards: for undoing the migration, and for the tests' own flush."""
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for verb in VERBS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{verb}{on}")
