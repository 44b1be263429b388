"""A gigabyte in pieces of 5 MiB over loopback: how fast, through cuts and a kill, and how much the server grows."""

from __future__ import annotations

import argparse
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil

from tests.bench.__main__ import Figure

MB = 1024 * 1024
PIECE = 5 * MB


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from tests.uploads.conftest import Served

    folder = Path(tempfile.mkdtemp(prefix="countywide-upload-"))
    path, sha256 = drawn(folder, asked.upload * MB)
    house = house_in(folder)
    served = Served(house)
    served.start()
    try:
        before = memory(served)
        took, most = straight(served, path)
        grew = (max(most, memory(served)) - before) / MB
        conditions = f"{asked.upload:,} MiB, pieces of 5 MiB, loopback, server and client on {os.cpu_count()} cores"
        yield Figure("Upload, straight", f"{asked.upload / took:.0f} MiB/s", "≥ 150 MiB/s", conditions)
        yield Figure("Upload, memory of the server", f"+{grew:.0f} MiB", "< 64 MiB", conditions)
        said = through_cuts(served, path)
        kept = {row[0] for row in house.rows("select sha256 from files_file")} == {sha256}
        yield Figure(
            "Upload through 3 cuts and a kill",
            f"{'equal' if kept else 'UNEQUAL'} checksum, {said['again']} bytes acknowledged sent again",
            "equal, 0",
            f"{conditions}; {said['cuts']} cuts, {said['kills']} kill -9",
        )
    finally:
        house.clear()


def house_in(folder: Path) -> Any:
    from tests.kills.processes import House
    from tests.uploads.conftest import environment

    house = House(folder, f"sqlite:///{folder / 'countywide.sqlite3'}", **environment(folder))
    house.run("migrate", seconds=120)
    return house


def drawn(folder: Path, size: int) -> tuple[Path, str]:
    """A file of random bytes, and its hash."""
    path, digest = folder / "big.bin", hashlib.sha256()
    with path.open("wb") as file:
        for _ in range(size // MB):
            block = os.urandom(MB)
            digest.update(block)
            file.write(block)
    return path, digest.hexdigest()


def memory(served: Any) -> int:
    """What the server's processes hold together."""
    root = psutil.Process(served.process.pid)
    return sum(each.memory_info().rss for each in (root, *root.children(recursive=True)))


def straight(served: Any, path: Path) -> tuple[float, int]:
    """Send it all over one line that stays open; the seconds it took and the most memory seen."""
    import http.client

    from tests.uploads.conftest import TOKEN
    from tests.uploads.test_live import begin

    size, most = path.stat().st_size, 0
    where = begin(served.port, size, "bench")
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=120)
    began = time.perf_counter()
    with path.open("rb") as file:
        at = 0
        while block := file.read(PIECE):
            headers = {
                "Tus-Resumable": "1.0.0",
                "Content-Type": "application/offset+octet-stream",
                "Upload-Offset": str(at),
                "Cookie": f"csrftoken={TOKEN}",
                "X-CSRFToken": TOKEN,
            }
            line.request("PATCH", where, block, headers)
            answer = line.getresponse()
            answer.read()
            assert answer.status == 204, answer.status
            at += len(block)
            if at % (20 * PIECE) == 0:
                most = max(most, memory(served))
    return time.perf_counter() - began, most


def through_cuts(served: Any, path: Path) -> dict[str, int]:
    """Send it with the official client through three cuts and a kill of the server; what was sent twice."""
    from tusclient.client import TusClient

    from tests.kills.processes import wait_until
    from tests.uploads.cutting import Line
    from tests.uploads.test_live import HEADERS, offset_of

    size = path.stat().st_size
    line = Line(served.port, [size // 5, size // 3, size // 2])
    uploader = TusClient(f"http://127.0.0.1:{line.port}/files/", headers=HEADERS).uploader(
        str(path), chunk_size=PIECE, metadata={"filename": "big.bin", "keeper": "test", "place": "cuts"}, retries=0
    )
    again, kills = 0, 0
    while uploader.offset < size:
        before = uploader.offset
        try:
            uploader.upload_chunk()
        except Exception:
            stands = wait_until(lambda: offset_of(uploader), seconds=60)
            again += max(0, before - stands)
            uploader.offset = stands
        if not kills and uploader.offset > size * 7 // 10:
            kills = 1
            served.kill()
            served.start()
    line.close()
    return {"again": again, "cuts": line.made, "kills": kills}
