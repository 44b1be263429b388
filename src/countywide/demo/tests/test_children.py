"""The made-up children: as many as asked for, the same for the same seed, and each in a state its facts bear out."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from django.utils.timezone import localdate

from countywide.casework.assessments.models import Assessment
from countywide.casework.cases.enums import ASSESSING, OVER, Stage
from countywide.casework.cases.models import Case
from countywide.casework.deadlines import deriving, queries
from countywide.casework.deadlines.actions import owes
from countywide.casework.deadlines.models import Deadline
from countywide.demo.children import drawing, names, places, writing
from countywide.platform.kit.doors import Machine
from countywide.register.people.models import Child

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground():
    return places.ready(localdate())


def test_every_stage_and_every_kind_of_end_is_drawn():
    draw = Random(7)
    lives = [drawing.life(draw, date(2026, 11, 25)) for _ in range(3000)]
    drawn = {*ASSESSING, *OVER} - {Stage.ENDED, Stage.CEASED}  # nobody made up dies; plans in force are drawn elsewhere
    assert {life.stage for life in lives} == drawn
    for life in lives:
        days = [life.received_on, *life.steps.values()]
        assert days == sorted(days) and days[-1] <= date(2026, 11, 25)
        assert (life.ended_on is not None) == (life.stage in OVER)


def test_the_same_seed_makes_the_same_children(ground):
    writing.write(30, ground=ground, seed=3)
    first = list(Child.objects.order_by("pk").values_list("legal_forename", "born_on"))
    writing.write(30, ground=ground, seed=3)
    assert list(Child.objects.order_by("pk").values_list("legal_forename", "born_on"))[30:] == first


def test_a_made_up_case_is_as_the_rooms_would_have_kept_it(ground):
    writing.write(120, ground=ground, seed=11)
    assert Case.objects.count() == Assessment.objects.count() == 120
    for case in Case.objects.all():
        running = [one for one in case.deadlines.running() if one.act_by and owes(one.law)]
        soonest = min(((one.act_by, one.clock) for one in running), default=(None, ""))
        assert (case.act_by, case.next_clock) == (soonest if case.closed_on is None else (None, "")), case.stage
        assert case.holdings.get().team_id == case.team_id
        assert case.events.filter(to_family=True).exists()
    seen, moved = deriving.derive_everything(
        by=Machine("test"), on=localdate(), calendar=queries.calendar(), because="test"
    )
    assert (seen, moved) == (Deadline.objects.running().count(), 0)


def test_made_up_children_are_never_added_to_real_ones(ground):
    Child.objects.create(legal_forename="Wren", legal_surname="Otterby", born_on=date(2018, 5, 4))
    assert "never added" in places.bar_to_making()


def test_names_are_put_together_and_postcodes_lie_nowhere():
    draw = Random(1)
    assert all(names.address(draw)[1].startswith("ZX") for _ in range(50))
    assert len({names.surname(draw) for _ in range(500)}) > 300
