"""Outcomes of one need that are asked to become one (Q25): what is offered, asked for, decided and written."""

from __future__ import annotations

import pytest
from django.urls import reverse

from countywide.casework.plans import actions as plans
from countywide.casework.plans.tests import factories as written
from countywide.casework.reviews import rules
from countywide.casework.reviews.actions import filling as actions
from countywide.casework.reviews.filled import ChangeSaid, JoinSaid
from countywide.casework.reviews.models import ChangeRequest
from countywide.casework.reviews.queries import deciding as queries
from countywide.casework.reviews.queries import filling
from countywide.casework.reviews.rules import filling as rule
from countywide.casework.reviews.rules.deciding import bar_to_joined
from countywide.casework.reviews.tests import factories as decided
from countywide.casework.reviews.tests import form_factories as make
from countywide.casework.reviews.types import Answering
from countywide.platform.kit.conduct import RuleBroken

pytestmark = pytest.mark.django_db

SAID = ChangeSaid(
    "SCHOOL", "Ash reads two pages aloud each day, by the record.", "Nobody can measure three.", "MATERIAL"
)


@pytest.fixture
def crowded():
    """A review of a plan whose one need has three outcomes, two of which say the same."""
    return make.review(make.crowded())


def keys(review, section="E"):
    return [
        str(key) for key in review.plan.rows.filter(section=section).order_by("place").values_list("key", flat=True)
    ]


def join(review, rows, said=SAID):
    held = decided.as_held(review)
    return actions.join_outcomes(held, by=make.staff(review.setting), on=make.DAY, join=JoinSaid(tuple(rows), said))


@pytest.mark.parametrize(
    ("rows", "of_one_need", "asked_already", "says"),
    [
        (1, True, False, "at least two"),
        (2, False, False, "different needs"),
        (3, True, True, "asked for already"),
        (2, True, False, None),
    ],
)
def test_what_can_be_joined(rows, of_one_need, asked_already, says):
    found = rule.bar_to_joining(rows=rows, of_one_need=of_one_need, asked_already=asked_already)
    assert found is None if says is None else says in found


@pytest.mark.parametrize(
    ("first", "then", "barred"),
    [
        ("ACCEPT", "ACCEPT", False),
        ("PART", "ACCEPT", False),
        ("DECLINE", "ACCEPT", True),
        ("DECLINE", "DECLINE", False),
    ],
)
def test_an_outcome_is_taken_out_only_where_another_says_it(first, then, barred):
    change = rules.Asked(2, "the joining of E2 into E1", is_stale=False, rests_on=1)
    answer = {pk: Answering(pk, answered, "met", "x" * 40, "Words") for pk, answered in ((1, first), (2, then))}
    assert bool(bar_to_joined(answer[2], answer[1], change)) is barred


def test_the_need_is_offered_with_what_the_checks_found_and_its_doubles_are_chosen_already(crowded):
    (need,) = filling.crowded_needs(crowded, on=make.DAY)
    assert (need.number, [words[:3] for _key, words in need.outcomes]) == ("B1", ["E1:", "E2:", "E3:"])
    assert any("E2 and E3" in each for each in need.found)
    assert list(need.alike) == keys(crowded)[1:]
    assert filling.crowded_needs(make.review(make.plan()), on=make.DAY) == []


def test_the_first_gets_the_words_and_the_others_are_to_be_taken_out(crowded):
    first, second, third = keys(crowded)
    before = list(crowded.plan.rows.order_by("id").values_list("text", flat=True))
    made = join(crowded, [second, third])
    kept, gone = ChangeRequest.objects.order_by("id")
    assert [each.pk for each in made] == [kept.pk, gone.pk]
    assert (str(kept.row_key), kept.wording, kept.joined_into) == (second, SAID.wording, None)
    assert (str(gone.row_key), gone.wording, str(gone.joined_into), gone.why) == (third, "", second, SAID.why)
    report = filling.report_of(crowded).page("changes")
    assert [each.joined_into for each in report.changes] == ["", "E2"]
    assert list(crowded.plan.rows.order_by("id").values_list("text", flat=True)) == before
    with pytest.raises(RuleBroken, match="asked for already"):
        join(crowded, [first, third])


def test_to_take_the_words_back_takes_back_the_joining_and_to_keep_one_after_all_leaves_the_rest(crowded):
    second, third = keys(crowded)[1:]
    kept, gone = join(crowded, [second, third])
    senco, held = make.staff(crowded.setting), decided.as_held(crowded)
    actions.amend_change(held, by=senco, on=make.DAY, change=gone, said=SAID)
    assert ChangeRequest.objects.get(pk=gone.pk).joined_into is None
    actions.withdraw_change(held, by=senco, on=make.DAY, change=kept)
    assert list(ChangeRequest.objects.values_list("pk", flat=True)) == [gone.pk]
    actions.withdraw_change(held, by=senco, on=make.DAY, change=gone)
    kept, gone = join(crowded, [second, third])
    actions.withdraw_change(held, by=senco, on=make.DAY, change=kept)
    assert not ChangeRequest.objects.exists()


def test_the_help_for_what_was_joined_is_for_the_outcome_that_stays(crowded):
    second, third = keys(crowded)[1:]
    plan, help_ = crowded.plan, keys(crowded, "F")[2]
    officer = written.of_team(plan)
    with pytest.raises(RuleBroken, match="no longer in the plan"):
        plans.join_row(plan.rows.get(key=third), by=officer, on=make.DAY, into=help_)
    plans.join_row(plan.rows.get(key=third), by=officer, on=make.DAY, into=second)
    assert keys(crowded)[1:] == [second]
    assert [str(each.key) for each in plan.rows.get(key=help_).answers_to.all()] == [second]


def test_the_decision_names_it_as_a_joining(crowded):
    second, third = keys(crowded)[1:]
    kept, _gone = join(crowded, [second, third])
    one, other = queries.changes_of(crowded)
    assert (one.called, other.called, other.rests_on) == ("the change to E2", "the joining of E3 into E2", kept.pk)
    assert queries.asked_in_words(other).startswith("Join E3 (Ash reads one page")


def test_the_pages_offer_it_ask_for_it_and_keep_what_was_typed(crowded, client_for):
    client = client_for(make.staff(crowded.setting))
    page = client.get(reverse("reviews:page", args=[crowded.key, "outcomes"])).content.decode()
    need = str(crowded.plan.rows.get(section="B").key)
    address = reverse("reviews:join", args=[crowded.key, need])
    assert address in page and "E2 and E3 say" in page
    shown = client.get(address).content.decode()
    assert shown.count(" checked") == 3  # the two doubles, and who asks
    second, third = keys(crowded)[1:]
    given = {"rows": [second], "wording": SAID.wording, "asked_by": "SCHOOL", "why": SAID.why, "weight": "MATERIAL"}
    answer = client.post(address, given)
    assert answer.status_code == 422 and SAID.wording in answer.content.decode()
    assert client.post(address, {**given, "rows": [second, third]}).status_code == 302
    listed = client.get(reverse("reviews:page", args=[crowded.key, "changes"])).content.decode()
    assert "Join E3 into E2" in listed
    stranger = client_for(make.staff(make.assessments.school()))
    assert stranger.get(address).status_code == 404
    assert client.get(reverse("reviews:join", args=[crowded.key, second])).status_code == 404
