"""The rounds of the transfers room’s tests, of a council that has said all that its letters need, and whose neighbour is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from countywide.casework.transfers.tests.conftest import council as with_rounds

assert with_rounds

FACTS = """

[[neighbour]]
la_code = "887"
name = "Quaymouth"
full_name = "Quaymouth Council"
send_mailbox = "send@quaymouth.example"
"""


@pytest.fixture
def council(with_rounds: Path, settings: Any) -> Path:
    said = (settings.SOURCE / "demo" / "county" / "council.toml").read_text()
    said = said.replace('la_code = "990"', 'la_code = "886"')
    (with_rounds / "council.toml").write_text(said + FACTS)
    return with_rounds


@pytest.fixture
def words_of() -> Any:
    """What a paper of a pack says."""
    import io

    import pdfplumber

    from countywide.casework.consultations import queries
    from countywide.platform.files import queries as files

    def read(made: Any, place: int) -> str:
        pack = queries.pack_now(made)
        assert pack is not None
        content = files.whole(pack.papers.get(place=place).file)
        assert content is not None
        with pdfplumber.open(io.BytesIO(content)) as paper:
            return " ".join(" ".join((page.extract_text() or "").split()) for page in paper.pages)

    return read
