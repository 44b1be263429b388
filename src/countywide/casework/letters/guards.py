"""Triggers by which the database itself refuses to alter or remove a letter, or to change when one was sent."""

from __future__ import annotations

from typing import Any

SAYS = "A letter is never altered: make a newer one in its place."
SENT = "When a letter was sent is never altered."
KEPT_ONCE_SET = ("way", "dispatched_on", "dispatched_at", "deemed_received_on", "letter_id")

FUNCTION = """CREATE OR REPLACE FUNCTION letters_{name}() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION '{says}'; END $$ LANGUAGE plpgsql"""
TRIGGERS = (
    ("letters_letter", "update", "", "letter"),
    ("letters_letter", "delete", "", "letter"),
    ("letters_sending", "delete", "", "sending"),
    ("letters_sending", "update", "OLD.dispatched_on IS NOT NULL AND ({changed})", "sending"),
)
"""Table, what is refused, when, and which sentence is said."""


def statement(vendor: str, table: str, verb: str, when: str, name: str) -> str:
    """One trigger in the database's own words."""
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    changed = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in KEPT_ONCE_SET)
    condition = f"WHEN ({when.format(changed=changed)})" if when else ""
    says = SAYS if name == "letter" else SENT
    if vendor == "postgresql":
        does = f"EXECUTE FUNCTION letters_{name}()"
    else:
        does = f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
    return f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} FOR EACH ROW {condition} {does}"


def put_up(connection: Any) -> None:
    """Guard letters against any change, and sendings against a change once they left."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name, says in (("letter", SAYS), ("sending", SENT)):
                cursor.execute(FUNCTION.format(name=name, says=says))
        for table, verb, when, name in TRIGGERS:
            cursor.execute(statement(connection.vendor, table, verb, when, name))


def take_down(connection: Any) -> None:
    """Remove the guards: for undoing the migration, and for the tests' own flush."""
    with connection.cursor() as cursor:
        for table, verb, _when, _name in TRIGGERS:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")
