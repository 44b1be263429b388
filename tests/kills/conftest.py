"""Houses to kill processes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.kills.processes import House, fresh_database


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here starts and kills real processes."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.kills)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Makes an installation with a database of its own; leases are short, so that a test need not wait for them."""
    houses: list[House] = []
    with fresh_database(tmp_path) as address:

        def make(**environment: str) -> House:
            short = {"COUNTYWIDE_JOB_LEASE": "2", "COUNTYWIDE_SENDING_LEASE": "2", "COUNTYWIDE_WORKERS": "2"}
            houses.append(House(tmp_path, address, **{**short, **environment}))
            return houses[-1]

        yield make
        for each in houses:
            each.clear()
