"""A council with two rounds of its own, for the September after the day it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from countywide.casework.transfers import rounds

from .factories import FACTS, OPENS, SEPTEMBER

ROUNDS = """
[[round]]
key = "UP"
name = "Moving up to secondary school"
move = "PRIMARY_SECONDARY"
from_years = [6]
to_year = 7
september = {september}
opens = {opens}
most_preferences = 3
date = [
  {{ step = "confirm", asked_by = {september}-01-15, from = {opens}, why = "So that everybody is counted once." }},
  {{ step = "preferences", asked_by = {september}-01-10, last_useful = {september}-01-20, from = {opens}, why = "Packs." }},
  {{ step = "review", asked_by = {september}-01-12, from = {opens}, why = "It suits schools." }},
  {{ step = "final", asked_by = {september}-02-10, from = {opens}, why = "In good time." }},
]

[[round]]
key = "JUNIOR"
name = "Moving to junior school"
move = "INFANT_JUNIOR"
from_years = [2]
to_year = 3
september = {september}
opens = {opens}
most_preferences = 3
date = []
"""


@pytest.fixture
def council(tmp_path: Path, settings) -> Path:
    """The folder of its files."""
    (tmp_path / "council.toml").write_text(FACTS)
    (tmp_path / rounds.FILE).write_text(ROUNDS.format(september=SEPTEMBER, opens=OPENS))
    settings.COUNCIL_FILE = str(tmp_path / "council.toml")
    return tmp_path


@pytest.fixture
def writes_letters(council: Path, settings) -> Path:
    """The same council with all the facts that letters need, those of the made-up one."""
    facts = (settings.SOURCE / "demo" / "county" / "council.toml").read_text("utf-8")
    (council / "council.toml").write_text(facts.replace('la_code = "990"', 'la_code = "886"'), "utf-8")
    return council
