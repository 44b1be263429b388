"""What the tests of this room share."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def school_organisation(db: None) -> Any:
    """A school that the register knows, as the organisation it is."""
    from countywide.register.schools.tests import factories

    return factories.make_school().organisation
