"""A small made-up county with its whole past, made once for the tests that read it, and undone after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

CHILDREN = 320


@pytest.fixture(scope="module")
def small_county(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """The county as far as its cases go: fewer children, no answers and no documents."""
    from django.db import transaction
    from django.test import override_settings
    from django.utils.timezone import localdate

    from countywide.demo import build, data, history
    from countywide.demo.tests.settling import settle

    facts = override_settings(IS_DEMO=True, COUNCIL_FILE=str(data.COUNCIL))
    patch = pytest.MonkeyPatch()
    patch.setattr(build, "CHILDREN", CHILDREN)
    with django_db_blocker.unblock(), transaction.atomic(), facts:
        for _, step in build.STEPS:
            step(localdate())
            if step is history.make:
                break
        settle()
        yield
        transaction.set_rollback(True)
    patch.undo()
