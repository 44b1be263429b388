"""Houses to kill processes in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.kills.processes import House, fresh_database


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here starts and kills real processes."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.kills)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database that is up to date, to be copied: bringing one up to date takes seconds."""
    folder = tmp_path_factory.mktemp("made")
    if not os.environ.get("COUNTYWIDE_DATABASE_URL", "").startswith("postgres"):
        House(folder, f"sqlite:///{folder / 'countywide.sqlite3'}").run("migrate")
    return folder / "countywide.sqlite3"


@pytest.fixture
def house(tmp_path: Path, made_once: Path) -> Iterator[Callable[..., House]]:
    """Makes an installation with a database of its own; leases are short, so that a test need not wait for them."""
    houses: list[House] = []
    with fresh_database(tmp_path, made_once) as address:

        def make(**environment: str) -> House:
            short = {"COUNTYWIDE_JOB_LEASE": "2", "COUNTYWIDE_SENDING_LEASE": "2", "COUNTYWIDE_WORKERS": "2"}
            houses.append(House(tmp_path, address, **{**short, **environment}))
            return houses[-1]

        yield make
        for each in houses:
            each.clear()
