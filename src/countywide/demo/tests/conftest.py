"""A small made-up county with its whole past, made once for the tests that read it, and undone after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="module")
def small_county(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """The county as far as the past of its assessments goes: fewer children, no answers and no documents."""
    from countywide.demo import history
    from countywide.demo.tests.making import made_until

    with django_db_blocker.unblock(), made_until(history.make):
        yield
