"""Sharing a sum among schools: in tables, and against a calculation that was written another way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from math import floor as whole_part

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countywide.support.ledger import rules
from countywide.support.ledger.enums import Method
from countywide.support.ledger.types import SchoolRow

LIKELY = settings(derandomize=True, database=None, deadline=None, max_examples=300)


def row(number: int, pupils: int, **mapped: int) -> SchoolRow:
    levels = {int(level.removeprefix("level")): held for level, held in mapped.items()}
    return SchoolRow(number, f"School {number}", pupils, levels)


SCHOOLS = [row(1, 200, level1=4), row(2, 100, level3=2), row(3, 300), row(4, 400, level1=1, level2=1)]
WEIGHTS = [100, 200, 500]


def test_four_ways_to_share_a_thousand_pounds():
    found = rules.compared(1_000_00, SCHOOLS, WEIGHTS, floor_pence=100_00, cap_pence=500_00)
    assert [rules.weight_of(each, WEIGHTS) for each in SCHOOLS] == [400, 1_000, 0, 300]
    assert found == {
        Method.EVEN: [250_00, 250_00, 250_00, 250_00],
        Method.PUPILS: [200_00, 100_00, 300_00, 400_00],
        Method.WEIGHTED: [235_29, 588_24, 0, 176_47],
        Method.BOUNDED: [228_57, 500_00, 100_00, 171_43],
    }


@pytest.mark.parametrize(
    ("total", "weights", "floor", "cap", "shares"),
    [
        (100, [1, 1], None, None, [50, 50]),
        (100, [0, 0], 10, 90, [50, 50]),
        (100, [0, 1], None, None, [0, 100]),
        (100, [0, 1], 30, None, [30, 70]),
        (100, [0, 1], None, 60, [40, 60]),
        (100, [0, 0, 1], None, 60, [20, 20, 60]),
        (100, [1, 1, 98], 10, 60, [20, 20, 60]),
        (90, [5, 1, 1], 30, 30, [30, 30, 30]),
        (101, [1, 1, 1], None, None, [34, 34, 33]),
        (0, [1, 2], 0, 0, [0, 0]),
        (7, [3], None, 7, [7]),
    ],
)
def test_a_floor_and_a_cap(total: int, weights: list[int], floor: int | None, cap: int | None, shares: list[int]):
    assert rules.bounded(total, weights, floor, cap) == shares


def independently(total: int, weights: Sequence[int], least: int, most: int) -> list[int]:
    """Pence for each unit of weight: as it rises every school goes from the floor to the cap along a straight line, so the sum
    bends only where a school leaves a bound. The stretch in which the sum is reached is found, and the rate within it.
    Those without weight stand at the floor; they share evenly what is left once all others are at the cap."""

    def at(rate: Fraction) -> list[Fraction]:
        return [min(max(rate * weight, Fraction(least)), Fraction(most)) for weight in weights]

    bends = sorted({Fraction(bound, weight) for weight in weights if weight for bound in (least, most)} | {Fraction(0)})
    sums = [sum(at(bend)) for bend in bends]
    place = bisect_left(sums, total)
    if place == len(bends):
        exact = at(bends[-1])
        idle = [school for school, weight in enumerate(weights) if not weight]
        for school in idle:
            exact[school] += Fraction(total - sums[-1], len(idle))
    elif place == 0:
        exact = at(bends[0])
    else:
        stretch = Fraction(total - sums[place - 1], sums[place] - sums[place - 1])
        exact = at(bends[place - 1] + stretch * (bends[place] - bends[place - 1]))
    pence = [whole_part(each) for each in exact]
    lack = total - sum(pence)
    order = sorted(range(len(exact)), key=lambda school: (pence[school] - exact[school], school))
    for school in order[:lack]:
        pence[school] += 1
    return pence


BOUNDS = st.tuples(st.integers(0, 100), st.integers(0, 100))


@LIKELY
@given(st.lists(st.integers(0, 400), min_size=1, max_size=40), st.integers(0, 10**8), BOUNDS)
def test_it_agrees_to_the_penny_with_an_independent_calculation(
    weights: list[int], total: int, bounds: tuple[int, int]
):
    number = len(weights)
    least = total * bounds[0] // (100 * number)  # at most an even share each, so that it can be given
    most = -(-total // number) * (100 + bounds[1] * 5) // 100  # at least one
    found = rules.bounded(total, weights, least, most)
    assert sum(found) == total
    assert all(least <= share <= most for share in found)
    assert found == independently(total, weights, least, most)


@LIKELY
@given(
    st.lists(st.tuples(st.integers(0, 2_000), st.dictionaries(st.integers(1, 3), st.integers(0, 9))), min_size=1, max_size=30),
    st.integers(0, 10**9),
)  # fmt: skip
def test_every_method_shares_all_of_it(schools: list[tuple[int, dict[int, int]]], total: int):
    rows = [SchoolRow(at, str(at), pupils, mapped) for at, (pupils, mapped) in enumerate(schools)]
    found = rules.compared(total, rows, WEIGHTS, floor_pence=None, cap_pence=None)
    assert {sum(shares) for shares in found.values()} == {total}
    assert found[Method.BOUNDED] == found[Method.WEIGHTED]
    weight = [sum(WEIGHTS[level - 1] * number for level, number in each.mapped.items()) for each in rows]
    for share, held in zip(found[Method.WEIGHTED], weight, strict=True):
        due = Fraction(total * held, sum(weight)) if sum(weight) else Fraction(total, len(rows))
        assert abs(share - due) < 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"rows": []}, "There is no school to share among."),
        ({"total_pence": -1}, "A sum is never less than nothing."),
        ({"weights": [100, 200, -1]}, "A weight lies between 0 and 100."),
        ({"weights": [100, 200]}, "Children are mapped up to level 3: give a weight for each level."),
        ({"floor_pence": 300_00}, "4 schools at £300 take £1,200: more than there is."),
        ({"cap_pence": 200_00}, "4 schools at £200 take £800: less than there is, so that some would be left."),
        ({"floor_pence": 260_00, "cap_pence": 250_00}, "The floor is above the cap."),
        ({"floor_pence": -1}, "A floor and a cap are never less than nothing."),
        ({}, None),
    ],
)
def test_what_cannot_be_compared(given: dict[str, object], says: str | None):
    said = {
        "total_pence": 1_000_00,
        "rows": SCHOOLS,
        "weights": WEIGHTS,
        "floor_pence": None,
        "cap_pence": None,
        **given,
    }
    assert rules.bar_to_comparing(**said) == says
