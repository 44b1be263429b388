"""A place that takes files from anybody, one that takes them from its owner, and one that is closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from countywide.platform.files import store, types


@pytest.fixture(autouse=True)
def places(settings: Any, tmp_path: Any) -> Iterator[dict[str, list[Any]]]:
    """Three keepers, and a store and a spool of their own."""
    settings.FILES_URL, settings.FILES_SPOOL = str(tmp_path / "kept"), str(tmp_path / "spool")
    settings.FILE_LIMIT_MB, settings.CASE_LIMIT_MB = 3, 5
    heard: dict[str, list[Any]] = {"arrived": [], "ruled": []}
    known = dict(types.KEEPERS)
    types.register(
        types.Keeper(
            "open",
            may_add=lambda request, place: place != "shut",
            may_open=lambda request, file: True,
            bucket=lambda place: "case:1",
            arrived=heard["arrived"].append,
            ruled=heard["ruled"].append,
        )
    )
    types.register(
        types.Keeper(
            "own", may_add=lambda request, place: request.user.is_authenticated and str(request.user.pk) == place
        )
    )
    types.register(types.Keeper("closed", may_add=lambda request, place: False))
    yield heard
    types.KEEPERS.clear()
    types.KEEPERS.update(known)
    store.store_at.cache_clear()
