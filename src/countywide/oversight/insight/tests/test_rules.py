"""Telling a difference from chance: what the numbers come to, worked by hand."""

from __future__ import annotations

from math import sqrt

import pytest

from countywide.oversight.insight import rules
from countywide.oversight.insight.types import Cell

EASY, HARD = ("easy",), ("hard",)


def by_group(*cells: Cell) -> dict[str, object]:
    return {each.group: each for each in rules.rates(cells)}


def test_two_groups_that_decide_alike_are_both_within_chance():
    found = by_group(Cell("Coast", EASY, 100, 50), Cell("Hills", EASY, 100, 54))
    assert {each.standing for each in found.values()} == {"WITHIN"}
    assert found["Coast"].adjusted == pytest.approx(0.5)


def test_a_group_that_differs_only_by_its_children_is_not_blamed():
    """Coast reviews the hard cases. As counted it changes three times as many plans; for the same children, just as many."""
    found = by_group(
        Cell("Coast", HARD, 180, 144),
        Cell("Coast", EASY, 20, 4),
        Cell("Hills", HARD, 20, 16),
        Cell("Hills", EASY, 180, 36),
    )
    coast, hills = found["Coast"], found["Hills"]
    assert (round(coast.share, 2), round(hills.share, 2)) == (0.74, 0.26)
    assert coast.adjusted == pytest.approx(hills.adjusted) == pytest.approx(0.5)
    assert (coast.standing, coast.crude_standing, coast.misleads) == ("WITHIN", "ABOVE", True)


def test_a_group_that_declines_more_is_found_although_its_children_hide_it():
    """Hills has the hard cases and changes as many as the others as counted: far too few for such children."""
    found = by_group(
        Cell("Hills", HARD, 200, 100),
        Cell("Coast", EASY, 200, 90),
        Cell("Coast", HARD, 200, 180),
        Cell("Marsh", EASY, 200, 90),
    )
    hills = found["Hills"]
    assert (hills.standing, hills.crude_standing) == ("BELOW", "WITHIN")


def test_the_limits_are_three_standard_deviations_of_a_sum_of_decisions():
    found = by_group(Cell("Coast", EASY, 100, 50), Cell("Hills", EASY, 100, 50))["Coast"]
    assert found.high - found.low == pytest.approx(2 * 3 * sqrt(100 * 0.5 * 0.5) / 100)


def test_chance_puts_no_group_outside_more_often_than_it_should():
    """Ten thousand groups that all decide alike: about 1 in 370 lies outside three standard deviations."""
    from random import Random

    draw = Random(4)
    cells = [Cell(str(number), EASY, 100, sum(draw.random() < 0.4 for _ in range(100))) for number in range(10_000)]
    outside = sum(each.standing != "WITHIN" for each in rules.rates(cells))
    assert 5 <= outside <= 60


@pytest.mark.parametrize(("decided", "standing"), [(4, "TOO_FEW"), (5, "WITHIN")])
def test_fewer_than_five_say_nothing(decided, standing):
    assert by_group(Cell("Coast", EASY, decided, 1), Cell("Hills", EASY, 40, 8))["Coast"].standing == standing


def test_nothing_decided_is_no_group_and_no_error():
    assert rules.rates([]) == []
    assert by_group(Cell("Coast", EASY, 10, 0), Cell("Hills", EASY, 10, 0))["Coast"].standing == "WITHIN"


@pytest.mark.parametrize(
    ("year", "phase"),
    [(-1, "EARLY"), (0, "FIRST"), (2, "FIRST"), (3, "JUNIOR"), (6, "JUNIOR"), (7, "LOWER"), (9, "LOWER"), (10, "UPPER"),
     (11, "UPPER"), (12, "AFTER")],
)  # fmt: skip
def test_years_belong_to_phases(year, phase):
    assert rules.phase_of(year) == phase


@pytest.mark.parametrize(("number", "asked"), [(0, "NOTHING"), (1, "FEW"), (2, "FEW"), (3, "MANY"), (9, "MANY")])
def test_how_much_was_asked_for(number, asked):
    assert rules.asked_for(number) == asked


@pytest.mark.parametrize(
    ("taught", "special", "early", "after", "kind"),
    [(False, False, False, False, "NONE"), (True, True, True, False, "SPECIAL"), (True, False, True, False, "EARLY"),
     (True, False, False, True, "COLLEGE"), (True, False, False, False, "MAINSTREAM")],
)  # fmt: skip
def test_settings_are_of_five_kinds(taught, special, early, after, kind):
    assert rules.setting_kind(taught=taught, is_special=special, is_early=early, is_after_16=after) == kind
