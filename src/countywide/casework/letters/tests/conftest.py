"""The council's facts for every test of letters."""

import pytest


@pytest.fixture(autouse=True)
def facts(council_facts):
    """Letters name the council, its adviser and its services."""
