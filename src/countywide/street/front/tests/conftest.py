"""A case, and those who may and may not read it."""

from __future__ import annotations

from typing import Any

import pytest

from countywide.casework.cases.tests import factories as make
from countywide.register.people.tests import factories as people

from .factories import running


@pytest.fixture
def readers(person: Any, organisation: Any) -> dict[str, Any]:
    """A case, and those who may and may not read it."""
    school, child = organisation(), people.child(known_as="Pip", legal_surname="Otterby")
    parent = person("parent", at=organisation("FAMILY"))
    people.relate(child, people.contact(user=parent))
    case = running(child=child, school=school)
    return {
        "case": case,
        "officer": make.officer(make.team("assessment"), name="Odalys Penhallam"),
        "senco": person("senco", at=school),
        "parent": parent,
        "other senco": person("senco", at=organisation()),
        "other parent": person("parent", at=organisation("FAMILY")),
        "other officer": make.officer(make.team("casework"), "casework-officer"),
        "adviser": person("professional", at=organisation("HEALTH")),
        "operator": person("operator"),
    }
