"""Who may hold a case, and how a case passes on."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from countywide.casework.cases import rules
from countywide.law import clocks

DAY = date(2026, 11, 25)


def test_a_reference_says_nothing_and_looks_like_no_word():
    drawn = {rules.new_reference() for _ in range(500)}
    assert len(drawn) == 500
    assert all(re.fullmatch(r"EHC-[2-9B-DF-HJKMNP-TV-XZ]{4}-[2-9B-DF-HJKMNP-TV-XZ]{4}", each) for each in drawn)


@pytest.mark.parametrize(
    ("closed_on", "in_team", "bar"),
    [
        (None, True, None),
        (DAY, True, "This case is closed. Nobody needs to hold it."),
        (None, False, "Choose an officer who works in the team that owns this case."),
    ],
)
def test_who_may_be_given_a_case(closed_on, in_team, bar):
    assert rules.bar_to_assigning(closed_on=closed_on, officer_is_in_team=in_team) == bar


@pytest.mark.parametrize(
    ("closed_on", "to_team", "because", "bar"),
    [
        (None, 2, "The plan is final", None),
        (DAY, 2, "The plan is final", "This case is closed, so it stays where it is."),
        (None, 1, "The plan is final", "This team holds the case already."),
        (None, 2, "Because", "Say in a few words why the case passes on: the school and the family read it."),
    ],
)
def test_what_stands_in_the_way_of_handing_over(closed_on, to_team, because, bar):
    assert rules.bar_to_handing_over(closed_on=closed_on, from_team=1, to_team=to_team, because=because) == bar


@pytest.mark.parametrize(
    ("closed_on", "on", "bar"),
    [
        (None, DAY, None),
        (None, date(2026, 11, 24), "A case cannot be closed before it was opened."),
        (DAY, DAY, "This case is closed already."),
    ],
)
def test_a_case_is_closed_once_and_not_before_it_began(closed_on, on, bar):
    assert rules.bar_to_closing(closed_on=closed_on, opened_on=DAY, on=on) == bar


def test_a_hand_over_is_planned_for_a_later_day():
    assert rules.bar_to_planning(on=date(2026, 11, 26), today=DAY) is None
    assert rules.bar_to_planning(on=DAY, today=DAY) == "Choose a day after today, or hand the case over at once."


@pytest.mark.parametrize("cut_off_on", [date(2027, 1, 15), date(2027, 8, 31), date(2026, 9, 1), date(2028, 2, 29)])
@pytest.mark.parametrize("year_group", [-1, 0, 7, 12])
def test_the_birthdays_of_a_year_group_are_those_the_law_counts(cut_off_on, year_group):
    first, last = rules.born_for_year(year_group, cut_off_on=cut_off_on)
    september = date(cut_off_on.year + (cut_off_on.month >= 9), 9, 1)
    assert [clocks.year_group(day, september) for day in (first, last)] == [year_group] * 2
    outside = (first - timedelta(days=1), last + timedelta(days=1))
    assert [clocks.year_group(day, september) for day in outside] == [year_group + 1, year_group - 1]
