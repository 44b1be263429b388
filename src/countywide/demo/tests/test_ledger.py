"""The made-up county's money adds up, whatever the day on which the county is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from countywide.demo import build, data, ledger, people
from countywide.register.schools import queries as schools
from countywide.support.ledger import queries
from countywide.support.ledger.enums import Standing, Stream
from countywide.support.ledger.models import Award


@pytest.fixture(scope="module")
def places(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """Schools, teams and people: what money needs."""
    from django.test import override_settings

    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(IS_DEMO=True, COUNCIL_FILE=str(data.COUNCIL)),
    ):
        for step in (build.places_and_schools, build.teams_and_routes, people.make):
            step(date(2026, 11, 27))
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("on", [date(2026, 4, 1), date(2026, 6, 1), date(2026, 11, 27), date(2027, 2, 3)])
def test_both_years_balance_on_any_day(on: date, settings: Any):
    settings.COUNCIL_FILE = str(data.COUNCIL)
    with transaction.atomic():
        ledger.make(on)
        now, before = queries.years()
        assert (now.name, before.name, before.is_closed) == ("2026 to 2027", "2025 to 2026", True)
        proofs = [queries.proof(year) for year in (now, before)]
        assert [proof.faults for proof in proofs] == [(), ()]
        assert (proofs[1].left, proofs[1].carried) == (0, 57_600_00)
        assert {pot.stream for pot in queries.pots_of(now)} == set(Stream)
        assert Award.objects.filter(told_on__gt=on).count() == 0
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("places")
def test_the_school_that_a_visitor_opens_first_has_a_story(settings: Any):
    settings.COUNCIL_FILE = str(data.COUNCIL)
    with transaction.atomic():
        ledger.make(date(2026, 11, 27))
        school = schools.school_with("900003")
        year = queries.year_at(date(2026, 11, 27))
        assert school is not None
        assert year is not None
        found = {award.pot.stream: award for award in queries.awards_for_school(school.organisation_id, year)}
        assert set(found) == {Stream.NOTIONAL, Stream.PROTECTED, Stream.SPECIAL_PLACE}
        assert found[Stream.SPECIAL_PLACE].standing == Standing.INDICATIVE
        assert found[Stream.PROTECTED].rates.count() == 2
        assert year.scenarios.count() == 1
        transaction.set_rollback(True)
