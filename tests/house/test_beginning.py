"""A database begun in one go is the same as one that went through the whole history."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg

from tests import made
from tests.kills.processes import own_database, suites_server

HELD = (
    "select type, name, tbl_name, sql from sqlite_master where name not like 'sqlite_%' and name not like 'kit_cache%'"
)
CATALOGUES = (
    "select table_name, column_name, data_type, is_nullable, character_maximum_length, column_default, is_identity"
    " from information_schema.columns where table_schema = 'public'",
    "select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'",
    "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint where contype in ('c', 'f', 'p', 'u')",
    "select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "select 'step', app, name from django_migrations",
)  # fmt: skip
CACHE = "kit_cache"  # made by a command of its own


def test_both_ways_come_to_the_same(tmp_path):
    """Tables, columns, indexes, constraints, guards, and the list of steps that are done."""
    server = suites_server()
    if not server:
        through_history(tmp_path, f"sqlite:///{tmp_path / made.DATABASE}")
        assert of_file(tmp_path / made.DATABASE) == of_file(made.up_to_date())
        return
    with own_database(server) as went, own_database(server, like=made.up_to_date_at(server)) as began:
        through_history(tmp_path, went)
        assert of_server(went) == of_server(began)


def through_history(folder: Path, address: str) -> None:
    """Every step ever written, one after the other, as Django itself does it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COUNTYWIDE_", "DJANGO_"))}
    environment |= {
        "PYTHONPATH": str(made.ROOT / "src"),
        "COUNTYWIDE_VAR": str(folder),
        "COUNTYWIDE_DATABASE_URL": address,
    }
    command = [sys.executable, "-m", "django", "migrate", "--settings", "countywide.config.settings", "-v0"]
    subprocess.run(command, env=environment, check=True)


def of_file(database: Path) -> set[tuple[object, ...]]:
    """What a database in a file holds; in which order a table's columns stand does not matter."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reader:
        found: set[tuple[object, ...]] = set()
        for kind, name, table, sql in reader.execute(HELD).fetchall():
            if kind != "table":
                found.add((kind, name, table, squeezed(sql)))
                continue
            found |= {("column", name, *column[1:]) for column in reader.execute(f'pragma table_info("{name}")')}
            found |= {("leads to", name, *each[2:]) for each in reader.execute(f'pragma foreign_key_list("{name}")')}
            found |= {("rule", name, rule) for rule in rules_in(sql)}
        return found | {("step", *row) for row in reader.execute("select app, name from django_migrations")}


def rules_in(sql: str) -> list[str]:
    """The named rules of a table, each to its last bracket."""
    starts = [found.start() for found in re.finditer(r'CONSTRAINT "\w+" (CHECK|UNIQUE)', sql)]
    return [squeezed(closed(sql[start:])) for start in starts]


def closed(words: str) -> str:
    """Up to where the first bracket closes again."""
    depth = 0
    for at, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if sign == ")" and depth == 0:
            return words[: at + 1]
    return words


def squeezed(sql: str | None) -> str:
    return re.sub(r'[\s"]', "", sql or "")


def of_server(address: str) -> set[tuple[object, ...]]:
    with psycopg.connect(address) as reader:
        rows = [row for question in CATALOGUES for row in reader.execute(question).fetchall()]
    return {row for row in rows if not str(row[0]).startswith(CACHE)}
