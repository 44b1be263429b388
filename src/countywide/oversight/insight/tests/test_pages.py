"""Measures: what they say, what they hide, and which cases they lead to."""

from __future__ import annotations

import pytest
from django.urls import reverse

from countywide.casework.cases.tests import factories as cases
from countywide.oversight.insight import queries
from countywide.oversight.insight.tests import factories as make
from countywide.register.schools.models import Area

pytestmark = pytest.mark.django_db
PAGE = "insight:amend-rates"


@pytest.fixture(autouse=True)
def at_the_day(time_machine):
    time_machine.move_to("2026-11-26 10:00:00")


@pytest.fixture
def areas():
    return [Area.objects.create(key=key.lower(), name=key) for key in ("Coast", "Hills")]


@pytest.fixture
def manager(client_for):
    return client_for(cases.officer(cases.team("assessment"), "manager"))


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_an_area_that_keeps_more_plans_than_chance_explains_is_named(manager, areas):
    make.decided(40, amended=32, area=areas[0])
    make.decided(40, amended=6, area=areas[1])
    said = text(manager.get(reverse(PAGE)))
    assert "Hills: fewer changes than chance explains" in said
    assert "80 decisions" in said


def test_where_the_children_explain_it_the_page_says_that_the_plain_share_misleads(manager, areas):
    make.decided(90, amended=72, area=areas[0], is_material=True)
    make.decided(10, amended=2, area=areas[0])
    make.decided(10, amended=8, area=areas[1], is_material=True)
    make.decided(90, amended=18, area=areas[1])
    said = text(manager.get(reverse(PAGE)))
    assert "The plain share misleads here." in said
    assert "Every dot lies in its bar" in said


def test_fewer_than_five_decisions_show_no_number_and_lead_to_no_case(manager, areas):
    make.decided(4, amended=1, area=areas[0])
    make.decided(20, amended=5, area=areas[1])
    answer = manager.get(reverse(PAGE))
    assert "Fewer than 5 decisions: too few to show" in text(answer)
    assert "group=Coast" not in text(answer)


@pytest.mark.parametrize("by", ["area", "team", "setting", "phase", "section"])
def test_a_page_is_four_queries_however_many_decisions(manager, areas, by, django_assert_max_num_queries):
    make.decided(6, area=areas[0], sections=("F",))
    manager.get(reverse(PAGE), {"by": by})
    with django_assert_max_num_queries(8):
        assert manager.get(reverse(PAGE), {"by": by}).status_code == 200


def test_changes_are_counted_by_section(areas):
    make.decided(10, amended=4, area=areas[0], sections=("E", "F"))
    found = queries.amend_rates("section", make.DAY, make.DAY)
    assert [(each.group, each.decided, each.amended) for each in found] == [("Section E", 10, 4), ("Section F", 10, 4)]


def test_decisions_of_other_days_are_not_counted(areas):
    make.decided(10, area=areas[0])
    assert queries.amend_rates("area", make.DAY.replace(day=3), make.DAY.replace(day=9)) == []


def test_what_differs_says_for_which_reviews_and_by_which_criteria(manager, areas):
    make.decided(20, amended=16, area=areas[0], sections=("F",))
    make.decided(20, amended=2, area=areas[1], sections=("F",))
    make.decided(10, amended=5, area=areas[1], asked="MANY", is_material=True)
    said = text(manager.get(reverse("insight:why"), {"by": "area", "group": "Hills"}))
    assert "Of 30 plans, 7 were changed (23.3%)" in said
    assert "2 of 20 (10%)</td><td>45%" in said and "5 of 10 (50%)</td><td>50%" in said
    assert "Nothing in the report or the advice shows that it is needed" in said and "18 (100%)</td><td>100%" in said
    assert "group=Hills" in said


def test_what_differs_shows_nothing_of_a_small_group_and_no_number_from_which_one_could_be_worked_out(manager, areas):
    make.decided(4, amended=1, area=areas[0], sections=("F",))
    assert "Choose a group with at least 5" in text(
        manager.get(reverse("insight:why"), {"by": "area", "group": "Coast"})
    )
    make.decided(3, area=areas[1], asked="MANY")
    make.decided(7, area=areas[1])
    make.decided(9, area=areas[1], asked="NOTHING")
    said = text(manager.get(reverse("insight:why"), {"by": "area", "group": "Hills"}))
    assert "of 3" not in said and "of 7" not in said and "0 of 9" in said


@pytest.mark.parametrize("by", ["area", "team", "setting", "phase", "section"])
def test_what_differs_is_few_queries_by_whatever_is_compared(manager, areas, by, django_assert_max_num_queries):
    make.decided(6, area=areas[0], sections=("F",))
    group = {"setting": "Mainstream school", "phase": "Years 3 to 6", "section": "Section F", "area": "Coast"}.get(by)
    group = group or cases.team("assessment").name
    with django_assert_max_num_queries(12):
        assert "6 " in text(manager.get(reverse("insight:why"), {"by": by, "group": group}))


def test_the_first_page_says_at_once_which_area_differs(manager, areas):
    make.decided(40, amended=32, area=areas[0])
    make.decided(40, amended=6, area=areas[1])
    assert "Hills: fewer changes than chance explains" in text(manager.get(reverse("insight:measures")))


def test_behind_a_number_are_only_the_cases_one_may_see(manager, areas):
    own = cases.case(team=cases.team("assessment"))
    theirs = cases.case(team=cases.team("elsewhere"))
    make.decided(5, area=areas[0], case=own)
    make.decided(5, area=areas[0], case=theirs)
    said = text(manager.get(reverse("insight:behind"), {"by": "area", "group": "Coast"}))
    assert said.count(f">{own.reference}</a>") == 5
    assert theirs.reference not in said


def test_timeliness_is_said_by_area_and_small_counts_are_not(manager, areas):
    make.decided(5, area=areas[0], days_to_report=10, days_to_final=90, amended=5)
    make.decided(5, area=areas[0], days_to_report=15, days_to_decision=29)
    make.decided(2, area=areas[1])
    said = text(manager.get(reverse("insight:measures")))
    assert "5 of 10 (50%)" in said  # reports, and decisions
    assert "0 of 5 (0%)" in said  # changed plans
    assert "Too few to show" in said


@pytest.mark.parametrize("page", ["insight:measures", PAGE, "insight:behind", "insight:why"])
@pytest.mark.parametrize("role", ["senco", "parent", "professional", "operator"])
def test_the_door_is_closed_to_everybody_else(client_for, person, page, role):
    assert client_for(person(role)).get(reverse(page), {"group": "Coast"}).status_code == 403
