"""The published descriptors: the sum, how a set stands, what changed, the pages, practice, signing up."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.timezone import localdate

from countywide.platform.kit.models import Draft
from countywide.support.mapping import policies, rules
from countywide.support.mapping.enums import Basis, SetState
from countywide.support.mapping.models import Mapping, Volunteer
from countywide.support.mapping.types import HIGHEST, LEVELS

TODAY = localdate()
NONE = {"communication": 0, "cognition": 0, "emotional": 0, "physical": 0, "sensory": 0, "care": 0}


def in_2026():
    return policies.set_with("2026")


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("levels", "points", "level"),
    [
        (NONE, 0, 0),
        (NONE | {"care": 3}, 6, 0),  # 6 points, weight 1
        (NONE | {"communication": 2}, 6, 0),  # 3 points, weight 2
        (NONE | {"communication": 2, "cognition": 1}, 8, 1),  # the first step begins here
        (NONE | {"communication": 3}, 12, 1),
        (NONE | {"communication": 2, "cognition": 2, "emotional": 2}, 18, 2),
        (NONE | {"communication": 3, "cognition": 1, "emotional": 1, "sensory": 2, "care": 1}, 23, 2),
        (dict.fromkeys(NONE, HIGHEST), 110, 4),
    ],
)
def test_levels_are_worth_points_times_the_weight_of_their_area(levels, points, level):
    found = rules.scored(levels, in_2026(), Basis.YEAR_R)
    assert (found.points, found.level) == (points, level)
    assert sum(row.total for row in found.rows) == points and len(found.rows) == 6


def test_the_same_levels_stand_on_two_ladders():
    levels = dict.fromkeys(NONE, HIGHEST)
    assert rules.scored(levels, in_2026(), Basis.PLAN_TIER).level == 5
    assert rules.scored(levels, in_2026(), Basis.YEAR_R).pence == 1_080_000
    assert rules.scored(NONE, in_2026(), Basis.YEAR_R).pence == 0


@pytest.mark.parametrize(
    ("version", "on", "state"),
    [
        ("2025", date(2026, 8, 30), SetState.IN_FORCE),
        ("2025", date(2026, 8, 31), SetState.WITHDRAWN),
        ("2026", date(2026, 8, 31), SetState.COMING),
        ("2026", date(2026, 9, 1), SetState.IN_FORCE),
        ("2026", date(2030, 1, 1), SetState.IN_FORCE),  # a draft takes nobody's place
        ("2027-draft", date(2028, 1, 1), SetState.DRAFT),
    ],
)
def test_how_a_set_stands_on_a_day(version, on, state):
    assert rules.state_of(policies.set_with(version), policies.every_set(), on) == state


def test_every_set_is_whole():
    for found in policies.every_set():
        assert [len(area.levels) for area in found.areas] == [5] * 6 and len(found.points) == len(LEVELS)
        for exemplar in found.exemplars:
            assert set(exemplar.levels) == set(exemplar.why) == {area.key for area in found.areas}


def test_what_changed_is_worked_out_from_the_sets_themselves():
    said = rules.differences(in_2026(), policies.set_with("2025"))
    assert "Sensory weighs 2 instead of 1." in said
    assert "Year R level 1 is worth £1,800 a year instead of £1,700." in said
    assert "Social, emotional and mental health, level 3: other words." in said
    assert rules.differences(in_2026(), in_2026()) == []


pytest_db = pytest.mark.django_db


@pytest_db
def test_anybody_reads_every_set_and_a_draft_is_marked(client):
    said = words(client.get("/funding-descriptors"))
    for each in policies.every_set():
        assert each.title in said
    assert "Draft: nothing is decided by it" in said and "Sensory weighs 2 instead of 1." in said
    draft = words(client.get("/funding-descriptors/2027-draft"))
    assert "This is a draft." in draft and "would weigh 2" in draft


@pytest_db
def test_one_set_shows_words_weights_steps_values_children_and_dates(client):
    said = words(client.get("/funding-descriptors/2026"))
    for each in ("Weight 2", "Year R level 4", "£10,800", "Tier 5", "£17,400", "1 September 2026", "few words"):
        assert each in said
    assert in_2026().areas[0].levels[3] in said
    assert client.get("/funding-descriptors/1999").status_code == 404


@pytest_db
def test_practice_compares_and_keeps_nothing(client_for, person):
    client = client_for(person("senco"))
    address = "/funding-descriptors/2026/practise/a-starter-with-few-words"
    assert client.post(address, {}).status_code == 422
    mine = NONE | {"communication": 3, "cognition": 1, "emotional": 1}
    said = words(client.post(address, mine))
    assert "You agree in 4 of 6 areas." in said and "16 points: Year R level 1, £1,800 a year" in said
    assert "23 points: Year R level 2, £3,900 a year" in said and "lessons are not adapted" in said
    assert Mapping.objects.count() == 0 and Draft.objects.count() == 0


@pytest_db
def test_nothing_is_practised_against_a_set_that_was_withdrawn(client):
    address = "/funding-descriptors/2025/practise/a-boy-who-runs"
    answer = client.post(address, NONE)
    assert answer.status_code == 422
    assert "was withdrawn, so nothing can be mapped against it" in words(answer) and in_2026().title in words(answer)
    assert "Practise" not in words(client.get("/funding-descriptors/2025"))


@pytest_db
def test_a_senco_signs_up_to_moderate_once_and_can_leave(client_for, person, school_organisation):
    senco = person("senco", at=school_organisation)
    client = client_for(senco)
    address = "/funding-descriptors/moderate"
    assert "You signed up on" in words(client.post(address, {"note": "Fridays"}, follow=True))
    assert client.post(address, {"note": "Fridays"}).status_code == 422
    held = Volunteer.objects.get()
    assert (held.user, held.school, held.note, held.on) == (senco, school_organisation, "Fridays", TODAY)
    client.post(address, {"leave": "yes"})
    held.refresh_from_db()
    assert held.left_on == TODAY
    assert client_for(person("parent")).get(address).status_code == 403
