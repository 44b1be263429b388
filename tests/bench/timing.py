"""Taking times and saying them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable


def times(work: Callable[[object], object], over: Iterable[object]) -> list[float]:
    """How long each call took, in milliseconds."""
    taken = []
    for one in over:
        began = time.perf_counter()
        work(one)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]


def said(taken: list[float]) -> str:
    """Median and 95th of a hundred, in milliseconds."""
    return f"p50 {statistics.median(taken):.1f} ms, p95 {p95(taken):.1f} ms"
