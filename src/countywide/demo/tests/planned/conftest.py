"""The small county with its plans, made once for the tests of this folder, and undone after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="package")
def planned_county(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """As far as its past goes, with its plans and reviews, and what looks at them."""
    from countywide.demo import second_decisions
    from countywide.demo.tests.making import made_until

    with django_db_blocker.unblock(), made_until(second_decisions.make):
        yield
