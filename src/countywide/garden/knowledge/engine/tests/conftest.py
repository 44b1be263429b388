import time
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def benchmark_seconds() -> Callable[[float, Callable[[], Any]], Any]:
    """Run once and hand back the answer; fail if it took longer than a generous limit."""

    def run(limit: float, work: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        answer = work()
        assert time.perf_counter() - began < limit
        return answer

    return run
