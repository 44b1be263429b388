"""Small numbers are hidden, and intervals are the published ones."""

from __future__ import annotations

import pytest

from countywide.platform.kit import small


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_share_is_that_of_newcombe(count, of, low, high):
    found = small.wilson(count, of)
    assert (round(found.low, 4), round(found.high, 4), found.value) == (low, high, count / of)


def test_a_share_of_nobody_says_nothing():
    assert small.wilson(0, 0) == (0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0.0, 3.689), (1, 0.025, 5.572), (4, 1.090, 10.242), (5, 1.623, 11.668), (9, 4.115, 17.085)],
)
def test_the_interval_of_a_small_count_is_the_exact_one(count, low, high):
    """The figures of the exact interval as printed in tables (Garwood 1936)."""
    found = small.poisson(count)
    assert (round(found.low, 3), round(found.high, 3)) == pytest.approx((low, high), abs=0.001)


def test_the_interval_of_a_larger_count_is_byars_worked_by_hand():
    """100 × (1 − 1/900 − 1.96/30)³ and 101 × (1 − 1/909 + 1.96/(3 × √101))³."""
    found = small.poisson(100)
    assert (round(found.low, 2), round(found.high, 2)) == (81.36, 121.63)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"a": 5, "b": 9}, set()),
        ({"a": 4, "b": 9, "c": 7}, {"a", "c"}),  # with one alone the next smallest goes too
        ({"a": 4, "b": 0, "c": 7}, {"a", "b"}),
        ({"a": 4}, {"a"}),
    ],
)
def test_what_could_be_worked_out_is_hidden_too(counts, hidden):
    assert small.too_small(counts) == hidden
