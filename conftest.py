"""Fixtures that every room's tests share: people with roles, signed-in clients, organisations."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import time_machine

NUMBERS, BEGAN_ON = count(1), datetime.now(UTC).date()


LONG = (
    "tests/journeys/test_every_page", "tests/house", "tests/journeys/test_twenty_weeks", "tests/journeys/test_a_plans_year",
    "tests/kills", "tests/uploads", "src/countywide/demo", "tests/journeys",
)  # fmt: skip
"""What takes long goes first, so that in the end no process waits for another."""
WITH_PROGRAMS = ("tests/journeys/", "tests/kills/", "tests/uploads/", "tests/bench/")
WITH_ONE_COUNTY = ("tests/house/", "src/countywide/demo/tests/planned/")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In these turns; `make test` gives a file's tests to one process, so that what they share is made once."""
    root = Path(__file__).parent
    turn = {path: turn_of(path.relative_to(root).as_posix()) for path in {item.path for item in items}}
    items.sort(key=lambda item: turn[item.path])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With `--dist loadfile` the files of some folders go to one process too: they share a county that is made within a
    transaction."""
    from xdist.scheduler import LoadFileScheduling

    class ByWhatIsShared(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            shared = (folder for folder in WITH_ONE_COUNTY if nodeid.startswith(folder))
            return next(shared, None) or super()._split_scope(nodeid)

    return ByWhatIsShared(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """A run over midnight stays in the day on which it began, which many tests take for today when they are imported. Those that
    start programs go on with them into the next day."""
    place = item.path.relative_to(Path(__file__).parent).as_posix()
    if datetime.now(UTC).date() == BEGAN_ON or place.startswith(WITH_PROGRAMS):
        return (yield)
    with time_machine.travel(datetime.combine(BEGAN_ON, time(23, 58), UTC), tick=True):
        return (yield)


def turn_of(place: str) -> int:
    return next((at for at, long in enumerate(LONG) if place.startswith(long)), len(LONG))


def pytest_collection_finish() -> None:
    """What is imported stays: the search for garbage passes it over, and is made less often. It took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: Any) -> None:
    """The suite's database is a copy of one that was brought up to date once: that takes half a minute."""
    from django.db import connection
    from tests import made

    made.use_copies(connection)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """Let the tests' own flush past the guards of every room, and give the record its beginning again."""
    from django.apps import apps
    from django.db import connection
    from django.db.backends.base.operations import BaseDatabaseOperations
    from django.utils.module_loading import module_has_submodule

    from countywide.platform.audit.models import Head

    rooms = [each.module for each in apps.get_app_configs() if module_has_submodule(each.module, "guards")]
    guards = [import_module(f"{room.__name__}.guards") for room in rooms]
    plain = BaseDatabaseOperations.execute_sql_flush

    def flush(self: Any, statements: Any) -> None:
        for kept in guards:
            kept.take_down(connection)
        plain(self, statements)
        for kept in guards:
            kept.put_up(connection)
        Head.objects.get_or_create(pk=1)

    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]
    yield
    with django_db_blocker.unblock():
        leave_nobody_in(connection)


def leave_nobody_in(connection: Any) -> None:
    """End what a thread still holds open of the tests' database, so that PostgreSQL lets it be removed."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def index_sees_this_test(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the index look inside the transaction that wraps a test, once for each change; its own thread cannot."""
    if not {"db", "transactional_db", "django_db_setup"} & set(request.fixturenames):
        return
    from django.db import connection

    from countywide.garden.knowledge import index

    changed = [True]
    plain_touch, plain_current = index.touch, index.Index.current

    def touch() -> None:
        plain_touch()
        changed[0] = True

    def current(self: Any) -> Any:
        if changed[0] and connection.in_atomic_block:
            changed[0] = False
            self.rebuild()
        return plain_current(self)

    monkeypatch.setattr(index, "touch", touch)
    monkeypatch.setattr(index.Index, "current", current)


@pytest.fixture(autouse=True)
def rows_are_made_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What factories made for an earlier test is put back where nothing else has been written: see `tests/once.py`."""
    marker = request.node.get_closest_marker("django_db")
    if not (marker or "db" in request.fixturenames) or is_committed(marker, request.fixturenames):
        yield
        return
    from tests import once

    request.getfixturevalue("db")
    with once.within_a_test(monkeypatch):
        yield


def is_committed(marker: Any, fixtures: Any) -> bool:
    """A test whose rows are not rolled back but flushed."""
    return bool({"transactional_db", "live_server"} & set(fixtures)) or bool(marker and (marker.args or marker.kwargs))


@pytest.fixture
def organisation(db: None) -> Callable[..., Any]:
    """Makes an organisation of a kind."""
    from tests.once import once

    from countywide.platform.accounts.models import Organisation

    @once()
    def make(kind: str = "SCHOOL", **given: Any) -> Organisation:
        number = next(NUMBERS)
        return Organisation.objects.create(
            **{"key": f"{kind.lower()}-{number}", "name": f"Organisation {number}", "kind": kind, **given}
        )

    return make


@pytest.fixture
def person(db: None, organisation: Callable[..., Any]) -> Callable[..., Any]:
    """Makes somebody who holds a role since long ago."""
    from tests.once import once

    from countywide.platform.accounts.models import RoleHeld, User

    @once()
    def make(role: str | None = None, *, at: Any = None, starts_on: date = date(2020, 9, 1), **given: Any) -> User:
        number = next(NUMBERS)
        user = User.objects.create_user(
            **{"email": f"person{number}@people.example", "name": f"Person {number}", **given}
        )
        if role:
            RoleHeld.objects.create(user=user, role=role, organisation=at or organisation(), starts_on=starts_on)
        return user

    return make


@pytest.fixture
def client_for() -> Callable[..., Any]:
    """Makes a client signed in as somebody, second factor passed."""
    from django.test import Client

    def make(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        session = client.session
        session["second_factor_passed"] = True
        session.save()
        return client

    return make


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published documents that tests read as input; beside the project unless COUNTYWIDE_SHARED says."""
    return Path(os.environ.get("COUNTYWIDE_SHARED", Path(__file__).parent.parent / "shared"))


@pytest.fixture
def council_facts(settings: Any) -> Path:
    """The made-up council's own facts, for tests whose letters and pages name them."""
    settings.COUNCIL_FILE = str(settings.SOURCE / "demo" / "county" / "council.toml")
    return Path(settings.COUNCIL_FILE)
