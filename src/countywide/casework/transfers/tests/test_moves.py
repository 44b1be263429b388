"""Which moves count: one row for each row of the list in the regulations and for each case that people ask about (Q04)."""

from __future__ import annotations

from datetime import date

import pytest

from countywide.casework.transfers.rules import moves
from countywide.casework.transfers.rules.dates import CLOCK_OF
from countywide.casework.transfers.types import Place

NURSERY_SCHOOL, INFANT, JUNIOR = Place("1", 3, 5, "15"), Place("2", 4, 7, "1"), Place("2", 7, 11, "1")
PRIMARY, FIRST_4, FIRST_5 = Place("2", 4, 11, "1"), Place("2", 4, 9, "1"), Place("2", 5, 10, "1")
WITH_NURSERY = Place("2", 3, 11, "1")
MIDDLE_PRIMARY, MIDDLE_SECONDARY = Place("3", 8, 12, "5"), Place("5", 9, 13, "1")
TO_16, TO_18, UPPER = Place("4", 11, 16, "1"), Place("4", 11, 18, "34"), Place("4", 13, 18, "34")
ALL_THROUGH, SPECIAL, SPECIAL_SECONDARY = Place("7", 4, 18, "28"), Place("0", 3, 19, "44"), Place("0", 11, 19, "36")
UTC, COLLEGE, SPECIALIST = Place("4", 14, 19, "40"), Place("6", 16, 99, "18"), Place("0", 16, 25, "32")
PREPARATORY, UNKNOWN = Place("0", 3, 13, "11"), Place("2", None, None, "1")


@pytest.mark.parametrize(
    ("place", "year", "move", "by_policy"),
    [
        # early years to school
        (NURSERY_SCHOOL, -1, "EARLY_SCHOOL", False),
        (None, -1, "EARLY_SCHOOL", False),
        (WITH_NURSERY, -1, "EARLY_SCHOOL", True),  # from the nursery class: councils treat it as a transfer
        (NURSERY_SCHOOL, -2, "", False),
        # infant to junior, and nothing else at the end of Year 2
        (INFANT, 2, "INFANT_JUNIOR", False),
        (INFANT, 1, "", False),
        (PRIMARY, 2, "", False),
        (ALL_THROUGH, 2, "", False),
        (SPECIAL, 2, "", False),
        (FIRST_4, 2, "", False),
        # primary to middle
        (FIRST_4, 4, "PRIMARY_MIDDLE", False),
        (FIRST_5, 5, "PRIMARY_MIDDLE", False),
        (FIRST_4, 3, "", False),
        (PRIMARY, 4, "", False),
        # primary to secondary, on one site as well
        (PRIMARY, 6, "PRIMARY_SECONDARY", False),
        (JUNIOR, 6, "PRIMARY_SECONDARY", False),
        (ALL_THROUGH, 6, "PRIMARY_SECONDARY", False),
        (SPECIAL, 6, "PRIMARY_SECONDARY", False),
        (PREPARATORY, 6, "PRIMARY_SECONDARY", False),
        (UNKNOWN, 6, "PRIMARY_SECONDARY", False),
        (None, 6, "PRIMARY_SECONDARY", True),
        (PRIMARY, 5, "", False),
        (SPECIAL_SECONDARY, 6, "", False),
        (TO_16, 6, "", False),
        # middle to secondary
        (MIDDLE_PRIMARY, 7, "MIDDLE_SECONDARY", False),
        (MIDDLE_SECONDARY, 8, "MIDDLE_SECONDARY", False),
        (MIDDLE_PRIMARY, 6, "", False),
        (MIDDLE_SECONDARY, 7, "", False),
        # a move at 14 is not in the list
        (TO_16, 9, "", False),
        (TO_18, 9, "", False),
        # secondary to what comes after 16, or later; a sixth form is no post-16 institution
        (TO_16, 11, "SECONDARY_POST_16", False),
        (TO_18, 11, "SECONDARY_POST_16", True),
        (UTC, 11, "SECONDARY_POST_16", True),
        (UPPER, 11, "SECONDARY_POST_16", True),
        (SPECIAL, 11, "SECONDARY_POST_16", True),
        (SPECIAL, 14, "SECONDARY_POST_16", False),
        (TO_18, 13, "SECONDARY_POST_16", False),
        (TO_18, 12, "", False),
        (None, 11, "SECONDARY_POST_16", True),
        (TO_16, 10, "", False),
        # one setting after 16 to another has a date of its own and no yearly round
        (COLLEGE, 12, "", False),
        (COLLEGE, 11, "", False),
        (SPECIALIST, 13, "", False),
    ],
)
def test_a_move_counts_by_the_settings_ages_and_the_childs_own_year(place, year, move, by_policy):
    ruling = moves.ruling(place, year_group=year)
    assert (ruling.move, ruling.by_policy, ruling.counts) == (move, by_policy, bool(move))
    assert ruling.says.endswith(".") and ruling.law


def test_year_2_to_year_3_inside_one_school_is_said_not_to_be_a_transfer_and_what_becomes_of_outcomes():
    says = moves.ruling(PRIMARY, year_group=2).says
    assert "not a phase transfer" in says and "end of Key Stage 1" in says


@pytest.mark.parametrize(
    ("born_on", "said", "on", "year"),
    [
        (date(2015, 9, 1), None, date(2026, 11, 26), 6),  # the first and the last birthday of the year
        (date(2016, 8, 31), None, date(2026, 11, 26), 6),
        (date(2015, 8, 31), None, date(2026, 11, 26), 7),
        (date(2016, 9, 1), None, date(2026, 11, 26), 5),
        (date(2016, 2, 29), None, date(2026, 11, 26), 6),
        (date(2016, 3, 1), 5, date(2026, 11, 26), 5),  # taught a year below: does not move with the others
        (date(2015, 3, 1), 6, date(2026, 11, 26), 6),  # a year below their age: moves a year later than it
        (date(2016, 3, 1), 5, date(2026, 3, 2), 6),  # said of today, a year before
        (date(2023, 1, 5), None, date(2026, 11, 26), -1),
    ],
)
def test_the_year_is_the_childs_own_and_not_that_of_the_birthday(born_on, said, on, year):
    assert moves.year_before_the_move(born_on=born_on, said=said, on=on, september=2027) == year


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [(6, date(2015, 9, 1), date(2016, 8, 31)), (2, date(2019, 9, 1), date(2020, 8, 31)), (11, date(2010, 9, 1), date(2011, 8, 31)), (-1, date(2022, 9, 1), date(2023, 8, 31))],
)  # fmt: skip
def test_the_birthdays_of_the_round_of_2027_are_those_of_the_rulebook(year, first, last):
    assert moves.born_for(year, 2027) == (first, last)


def test_every_kind_of_move_has_its_clock():
    from countywide.casework.transfers.enums import Move

    assert set(CLOCK_OF) == set(Move)
    assert {kind for kind, clock in CLOCK_OF.items() if clock == "PT-MAR"} == {"SECONDARY_POST_16"}
