"""The web process as served: how long until the first page, and its memory at rest."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator

import psutil

from tests.bench.__main__ import Figure
from tests.journeys.counties import free_port


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    port, var = free_port(), tempfile.mkdtemp(prefix="countywide-bench-demo-")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COUNTYWIDE_", "DJANGO_"))}
    began = time.perf_counter()
    with open(os.path.join(var, "log.txt"), "w") as log:
        program = subprocess.Popen(
            [sys.executable, "-m", "countywide", "demo", "--port", str(port)],
            env={**kept, "COUNTYWIDE_VAR": var},
            stdout=log,
            stderr=log,
        )
    try:
        first = until_first_page(port, began)
        yield Figure(
            "First page of a new demo county", f"{first:.1f} s", "≤ 30 s", "packages installed, nothing made yet"
        )
        for address in ("/", "/ask?q=summer+holidays+six+weeks", "/schools", "/topics/phase-transfer") * 5:
            get(port, address)
        time.sleep(2)
        for process in web_processes(program.pid):
            memory = process.memory_full_info()
            yield Figure(
                "Web process at rest", f"{memory.rss / 2**20:.0f} MB resident, {memory.pss / 2**20:.0f} MB its own share",
                "≤ 250 MB", "after 20 pages, sentence weights loaded",
            )  # fmt: skip
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait(30)


def until_first_page(port: int, began: float) -> float:
    while time.perf_counter() - began < 180:
        try:
            get(port, "/")
            return time.perf_counter() - began
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The demo county did not start.")


def get(port: int, address: str) -> None:
    urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=30).read()


def web_processes(parent: int) -> list[psutil.Process]:
    """The server's own processes, not the worker's."""
    children = psutil.Process(parent).children()
    return [child for child in children if "worker" not in child.cmdline()]
