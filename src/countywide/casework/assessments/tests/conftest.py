"""The council's facts for every test of assessments: their letters name it."""

import pytest


@pytest.fixture(autouse=True)
def facts(council_facts):
    """Letters name the council, its adviser and its services."""
