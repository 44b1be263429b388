"""Sums in tables, and beside them the same sums done another way."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countywide.platform.kit.money import in_pounds
from countywide.support.ledger import rules
from countywide.support.ledger.types import Rate, Year

YEAR = Year(date(2026, 4, 1), date(2027, 3, 31))
LEAP = Year(date(2027, 4, 1), date(2028, 3, 31))
LIKELY = settings(derandomize=True, database=None, deadline=None, max_examples=200)
DAYS = st.integers(0, 364).map(lambda gone: YEAR.starts_on + timedelta(days=gone))


@pytest.mark.parametrize(
    ("pence", "said"),
    [
        (0, "£0"),
        (5, "£0.05"),
        (210_000, "£2,100"),
        (210_050, "£2,100.50"),
        (-1, "−£0.01"),
        (-123_456_700, "−£1,234,567"),
    ],
)
def test_pence_are_said_in_pounds(pence: int, said: str):
    assert in_pounds(pence) == said


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (100, [1, 2, 3], [17, 33, 50]),
        (2, [1, 1, 1], [1, 1, 0]),
        (0, [3, 4], [0, 0]),
        (7, [0, 1], [0, 7]),
        (1_000_00, [600, 399, 1], [600_00, 399_00, 1_00]),
        (0, [], []),
        (0, [0, 0], [0, 0]),
    ],
)
def test_a_sum_is_shared_to_the_penny(total: int, weights: list[int], shares: list[int]):
    assert rules.share_out(total, weights) == shares


@pytest.mark.parametrize(("total", "weights"), [(-1, [1]), (1, [-1, 2]), (1, [0, 0])])
def test_what_cannot_be_shared_is_a_fault(total: int, weights: list[int]):
    with pytest.raises(ValueError, match="weight"):
        rules.share_out(total, weights)


@LIKELY
@given(st.integers(0, 10**11), st.lists(st.integers(0, 10**6), min_size=1, max_size=60))
def test_shares_add_up_and_each_is_within_a_penny_of_its_due(total: int, weights: list[int]):
    if not sum(weights):
        weights[0] = 1
    shares = rules.share_out(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1


@pytest.mark.parametrize(
    ("annual", "first", "last", "year", "pence"),
    [
        (365_00, date(2026, 4, 1), date(2027, 3, 31), YEAR, 365_00),
        (365_00, date(2026, 4, 1), date(2026, 4, 1), YEAR, 1_00),
        (365_00, date(2026, 9, 1), date(2027, 3, 31), YEAR, 212_00),
        (366_00, date(2028, 2, 29), date(2028, 2, 29), LEAP, 1_00),
        (366_00, date(2027, 9, 1), date(2028, 3, 31), LEAP, 213_00),
        (100_00, date(2026, 4, 1), date(2026, 4, 30), YEAR, 8_22),  # 821.917… pence
        (1, date(2026, 4, 1), date(2026, 9, 29), YEAR, 0),  # half of the year less half a day
        (1, date(2026, 4, 1), date(2026, 9, 30), YEAR, 1),
        (365_00, date(2026, 9, 2), date(2026, 9, 1), YEAR, 0),
        (365_00, date(2026, 9, 2), date(2026, 8, 1), YEAR, 0),
        (0, date(2026, 4, 1), date(2027, 3, 31), YEAR, 0),
    ],
)  # fmt: skip
def test_part_of_a_year_by_its_days(annual: int, first: date, last: date, year: Year, pence: int):
    assert rules.pro_rata(annual, first, last, year) == pence


@LIKELY
@given(st.integers(0, 10**9), DAYS, DAYS, DAYS)
def test_parts_that_follow_each_other_are_the_whole(annual: int, one: date, two: date, three: date):
    first, middle, last = sorted((one, two, three))
    whole = rules.pro_rata(annual, first, last, YEAR)
    before = rules.pro_rata(annual, first, middle - timedelta(days=1), YEAR)
    assert before + rules.pro_rata(annual, middle, last, YEAR) == whole
    assert abs(whole - Fraction(annual * ((last - first).days + 1), 365)) <= 1


@LIKELY
@given(st.lists(st.tuples(DAYS, st.integers(0, 10**7)), min_size=1, max_size=6), DAYS)
def test_an_award_is_worth_the_sum_of_its_days(entered: list[tuple[date, int]], until: date):
    rates: list[Rate] = []
    for from_on, annual in entered:
        rates = rules.rates_after(rates, Rate(from_on, annual))
    of_day = {}
    for from_on, annual in entered:
        for gone in range((YEAR.ends_on - from_on).days + 1):
            of_day[from_on + timedelta(days=gone)] = annual
    exact = sum(Fraction(annual, 365) for day, annual in of_day.items() if day <= until)
    assert abs(rules.value_of(rates, until, YEAR) - exact) <= len(rates)
    months = rules.months_of(rates, until, YEAR)
    assert sum(pence for _first, pence in months) == rules.value_of(rates, until, YEAR)
    assert [first for first, _pence in months] == [date(2026 + (at > 8), (at + 3) % 12 + 1, 1) for at in range(12)]


@LIKELY
@given(st.lists(st.tuples(DAYS, st.integers(0, 10**7)), min_size=1, max_size=6), DAYS)
def test_what_goes_on_from_a_day_is_what_is_left_of_it(entered: list[tuple[date, int]], moved_on: date):
    rates: list[Rate] = [Rate(YEAR.starts_on, 5_000_00)]
    for from_on, annual in entered:
        rates = rules.rates_after(rates, Rate(from_on, annual))
    before = rules.value_of(rates, moved_on - timedelta(days=1), YEAR)
    after = rules.value_of(rules.rates_from(rates, moved_on), YEAR.ends_on, YEAR)
    assert before + after == rules.value_of(rates, YEAR.ends_on, YEAR)


def test_a_later_entry_holds_from_its_day_on_whatever_was_entered_for_later():
    april, june, may = date(2026, 4, 1), date(2026, 6, 1), date(2026, 5, 1)
    held = rules.rates_after([Rate(april, 1), Rate(june, 2)], Rate(may, 3))
    assert held == [Rate(april, 1), Rate(may, 3)]


def test_months_end_where_the_year_does():
    ends = rules.month_ends(date(2026, 4, 1), date(2026, 6, 10))
    assert ends == [date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 10)]


@pytest.mark.parametrize(("name", "key"), [("2026 to 2027", "2026-to-2027"), (" 2026–27! ", "2026-27"), ("", "")])
def test_a_years_name_in_an_address(name: str, key: str):
    assert rules.key_of(name) == key
