"""What the room's tests need: words are read without the sentence model, which takes time, unless a test asks for it."""

from __future__ import annotations

from typing import Any

import pytest

from countywide.garden.knowledge.tests.conftest import meaning, team, words_only

__all__ = ["meaning", "team", "words_only"]


@pytest.fixture
def organiser(person: Any) -> Any:
    return person("forum-organiser")


@pytest.fixture
def ponds(team: Any) -> Any:
    return team("ponds")
