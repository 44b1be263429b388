"""What a factory's deeds wrote is kept as rows, and put back for the next test that comes to the same point.

A plan in force is a thousand queries through seven rooms' own actions; hundreds of tests begin with one. The first test of a
process that asks for it with some given words has it made in earnest. What was written then is kept, and the next test that
asks with the same words, in a database that was come to in the same way, has the same rows put back: on either database, in a
fiftieth of the time.

Nothing is put back unless everything in the database is known to be what it was: a row that anything else wrote, a setting
that differs, a function that the test replaced, another day, a clock that was moved: then the factory does its deeds in earnest.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from tempfile import gettempdir
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

READS = ("SELECT", "SAVEPOINT", "RELEASE", "EXPLAIN", "SET CONSTRAINTS")
HARMLESS = (
    'INSERT INTO "django_session"', 'UPDATE "django_session"', 'DELETE FROM "django_session"',
    'UPDATE "accounts_user" SET "last_login"',
)  # fmt: skip
"""What signing somebody in writes: no deed reads it."""
WRITES = re.compile(r'(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM) "(\w+)"')

Rows = dict[str, dict[Any, Any]]
P, R = ParamSpec("P"), TypeVar("R")


@dataclass
class Kept:
    """What one making added, changed and took away; what it left to be done after commit; its files; what it returned."""

    added: dict[str, list[Any]]
    changed: list[tuple[str, Any, dict[str, Any]]]
    gone: list[tuple[str, Any]]
    after_commit: list[tuple[Any, Any]]
    files: dict[str, bytes]
    returned: Any
    content: Rows


@dataclass
class Here:
    """The test that runs: how its database was come to, as long as that is known, whether a factory has written since then and
    is not done yet, and which tables the innermost factory at work has written."""

    patched: Any = None
    known: tuple[Hashable, ...] | None = None
    amid: bool = False
    wrote: set[str] = field(default_factory=set)


HERE = Here()
KEPT: dict[tuple[Hashable, ...], Kept] = {}
EMPTY: Rows = {}
"""Every table of a database that no test has written to yet, read when the first making begins."""


class CannotSay(Exception):
    """Something has no name by which it would be known again."""


# --- a test begins ---


@contextmanager
def within_a_test(patched: Any) -> Iterator[None]:
    """From here on all that is written is watched. `patched` is what replaces functions for this test."""
    from django.db import connection
    from django.dispatch import Signal

    connect = Signal.connect
    Signal.connect = listening_to(connect)  # type: ignore[method-assign]
    HERE.patched, HERE.known, HERE.amid = patched, () if connection.in_atomic_block else None, False
    HERE.wrote = set()
    with connection.execute_wrapper(watch):
        try:
            yield
        finally:
            HERE.patched = HERE.known = None
            Signal.connect = connect  # type: ignore[method-assign]


def listening_to(connect: Callable[..., Any]) -> Callable[..., Any]:
    """Whoever listens wants to hear it happen."""

    def heard(*args: Any, **given: Any) -> Any:
        HERE.known = None
        return connect(*args, **given)

    return heard


def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """A write that no factory answers for makes the database one that is not known."""
    if HERE.known is not None and not sql.startswith(READS) and not sql.startswith(HARMLESS):
        written = WRITES.match(sql)
        if written:
            HERE.wrote.add(written[1])
        if not MAKING or not (written or sql.startswith("ROLLBACK TO SAVEPOINT")):
            HERE.known = None
        HERE.amid = True
    return execute(sql, params, many, context)


MAKING: list[str] = []
"""The factories that are at work, the outermost first."""


# --- a factory ---


def once(*, read: Callable[[Any], Any] | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """What this factory made is put back where that is the same. `read` says how its record is read again, if not plainly."""

    def decorate(make: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(make)
        def made(*args: P.args, **given: P.kwargs) -> R:
            try:
                key = key_of(make, args, given)
            except CannotSay:
                return make(*args, **given)
            kept = KEPT.get(key)
            if kept is None:
                return cast(R, make_in_earnest(key, make, args, given))
            put_back(key, kept)
            return cast(R, again(kept.returned, read))

        return made

    return decorate


def key_of(make: Any, args: Any, given: Any) -> tuple[Hashable, ...]:
    """How the database was come to, what is asked for, and in which surroundings."""
    if HERE.known is None or HERE.amid or not is_undisturbed():
        raise CannotSay
    if not HERE.known and not is_untouched():
        HERE.known = None
        raise CannotSay
    asked = (make.__module__, make.__qualname__, named(args), named(given))
    return (*HERE.known, (asked, surroundings(), date.today()))


def named(value: Any) -> Hashable:
    from django.db.models import Model

    if isinstance(value, Model) and value.pk is not None:
        return (value._meta.label, value.pk)
    if isinstance(value, list | tuple):
        return (type(value).__name__, *map(named, value))
    if isinstance(value, dict):
        return tuple((name, named(value[name])) for name in sorted(value))
    if value is None or isinstance(value, str | int | date | timedelta | UUID | Enum):
        return (type(value).__name__, value)
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value).__qualname__, *(named(getattr(value, each.name)) for each in fields(value)))
    raise CannotSay


def is_undisturbed() -> bool:
    """Nothing is replaced that a deed could ask, no change is under way, and the clock is the world's."""
    import time_machine

    from countywide.platform.audit import actions as audit

    replaced = [(target, name) for target, name, _ in HERE.patched._setattr]
    harmless = all(is_of_pages(target, name) for target, name in replaced) and not HERE.patched._setitem
    return harmless and not time_machine.traveller_stack and not audit.is_in_one_go()


