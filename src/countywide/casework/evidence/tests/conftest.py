"""A store and a spool of their own for the files of these tests, and a browser that holds a link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from countywide.platform.files import store

from . import factories as make


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Any) -> Iterator[None]:
    settings.FILES_URL, settings.FILES_SPOOL = str(tmp_path / "kept"), str(tmp_path / "spool")
    yield
    store.store_at.cache_clear()


@pytest.fixture(autouse=True)
def no_counts(request: pytest.FixtureRequest) -> Iterator[None]:
    """Counts of strange links live in the cache; each test begins without any."""
    yield
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        cache.clear()


@pytest.fixture
def let_in() -> Callable[..., Client]:
    """Makes a client that has entered the code of a request's link, through the pages."""

    def enter(asked: Any, client: Client | None = None) -> Client:
        client, token = client or Client(), make.token_of(asked)
        client.post(f"/evidence/{token}/send-code")
        answer = client.post(f"/evidence/{token}/code", {"code": make.code_of(asked)})
        assert answer.headers["Location"] == f"/evidence/{token}/start"
        return client

    return enter


@pytest.fixture
def asked(db: None) -> Any:
    """A request made today, so that the pages' own clock sees it open."""
    return make.request(on=timezone.localdate())
