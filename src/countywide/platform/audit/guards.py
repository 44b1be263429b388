"""Triggers by which the database itself refuses to alter or remove an entry of the record."""

from typing import Any

SQLITE = """CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
    BEGIN SELECT RAISE(ABORT, 'The record is append-only.'); END"""
POSTGRESQL_FUNCTION = """CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION 'The record is append-only.'; END $$ LANGUAGE plpgsql"""
POSTGRESQL = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table} FOR EACH ROW EXECUTE FUNCTION audit_append_only()"
)
TABLES = ("audit_entry", "audit_opening")
VERBS = ("update", "delete")


def put_up(connection: Any) -> None:
    """Guard both tables against UPDATE and DELETE."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        statement = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
        for table in TABLES:
            for verb in VERBS:
                cursor.execute(statement.format(table=table, verb=verb, VERB=verb.upper()))


def take_down(connection: Any) -> None:
    """Remove the guards: for undoing the migration, and for tests that tamper on purpose."""
    with connection.cursor() as cursor:
        for table in TABLES:
            for verb in VERBS:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")