def is_of_pages(target: Any, name: str) -> bool:
    """The day that pages take for today, and the index of answers: no deed of a factory asks either."""
    from countywide.garden.knowledge import index

    return (name == "localdate" and ".views" in getattr(target, "__name__", "")) or target in (index, index.Index)


def surroundings() -> Hashable:
    """The settings that this test changed; where its files are kept only as far as that is changed."""
    from django.conf import UserSettingsHolder, settings

    holder, changed = settings._wrapped, {}
    while isinstance(holder, UserSettingsHolder):
        own = {name: value for name, value in vars(holder).items() if name.isupper()}
        changed = {**own, **changed}
        holder = holder.default_settings
    return tuple((name, "" if name in PLACES else said_by(changed[name])) for name in sorted(changed))


PLACES = ("FILES_URL", "FILES_SPOOL")


def said_by(value: Any) -> Hashable:
    """A setting; of a file that the test wrote itself, what it and those beside it say."""
    file = Path(value) if isinstance(value, str | Path) else None
    if file is None or not file.is_relative_to(gettempdir()) or not file.is_file():
        return repr(value)
    return (file.name, *((each.name, each.read_bytes()) for each in sorted(file.parent.rglob("*.toml"))))


# --- making, and putting back ---


def make_in_earnest(key: tuple[Hashable, ...], make: Any, args: Any, given: Any) -> Any:
    from django.db import connection

    base = KEPT[key[:-1]].content if key[:-1] in KEPT else {}
    if not EMPTY:
        EMPTY.update(content_of(connection.introspection.django_table_names(only_existing=True)))
    callbacks, files = len(connection.run_on_commit), files_there()
    before, HERE.wrote = HERE.wrote, set()
    MAKING.append(make.__qualname__)
    try:
        returned = make(*args, **given)
    finally:
        MAKING.pop()
        own, HERE.wrote = HERE.wrote, HERE.wrote | before
    if HERE.known is None or not is_readable(returned):
        HERE.known = None
        return returned
    content = {**base, **content_of(sorted(own))}
    KEPT[key] = Kept(
        *difference({**EMPTY, **base}, {table: content[table] for table in own}),
        after_commit=[(each[1], each[2]) for each in connection.run_on_commit[callbacks:]],
        files={name: read for name, read in files_there().items() if name not in files},
        returned=reference(returned),
        content=content,
    )
    HERE.known, HERE.amid = key, False
    return returned


def difference(before: Rows, after: Rows) -> tuple[dict[str, list[Any]], list[Any], list[Any]]:
    added: dict[str, list[Any]] = {}
    changed, gone = [], []
    for table, rows in after.items():
        old = before.get(table, {})
        new = [rows[pk] for pk in rows if pk not in old]
        if new:
            added[table] = new
        gone += [(table, pk) for pk in old if pk not in rows]
        for pk in rows:
            if pk in old and rows[pk] != old[pk]:
                was, now = columns_of(table, old[pk]), columns_of(table, rows[pk])
                changed.append((table, pk, {name: now[name] for name in now if now[name] != was[name]}))
    return added, changed, gone


def put_back(key: tuple[Hashable, ...], kept: Kept) -> None:
    from django.db import connection

    write = write_sqlite if connection.vendor == "sqlite" else write_postgresql
    write(kept)
    for table in (*kept.added, *(each[0] for each in (*kept.changed, *kept.gone))):
        HERE.wrote.add(table)
    sids = set(connection.savepoint_ids)
    connection.run_on_commit += [(sids, function, robust) for function, robust in kept.after_commit]
    for name, content in kept.files.items():
        place = Path(name_of_store()) / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    HERE.known = key


def is_readable(returned: Any) -> bool:
    from django.db.models import Model

    return returned is None or (isinstance(returned, Model) and returned.pk is not None)


def reference(returned: Any) -> Any:
    return returned and (type(returned), returned.pk, at_hand(returned))


def again(reference: Any, read: Callable[[Any], Any] | None) -> Any:
    if reference is None:
        return None
    found = reference[0]._base_manager.get(pk=reference[1])
    if read:
        return read(found)
    take_to_hand(found, reference[2])
    return found


