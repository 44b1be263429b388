"""A small made-up county with its whole past, made once for the tests that read it, and undone after them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CHILDREN = 320


@pytest.fixture(scope="module")
def small_county(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """The county as far as the past of its assessments goes: fewer children, no answers and no documents."""
    from countywide.demo import history

    with django_db_blocker.unblock(), made_until(history.make):
        yield


@pytest.fixture(scope="module")
def planned_county(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """The same, and its plans and reviews, and what looks at them."""
    from countywide.demo import second_decisions

    with django_db_blocker.unblock(), made_until(second_decisions.make):
        yield


@contextmanager
def made_until(last: Callable[..., None]) -> Iterator[None]:
    """Every step of making the county until one of them, undone at the end."""
    from django.db import transaction
    from django.test import override_settings
    from django.utils.timezone import localdate

    from countywide.demo import build, data
    from countywide.demo.tests.settling import settle

    facts = override_settings(IS_DEMO=True, COUNCIL_FILE=str(data.COUNCIL))
    patch = pytest.MonkeyPatch()
    patch.setattr(build, "CHILDREN", CHILDREN)
    with transaction.atomic(), facts:
        for _, step in build.STEPS:
            step(localdate())
            if step is last:
                break
        settle()
        yield
        transaction.set_rollback(True)
    patch.undo()
