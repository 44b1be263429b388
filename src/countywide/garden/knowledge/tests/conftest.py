"""What every test of the room needs: a fresh picture, and no sentence model unless a test asks for it."""

from __future__ import annotations

from typing import Any

import pytest

from countywide.garden.knowledge import index, picture
from countywide.garden.knowledge.engine import Thresholds


@pytest.fixture(autouse=True)
def words_only(request: Any, monkeypatch: Any) -> Any:
    """Most tests read words only, which takes no time; `meaning` lets the sentence model in."""
    if "meaning" not in request.fixturenames:
        monkeypatch.setattr(picture, "encoder", lambda: None)
        monkeypatch.setattr(picture, "limits", lambda model: Thresholds(answer=0.02, may_help=0.01)
        )  # words weigh little in tiny gardens
    yield
    index.INDEX.rest()


@pytest.fixture
def meaning() -> None:
    """Read for meaning as well: skip where the weights are not installed."""
    if picture.encoder() is None:
        pytest.skip("The sentence model's weights are not installed.")


@pytest.fixture
def editor(person: Any) -> Any:
    return person("knowledge-editor")


@pytest.fixture
def team(db: None, organisation: Any) -> Any:
    """Makes a team of the register with a mailbox."""
    from countywide.register.contacts.models import Mailbox, Team

    def make(key: str = "ponds", lines: str = "pumps, drains and filters", **given: Any) -> Team:
        body = organisation("TEAM")
        made = Team.objects.create(
            key=key, name=f"{key.title()} Team", organisation=body, card=lines, owns="Ponds", **given
        )
        Mailbox.objects.create(organisation=body, role="TEAM", address=f"{key}@council.example")
        return made

    return make