Hand = dict[str, Any]
"""By name, the records to which one leads and that were read with it, and theirs."""


def at_hand(record: Any, seen: tuple[Any, ...] = ()) -> Hand:
    """What had been read with a record: a test that counts what it asks finds the same the next time."""
    from django.db.models import Model

    held = {name: each for name, each in record._state.fields_cache.items() if isinstance(each, Model)}
    met = (*seen, record)
    return {name: at_hand(each, met) for name, each in held.items() if not any(each is one for one in met)}


def take_to_hand(record: Any, hand: Hand) -> None:
    """Read the same with it."""
    for name, inner in hand.items():
        if (each := getattr(record, name, None)) is not None:
            take_to_hand(each, inner)


# --- files that go with the test ---


def name_of_store() -> str:
    from django.conf import settings

    return str(settings.FILES_URL)


def files_there() -> dict[str, bytes]:
    """The files of a test that keeps its own; those of the suite stay where they are."""
    from django.conf import UserSettingsHolder, settings

    if not (isinstance(settings._wrapped, UserSettingsHolder) and settings.is_overridden("FILES_URL")):
        return {}
    root = Path(name_of_store())
    return {str(each.relative_to(root)): each.read_bytes() for each in root.rglob("*") if each.is_file()}


# --- the two databases ---


def content_of(tables: Any) -> Rows:
    from django.db import connection

    return {table: (rows_sqlite if connection.vendor == "sqlite" else rows_postgresql)(table) for table in tables}


@functools.cache
def columns(table: str) -> tuple[tuple[str, ...], int]:
    """The names of a table's columns, and where its key is among them."""
    from django.db import connection

    found = connection.connection.execute(f'pragma table_info("{table}")').fetchall()
    return tuple(each[1] for each in found), next(at for at, each in enumerate(found) if each[5])


def rows_sqlite(table: str) -> dict[Any, Any]:
    """As they are stored: a plus before a column keeps it from being turned into a day."""
    from django.db import connection

    names, key = columns(table)
    found = connection.connection.execute(f'select {", ".join(f"""+"{name}" """ for name in names)} from "{table}"')
    return {row[key]: tuple(row) for row in found}


def rows_postgresql(table: str) -> dict[Any, Any]:
    from django.db import connection

    key = primary_key(table)
    with connection.connection.cursor() as cursor:
        cursor.execute(f'select "{key}"::text, row_to_json(t)::text from "{table}" t order by "{key}"')
        return dict(cursor.fetchall())


@functools.cache
def primary_key(table: str) -> str:
    from django.db import connection

    with connection.connection.cursor() as cursor:
        cursor.execute(
            "select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)"
            " where i.indrelid = %s::regclass and i.indisprimary",
            [f'"{table}"'],
        )
        return str(cursor.fetchone()[0])


def columns_of(table: str, row: Any) -> dict[str, Any]:
    return json.loads(row) if isinstance(row, str) else dict(zip(columns(table)[0], row, strict=True))


def write_sqlite(kept: Kept) -> None:
    from django.db import connection

    plain = connection.connection
    for table, pk in kept.gone:
        names, key = columns(table)
        plain.execute(f'delete from "{table}" where "{names[key]}" = ?', [pk])
    for table, pk, changed in kept.changed:
        names, key = columns(table)
        sets = ", ".join(f'"{name}" = ?' for name in changed)
        plain.execute(f'update "{table}" set {sets} where "{names[key]}" = ?', [*changed.values(), pk])
    for table, rows in kept.added.items():
        plain.executemany(f'insert into "{table}" values ({", ".join("?" * len(rows[0]))})', rows)


def write_postgresql(kept: Kept) -> None:
    from django.db import connection

    with connection.connection.cursor() as cursor:
        for table, pk in kept.gone:
            cursor.execute(f'delete from "{table}" where "{primary_key(table)}"::text = %s', [pk])
        for table, pk, changed in kept.changed:
            names = ", ".join(f'"{name}"' for name in changed)
            cursor.execute(
                f'update "{table}" t set ({names}) = (select {names} from json_populate_record(null::"{table}", %s::json))'
                f' where "{primary_key(table)}"::text = %s',
                [json.dumps(changed), pk],
            )
        for table, rows in kept.added.items():
            cursor.execute(
                f'insert into "{table}" select * from json_populate_recordset(null::"{table}", %s::json)',
                [f"[{','.join(rows)}]"],
            )


def is_untouched() -> bool:
    """Nothing that outlasts a test has put rows into the database: no county that a file's tests share."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 WHERE " + " or ".join(f'exists(select 1 from "{table}")' for table in FILLED))
        return cursor.fetchone() is None


FILLED = ("accounts_user", "accounts_organisation", "people_child", "cases_case", "audit_entry", "knowledge_entry")
"""Tables that are empty where nothing has been made."""
