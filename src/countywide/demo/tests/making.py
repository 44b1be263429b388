"""A small made-up county, made until one of its steps and undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

CHILDREN = 320


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
