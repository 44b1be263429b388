"""A funding year of the made-up county as it went: sent in, mapped, told, confirmed, moderated, and what a plan changed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from countywide.casework.plans.models import Plan
from countywide.casework.plans.tests import factories as plans
from countywide.demo import data, ledger, starters
from countywide.demo.tests.test_ledger import places  # noqa: F401  the schools, teams and people that money needs
from countywide.register.people.models import Child
from countywide.register.schools import queries as schools
from countywide.support.ledger import queries
from countywide.support.mapping.models import Profile, Round

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]


def a_first_plan(on: date) -> Plan:
    """Of a child who started Reception, naming a primary school."""
    held = plans.written(on)
    Child.objects.filter(pk=held.child_id).update(born_on=date(on.year - 4, 3, 3))
    school = schools.school_with("900017")
    assert school is not None
    Plan.objects.filter(pk=held.pk).update(made_on=on, setting=school.organisation)
    return held


@pytest.mark.parametrize(
    ("on", "stands", "rounds"),
    [
        (date(2026, 9, 10), {("INDICATIVE", "YEAR_R"): 3}, 0),
        (date(2026, 10, 1), {("CONFIRMED", "YEAR_R"): 3}, 0),
        (date(2026, 11, 27), {("CONFIRMED", "YEAR_R"): 3, ("INDICATIVE", "PLAN_TIER"): 1}, 1),
        (date(2027, 2, 3), {("CONFIRMED", "YEAR_R"): 3, ("INDICATIVE", "PLAN_TIER"): 1}, 1),
        (date(2027, 6, 1), {}, 0),  # the year's money is closed: what it left is carried, and nothing is added to it
    ],
)
def test_it_goes_as_far_as_the_day_and_adds_up(on: date, stands: dict[Any, int], rounds: int, settings: Any):
    settings.COUNCIL_FILE = str(data.COUNCIL)
    with transaction.atomic():
        planned = a_first_plan(date(2026, 10, 9)) if on > date(2026, 10, 9) else None
        ledger.make(on)
        starters.make(on)
        assert Counter(Profile.objects.values_list("state", "basis")) == stands
        assert Round.objects.filter(published_on__isnull=False).count() == rounds
        proofs = [queries.proof(year) for year in queries.years()]
        assert [proof.faults for proof in proofs] == [()] * len(proofs)
        if planned is not None and stands:
            profile = Profile.objects.get(basis="PLAN_TIER")
            begun, ended = queries.awards_for_child(planned.child_id)
            assert profile.child_id == planned.child_id
            assert (ended.standing, ended.last_on, begun.from_on) == ("ENDED", date(2026, 10, 8), date(2026, 10, 9))
        transaction.set_rollback(True)
