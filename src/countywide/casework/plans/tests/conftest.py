"""The council's facts for every test of plans, whose letters name it; and a store of files of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def facts(council_facts: Any) -> None:
    """Letters name the council, its adviser and its services."""


@pytest.fixture(autouse=True)
def places(settings: Any, tmp_path: Path) -> None:
    """Plans on paper are kept in a folder that goes with the test."""
    settings.FILES_URL, settings.FILES_SPOOL = str(tmp_path / "kept"), str(tmp_path / "spool")


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Lets the pages of a plan's case take a day for today."""
    from countywide.casework.plans.views import moving, of_case

    def on(day: date) -> None:
        for module in (of_case, moving):
            monkeypatch.setattr(module, "localdate", lambda: day)

    return on
