"""One clock, one with its working, and the stream."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tests.bench.__main__ import Figure

CALLS = 20_000


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from countywide.law import clocks
    from countywide.law.clocks import stream

    days = [date(2020, 1, 1) + timedelta(days=number % 4000) for number in range(CALLS)]
    conditions = f"{CALLS:,} calls, one process"
    for clock in ("NA-DECIDE", "AP-LODGE", "AR-YEAR"):
        plain = each(lambda day, c=clock: clocks.answer(c, day), days)
        told = each(lambda day, c=clock: clocks.answer(c, day).working, days)
        yield Figure(f"One clock, {clock}", f"{plain:.1f} µs", "< 20 µs", conditions)
        yield Figure(f"With its working, {clock}", f"{told:.1f} µs", "< 60 µs", conditions)
    lines = [
        json.dumps({"id": n, "clock": "NA-FINAL", "trigger": day.isoformat()}).encode() for n, day in enumerate(days)
    ]
    began = time.perf_counter()
    done = sum(1 for _ in stream.answered(lines))
    yield Figure("Clocks stream", f"{done / (time.perf_counter() - began):,.0f} lines/s", "–", conditions)


def each(work: Callable[[date], object], days: list[date]) -> float:
    """Microseconds a call."""
    for day in days[:500]:
        work(day)
    began = time.perf_counter()
    for day in days:
        work(day)
    return (time.perf_counter() - began) / len(days) * 1e6
