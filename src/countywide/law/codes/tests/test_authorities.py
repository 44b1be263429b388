"""Authorities by code: the days they held and what took their place."""

from datetime import date

import pytest

from countywide.law.codes import authorities


def test_there_are_153_authorities_today_and_five_retired():
    assert len(authorities.in_force_on(date(2026, 9, 1))) == 153
    assert [a.code for a in authorities.every().values() if a.ends] == ["835", "836", "837", "909", "928"]


@pytest.mark.parametrize(
    ("code", "on", "holds"),
    [
        ("928", date(2021, 3, 31), True),
        ("928", date(2021, 4, 1), False),
        ("940", date(2021, 3, 31), False),
        ("940", date(2021, 4, 1), True),
        ("835", date(2019, 3, 31), True),
        ("838", date(2019, 4, 1), True),
        ("909", date(2023, 4, 1), False),
        ("943", date(2023, 4, 1), True),
        ("886", date(1999, 1, 1), True),
    ],
)
def test_a_code_holds_from_its_first_day_to_its_last(code, on, holds):
    assert authorities.find(code).in_force(on) is holds


@pytest.mark.parametrize(
    ("code", "today"),
    [("886", ("886",)), ("835", ("838", "839")), ("837", ("839",)), ("909", ("942", "943")), ("000", ()), ("xyz", ())],
)
def test_a_retired_code_leads_to_what_took_its_place(code, today):
    assert authorities.today_of(code, date(2026, 9, 1)) == today


def test_a_retired_code_still_holds_for_its_own_time():
    assert authorities.today_of("909", date(2022, 9, 1)) == ("909",)


def test_every_successor_is_itself_an_authority():
    assert {s for a in authorities.every().values() for s in a.successors} <= set(authorities.every())
