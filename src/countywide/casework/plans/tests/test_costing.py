"""What provision costs in a year: tables of cases."""

from __future__ import annotations

import pytest

from countywide.casework.plans import queries, rules
from countywide.casework.plans.tests import contents as say
from countywide.casework.plans.tests import factories as make

PRICES = {"teacher": 4_200, "specialist teacher": 6_000, "assistant": 1_800}


def cost_of(section="F", **details):
    (found,) = rules.costs(say.content(say.said("p", section, "Help", **details)), say.SET, PRICES)
    return found


@pytest.mark.parametrize(
    ("minutes", "every", "a_year"),
    [
        (30, "DAY", 5_700),
        (30, "WEEK", 1_140),
        (30, "FORTNIGHT", 570),
        (30, "HALF_TERM", 180),
        (30, "TERM", 90),
        (30, "YEAR", 30),
        (30, "ONCE", 30),
        (30, "ALWAYS", None),
        (0, "WEEK", 0),
        (None, "WEEK", None),
        (30, "", None),
        (30, "NEVER", None),
        ("30", "WEEK", None),
        (True, "WEEK", None),
    ],
)
def test_the_time_that_a_row_promises_in_a_year(minutes, every, a_year):
    assert cost_of(amount_minutes=minutes, every=every).minutes_a_year == a_year


@pytest.mark.parametrize(
    ("details", "pence", "how"),
    [
        ({"cost_pence": 210_000}, 210_000, "given"),
        ({"cost_pence": 0}, 0, "given"),
        (
            {"cost_pence": 5, "amount_minutes": 60, "every": "WEEK", "who": "a teacher"},
            5,
            "given",
        ),  # what was given holds
        ({"amount_minutes": 60, "every": "WEEK", "who": "A Teacher of reading"}, 159_600, "worked out"),
        ({"amount_minutes": 60, "every": "WEEK", "who": "a specialist teacher"}, 228_000, "worked out"),
        ({"amount_minutes": 1, "every": "YEAR", "who": "an assistant"}, 30, "worked out"),
        ({"amount_minutes": 60, "every": "WEEK", "who": "a nurse"}, None, "unknown"),
        ({"amount_minutes": 60, "every": "WEEK"}, None, "unknown"),
        ({"every": "ALWAYS", "who": "an assistant"}, None, "unknown"),
        ({}, None, "unknown"),
    ],
)
def test_what_it_costs_and_how_that_is_known(details, pence, how):
    found = cost_of(**details)
    assert (found.pence, found.how) == (pence, how)


@pytest.mark.parametrize(("number", "by", "says"), [(1, 2, 1), (1, 3, 0), (2, 3, 1), (90, 60, 2), (89, 60, 1)])
def test_a_half_penny_goes_up(number, by, says):
    assert rules.costing.half_up(number, by) == says


def test_only_provision_costs_and_the_known_is_added_up():
    rows = [*say.thread(), say.said("g", "G", "Physiotherapy", cost_pence=100), say.said("h", "H2", "A short break")]
    found = rules.costs(say.content(*rows), say.SET)
    assert [(each.number, each.pence) for each in found] == [("F1", 210_000), ("G1", 100), ("H2.1", None)]
    assert rules.total(found) == 210_100


@pytest.mark.django_db
@pytest.mark.usefixtures("council_facts")
def test_of_a_plan_that_is_kept():
    held = make.plan()
    rows = make.golden_thread(held)
    (found,) = queries.costs_of(held)
    assert (found.row, found.pence, found.how) == (str(rows["provision"].key), 210_000, "given")
