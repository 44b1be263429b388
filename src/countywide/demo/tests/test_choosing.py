"""Last year's champions of the county, and the call that is before its panel."""

from __future__ import annotations

import pytest
from django.utils.timezone import localdate

from countywide.demo import build, champions, choosing, data, people
from countywide.garden.champions import queries
from countywide.garden.champions.models import Call

pytestmark = pytest.mark.django_db


def test_last_years_champions_serve_and_a_call_is_before_its_panel(settings):
    settings.COUNCIL_FILE, settings.IS_DEMO = str(data.COUNCIL), True
    on = localdate()
    for step in (build.places_and_schools, build.teams_and_routes, people.make, champions.make, choosing.make):
        step(on)
    decided, open_still = (
        Call.objects.get(key=key) for key in ("inclusion-champions-2026", "parent-representatives-2026")
    )
    assert decided.decided_at is not None and len(queries.serving(choosing.KIND, on=on)) == decided.places
    found = [each.name for each in queries.directory(choosing.KIND, on=on)]
    assert found == ["Cosima Trevellick", "Oswin Calder-Bright", "Tobias Wrenfield"]
    assert [each.champion.name for each in queries.waiting_asks()] == ["Cosima Trevellick"]
    assert sum(term.visits for term in queries.report(choosing.KIND)) == 1
    wanted = {each.district.name: each.wanted for each in queries.vacancies(choosing.KIND, on=on)}
    assert (wanted["Reedfen"], wanted["Larkvale"], wanted["Ottermere"]) == (2, 0, 1)
    assert len(queries.papers_of(open_still)) == 2 and queries.undecided(open_still)
