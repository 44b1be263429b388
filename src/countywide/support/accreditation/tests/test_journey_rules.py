"""What a school pays, which step follows which, and when check-ins are due."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.support.accreditation.enums import State
from countywide.support.accreditation.rules import journey as rules
from countywide.support.accreditation.rules import pricing

DAY = date(2021, 6, 14)
USUAL = {
    "in_programme": False, "licences_left": 0, "has_licence": False, "is_county_state": False, "full": 120000, "county": 60000,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"in_programme": True, "licences_left": 3, "is_county_state": True}, [("PROGRAMME", 0)]),
        ({"licences_left": 1, "is_county_state": True}, [("LICENCE", 0), ("DISCOUNT", 60000)]),
        ({"has_licence": True}, [("LICENCE", 0), ("FULL", 120000)]),
        ({"is_county_state": True}, [("DISCOUNT", 60000)]),
        ({}, [("FULL", 120000)]),
        ({"is_county_state": True, "county": 120000}, [("FULL", 120000)]),
        ({"full": None, "county": None}, []),
        ({"full": None, "county": None, "in_programme": True}, [("PROGRAMME", 0)]),
    ],
)
def test_the_routes_open_to_a_school_the_national_programme_first(given, expected):
    assert [(each.route, each.pence) for each in pricing.prices(**{**USUAL, **given})] == expected


def test_only_a_route_that_is_open_can_be_chosen():
    free = pricing.prices(**{**USUAL, "in_programme": True})
    assert "accreditation is free" in pricing.bar_to_route("FULL", offered=free)
    assert pricing.bar_to_route("PROGRAMME", offered=free) is None
    assert "No funded licence" in pricing.bar_to_route("LICENCE", offered=pricing.prices(**USUAL))
    assert "not open" in pricing.bar_to_route("DISCOUNT", offered=pricing.prices(**USUAL))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"in_programme": True}, "Invoicing is blocked: the school is in a national programme"),
        ({"route": "LICENCE", "price": 0}, "Invoicing is blocked"),
        ({"is_licensed": True}, "Invoicing is blocked"),
        ({"route": "PROGRAMME"}, "Invoicing is blocked"),
        ({"route": "", "price": None}, "Nothing was agreed"),
        ({"is_charged": True}, "already invoiced"),
        ({}, None),
    ],
)
def test_nobody_is_charged_who_pays_nothing(given, says):
    usual = {"in_programme": False, "route": "DISCOUNT", "price": 60000, "is_charged": False, "is_licensed": False}
    said = pricing.bar_to_charging(**{**usual, **given})
    assert (says in said) if says else said is None


def test_no_step_is_left_out_and_every_state_but_the_last_ones_leads_on():
    for at, state in enumerate(rules.WAY[:-1]):
        following = rules.WAY[at + 1]
        note = "Two more actions are required here."
        assert rules.bar_to_step(state=state, to=following, route="FULL", note=note) is None, state
        for other in rules.WAY[at + 2 :]:
            assert "does not follow" in rules.bar_to_step(state=state, to=other, route="FULL", note=note)
    assert {state for state in State if not rules.NEXT[state]} == {State.RENEWED, State.LAPSED, State.ENDED}
    assert "how it is paid" in rules.bar_to_step(state="ROUTE", to="LICENSED", route="", note="")
    assert "what is required" in rules.bar_to_step(state="ASSESSED", to="ACTIONS", route="FULL", note="Some.")


def test_every_state_on_the_way_waits_on_somebody():
    on_the_way = {state for state in State if rules.NEXT[state]} - {State.ACCREDITED}
    assert set(rules.WAITS_ON_SCHOOL) | set(rules.WAITS_ON_PROGRAMME) == on_the_way


@pytest.mark.parametrize(
    ("accredited_on", "valid_to", "expected"),
    [
        (DAY, date(2024, 6, 14), [date(2022, 6, 14), date(2023, 6, 14), date(2024, 6, 14)]),
        (DAY, date(2022, 6, 13), []),
        (date(2024, 2, 29), date(2026, 2, 28), [date(2025, 2, 28), date(2026, 2, 28)]),
    ],
)
def test_check_ins_are_due_on_every_anniversary_until_it_ends(accredited_on, valid_to, expected):
    assert rules.check_in_days(accredited_on, valid_to) == expected
    assert rules.check_in_days(accredited_on, valid_to, kept=expected) == []


@pytest.mark.parametrize(
    ("last", "on", "expected"),
    [
        (None, date(2022, 6, 14), None),
        (None, date(2022, 6, 15), date(2022, 6, 14)),
        (date(2025, 11, 18), date(2026, 11, 18), None),
        (date(2025, 11, 18), date(2026, 11, 27), date(2026, 11, 18)),
    ],
)
def test_the_first_check_in_that_never_came(last, on, expected):
    assert rules.missed_on(DAY, last, on=on) == expected


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"accredited_on": None}, "not a date"),
        ({"accredited_on": date(2027, 1, 1)}, "not come yet"),
        ({"last_check_in": date(2020, 1, 1)}, "before the accreditation"),
        ({"last_check_in": date(2027, 1, 1)}, "not come yet"),
        ({"is_accredited": True}, "accredited already"),
        ({}, None),
    ],
)
def test_an_accreditation_of_before_is_refused_in_words(given, says):
    usual = {"accredited_on": DAY, "last_check_in": None, "on": date(2026, 11, 27), "is_accredited": False}
    said = rules.bar_to_past(**{**usual, **given})
    assert (says in said) if says else said is None
