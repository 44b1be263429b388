"""What the record holds of money for a child, and nothing of another child."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.cases import types as record
from countywide.casework.cases.tests import factories as cases
from countywide.register.people.tests import factories as people
from countywide.support.ledger import actions

from . import factories
from .factories import BY, ON

pytestmark = pytest.mark.django_db


def test_money_for_a_child_is_among_the_papers_of_the_case():
    case = cases.case()
    award = factories.award(child_id=case.child_id)
    factories.award(award.pot, child_id=people.child().pk, annual_pence=1_00, basis="Somebody else")
    (paper,) = [each for papers, each in record.papers_on([case]) if papers.key == "money"]
    actions.change(award, by=BY, on=ON, annual_pence=7_300_00, from_on=date(2027, 1, 1), why="Moderated.")
    (later,) = [each for papers, each in record.papers_on([case]) if papers.key == "money"]
    assert (paper.title, paper.series) == (later.title, later.series) == ("Money for the child’s support", paper.series)
    assert paper.of != later.of
    said = str(record.content_of(later.of).blocks)
    assert "Reception amount, tier 3" in said
    assert "Moderated." in said
    assert "Somebody else" not in said


def test_without_money_there_is_no_such_paper():
    assert [each for papers, each in record.papers_on([cases.case()]) if papers.key == "money"] == []
    assert record.content_of("money:0-1") == record.Content()
    assert record.content_of("money:x") == record.Content()
