"""What every test of the room needs: a fresh picture, and no sentence model unless a test asks for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from countywide.garden.knowledge import index, picture
from countywide.garden.knowledge.engine import Thresholds

from . import factories


@pytest.fixture(autouse=True)
def words_only(request: Any, monkeypatch: Any) -> Any:
    """Most tests read words only, which takes no time; `meaning` lets the sentence model in."""
    if "meaning" not in request.fixturenames:
        monkeypatch.setattr(picture, "encoder", lambda: None)
        monkeypatch.setattr(
            picture, "limits", lambda model: Thresholds(answer=0.02, may_help=0.01)
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


@pytest.fixture
def ponds(team: Any) -> Any:
    return team("ponds")


@pytest.fixture
def desk(client_for: Any, editor: Any) -> Any:
    """An editor at the desk."""
    return client_for(editor)


@pytest.fixture
def owners_desk(client_for: Any, person: Any, ponds: Any) -> Any:
    """Somebody at the desk who answers for the ponds only."""
    return client_for(person("answer-owner", at=ponds.organisation))


@pytest.fixture
def pond_question(ponds: Any) -> Any:
    return factories.question(team=ponds, team_key="ponds", why_routed="it mentions otters")


@pytest.fixture
def pond_entry(ponds: Any) -> Any:
    return factories.entry("May otters swim?", team=ponds, team_key="ponds", review_by=date(2099, 1, 1))
