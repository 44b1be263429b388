"""The rounds of the transfers room’s tests, of a council that has said all that its letters need."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from countywide.casework.transfers.tests.conftest import council as with_rounds

assert with_rounds


@pytest.fixture
def council(with_rounds: Path, settings: Any) -> Path:
    (with_rounds / "council.toml").write_text((settings.SOURCE / "demo" / "county" / "council.toml").read_text())
    return with_rounds
