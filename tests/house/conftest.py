"""The demo county, made once for the tests that walk the whole house, and undone after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="package")
def county(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """The demo county in the database, inside a transaction that is rolled back at the end."""
    from django.db import transaction
    from django.test import override_settings
    from django.utils import timezone

    from countywide.demo import build, data
    from countywide.demo.tests.settling import settle
    from countywide.garden.knowledge import index
    from tests.house.examples import example

    facts = override_settings(IS_DEMO=True, COUNCIL_FILE=str(data.COUNCIL))
    with django_db_blocker.unblock(), transaction.atomic(), facts:
        build.make_county(on=timezone.localdate())
        settle()
        example.cache_clear()
        index.INDEX.rebuild()  # else the first page that asks it would be counted the queries of reading it
        yield
        transaction.set_rollback(True)
    example.cache_clear()
