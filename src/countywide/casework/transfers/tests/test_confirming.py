"""A school confirms its list; where it says something else an officer answers, and both are kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from countywide.casework.transfers import actions, queries
from countywide.casework.transfers.rules import confirming
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

from . import factories as make
from .factories import DAY, WHY

pytestmark = pytest.mark.django_db


def say(transfer, **given):
    return actions.say(make.listed(transfer), by=make.at_school(transfer), on=DAY, **given)


def told(kind: str) -> list[str]:
    return list(
        Delivery.objects.filter(notice__kind=f"transfers.{kind}").order_by("id").values_list("address", flat=True)
    )


def test_a_school_confirms_one_child(council):
    transfer = make.moving()
    say(transfer, says="MOVES")
    assert make.fresh(transfer).stage == "CONFIRMED"
    assert queries.answer_waiting(transfer) is None


def test_a_school_says_that_a_child_stays_and_the_team_hears_of_it(council):
    transfer = make.queried(make.moving())
    waiting = queries.answer_waiting(transfer)
    assert waiting is not None
    assert (transfer.stage, waiting.says, waiting.why) == ("QUERIED", "STAYS", WHY)
    assert told("queried") == ["assessment@council.example"]


def test_a_second_word_takes_the_place_of_one_that_nobody_answered(council):
    transfer = make.queried(make.moving())
    say(transfer, says="OTHER_YEAR", why=WHY, year_group=5)
    first, second = transfer.answers.order_by("id")
    assert (first.agreed, first.settled_on, second.year_group, second.settled_on) == (False, DAY, 5, None)
    say(transfer, says="MOVES")
    assert make.fresh(transfer).stage == "CONFIRMED"


@pytest.mark.parametrize(
    ("says", "why", "year", "stage", "bar"),
    [
        ("MOVES", "", None, "IDENTIFIED", None),
        ("STAYS", WHY, None, "IDENTIFIED", None),
        ("STAYS", "No.", None, "IDENTIFIED", "Say why, in at least 5 words: an officer decides by it."),
        ("OTHER_YEAR", WHY, None, "CONFIRMED", "Say which year group the child is in."),
        (
            "OTHER_YEAR",
            WHY,
            6,
            "CONFIRMED",
            "That is the year group we have. Say another, or confirm that the child moves.",
        ),
        ("OTHER_YEAR", WHY, 5, "CONFIRMED", None),
        ("MOVES", "", None, "LEFT", "This child has left the round."),
        (
            "STAYS",
            WHY,
            None,
            "NAMED",
            "The final plan names the next place already. Ring the team that holds the case.",
        ),
    ],
)
def test_what_a_school_may_say(says, why, year, stage, bar):
    said = confirming.bar_to_saying(says=says, why=why, year_group=year, counted_year=6, stage=stage)
    assert said == bar


def test_a_school_confirms_the_rest_at_once(council):
    at = make.school()
    first = make.queried(make.moving(at))
    others = [make.moving(at) for _ in range(2)]
    mine = queries.transfers_of_settings([at.organisation_id], make.the_round())
    listed = [make.listed(each) for each in mine]
    assert actions.confirm_all(None, by=make.at_school(first), on=DAY, listed=listed) == 2
    assert [make.fresh(each).stage for each in (first, *others)] == ["QUERIED", "CONFIRMED", "CONFIRMED"]
    with pytest.raises(RuleBroken, match="nobody left"):
        actions.confirm_all(None, by=make.at_school(first), on=DAY, listed=listed)


def test_nobody_confirms_for_another_school(council):
    mine, theirs = make.moving(), make.moving()
    by = make.at_school(mine)
    with pytest.raises(PermissionDenied):
        actions.say(make.listed(theirs), by=by, on=DAY, says="MOVES")
    with pytest.raises(RuleBroken, match="another school"):
        actions.confirm_all(None, by=by, on=DAY, listed=[make.listed(mine), make.listed(theirs)])
    assert {make.fresh(each).stage for each in (mine, theirs)} == {"IDENTIFIED"}


def test_an_officer_agrees_and_the_child_leaves_with_the_reason(council):
    transfer = make.queried(make.moving(), says="OTHER_YEAR", year_group=5)
    actions.settle(transfer, by=make.officer(), on=DAY, agreed=True, because="The plan says so, as we decided in May.")
    gone = make.fresh(transfer)
    assert (gone.stage, gone.left_because, gone.left_on) == ("LEFT", "OTHER_YEAR", DAY)
    assert gone.case.deadlines.get(clock="PT-FEB").ended_on == DAY
    assert told("settled") == [f"senco@{gone.setting.school.urn}.example"]
    assert gone.case.events.get(key="transfers.left").to_family


def test_an_officer_keeps_the_child_on_the_list_and_says_why(council):
    transfer = make.queried(make.moving())
    with pytest.raises(RuleBroken, match="at least 5 words"):
        actions.settle(transfer, by=make.officer(), on=DAY, agreed=False, because="No.")
    on = DAY + timedelta(days=2)
    actions.settle(
        transfer, by=make.officer(), on=on, agreed=False, because="No such decision was ever made for this child."
    )
    kept = make.fresh(transfer)
    assert (kept.stage, kept.answers.get().settled_on) == ("CONFIRMED", on)
    assert kept.case.deadlines.get(clock="PT-FEB").is_running
    with pytest.raises(RuleBroken, match="Nothing of this school waits"):
        actions.settle(transfer, by=make.officer(), on=on, agreed=True, because="We looked at it once more today.")
