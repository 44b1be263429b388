"""A real server with a place that takes files."""

from __future__ import annotations

import socket
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.kills.processes import House, fresh_database, kill_family, wait_until

ROOT = Path(__file__).parents[2]
TOKEN = "o" * 32  # the same in cookie and header: what a page of ours would send


def environment(folder: Path) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "tests.uploads.house_settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "COUNTYWIDE_FILE_LIMIT_MB": "2048",
        "COUNTYWIDE_CASE_LIMIT_MB": "8192",
    }


class Served:
    """One server, which can be killed and started again on its port."""

    def __init__(self, house: House) -> None:
        self.house, self.port = house, free_port()
        self.process: Any = None

    def start(self) -> None:
        self.process = self.house.start("serve", "--port", str(self.port), "--workers", "1", "--threads", "8")
        wait_until(self.answers, seconds=60)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/live", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        kill_family(self.process)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Makes a server; further settings as keywords."""
    houses = []
    with fresh_database(tmp_path) as database:

        def begin(**more: str) -> Served:
            house = House(tmp_path, database, **environment(tmp_path), **more)
            houses.append(house)
            served = Served(house)
            served.start()
            return served

        yield begin
        for house in houses:
            house.clear()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for the tests that do not kill it."""
    folder = tmp_path_factory.mktemp("served")
    with fresh_database(folder) as database:
        house = House(folder, database, **environment(folder))
        one = Served(house)
        one.start()
        yield one
        house.clear()
