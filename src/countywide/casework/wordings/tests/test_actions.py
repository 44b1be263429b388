"""A working document: what is kept, what lapses, what was sent, and what reaches the plan."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from countywide.casework.disputes import actions as disputing
from countywide.casework.disputes.tests import factories as disputes
from countywide.casework.disputes.types import Directed
from countywide.casework.plans.models import Row
from countywide.casework.release.tests import factories as release
from countywide.casework.wordings import actions, queries
from countywide.casework.wordings.models import Issue, Proposal
from countywide.casework.wordings.tests import factories as make
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Notice

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)
DAY = timedelta(days=1)
BETTER = "Reading and writing take great effort and are two years behind."


@pytest.fixture
def held():
    return make.begun(TODAY)


def states(held) -> list[tuple[str, str, str]]:
    found = Proposal.objects.filter(passage__document=held).order_by("pk")
    return [(each.author, each.words.strip() or f"-{each.takes_out}", each.state) for each in found]


def sent(kind: str) -> int:
    return Notice.objects.filter(kind=kind).count()


def test_it_is_made_from_the_sections_that_are_appealed_as_the_plan_was_issued(held):
    found = [(each.section, each.number, each.detail) for each in queries.passages_of(held)]
    assert found[0] == ("B", "B1", "")
    assert ("F", "F1", "") in found
    assert ("F", "F1", "How much and how often") in found
    assert {section for section, *_ in found} == {"B", "F", "I"}
    assert make.passage(held).text == make.NEED
    with pytest.raises(RuleBroken, match="already"):
        actions.begin(held.dispute, by=make.officer(held.dispute), on=TODAY)


def test_an_appeal_about_a_decision_has_none():
    dispute = disputes.registered(disputes.refused(TODAY - 40 * DAY), TODAY)
    with pytest.raises(RuleBroken, match="not about what the plan says"):
        actions.begin(dispute, by=make.officer(dispute), on=TODAY)


def test_each_change_is_answered_by_itself(held):
    make.by_family(held, BETTER, TODAY)
    assert states(held) == [
        ("FAMILY", "and writing take", "OPEN"), ("FAMILY", "are", "OPEN"),
    ]  # fmt: skip
    first = Proposal.objects.earliest("pk")
    make.agreed(first, TODAY)
    assert [state for *_, state in states(held)] == ["AGREED", "OPEN"]
    assert queries.says(make.passage(held)) == "Reading and writing take great effort and is two years behind."
    assert queries.seen_by(make.passage(held), "FAMILY") == BETTER
    assert Entry.objects.filter(did="wordings.answered").count() == 1
    assert sent("wordings.family-wrote") == 1


def test_what_is_agreed_overtakes_what_the_other_asked_for_about_the_same_words(held):
    council = make.by_council(held, make.NEED.replace("two years", "one year"), TODAY)
    family = make.by_family(held, make.NEED.replace("two years", "three years"), TODAY)
    make.agreed(family, TODAY)
    council.refresh_from_db()
    assert council.state == "OVERTAKEN"
    with pytest.raises(RuleBroken, match="is agreed"):
        make.by_council(held, make.NEED, TODAY)


def test_taking_ones_words_out_takes_them_back(held):
    make.by_family(held, BETTER, TODAY)
    with pytest.raises(RuleBroken, match="says the same"):
        make.by_family(held, BETTER, TODAY)
    make.by_family(held, make.NEED, TODAY)
    assert {state for *_, state in states(held)} == {"WITHDRAWN"}


def test_an_agreement_can_be_taken_back_with_a_reason(held):
    family = make.agreed(make.by_family(held, make.NEED.replace("two", "three"), TODAY), TODAY)
    by = make.manager(held.dispute)
    actions.answer(
        family.passage, change_id=family.pk, by=by, on=TODAY, says="REFUSE", reasons="The test was scored wrongly."
    )
    family.refresh_from_db()
    assert (family.state, family.answer) == ("REFUSED", "The test was scored wrongly.")
    assert queries.says(make.passage(held)) == make.NEED


def test_who_may_write_and_who_may_agree(held, person):
    family = make.by_family(held, BETTER, TODAY)
    officer, stranger = make.officer(held.dispute), person("parent")
    with pytest.raises(PermissionDenied):
        actions.answer(family.passage, change_id=family.pk, by=officer, on=TODAY, says="AGREE")
    with pytest.raises(PermissionDenied):
        actions.write(make.passage(held), by=make.parent(held.dispute), on=TODAY, asked=make.asked("No"))
    with pytest.raises(RuleBroken, match="rights|young person"):
        actions.write_yourself(make.passage(held), by=stranger, on=TODAY, asked=make.asked("No"))
    with pytest.raises(RuleBroken, match="other side"):
        actions.answer_yourself(
            family.passage, change_id=family.pk, by=make.parent(held.dispute), on=TODAY, says="AGREE"
        )


def test_an_officer_enters_what_the_family_sent_as_the_familys(held):
    officer = make.officer(held.dispute)
    said = make.asked(BETTER, told_by="The mother, by email", said_on=TODAY)
    with pytest.raises(RuleBroken, match="who sent it"):
        actions.write_for_family(make.passage(held), by=officer, on=TODAY, asked=make.asked(BETTER))
    actions.write_for_family(make.passage(held), by=officer, on=TODAY, asked=said)
    found = Proposal.objects.latest("pk")
    assert (found.author, found.told_by, found.entered_by) == ("FAMILY", "The mother, by email", officer)
    assert sent("wordings.family-wrote") == 0
    council = make.by_council(held, make.NEED.replace("great", "some"), TODAY)
    actions.answer_for_family(
        council.passage,
        change_id=council.pk,
        by=officer,
        on=TODAY,
        says="REFUSE",
        told_by="The mother",
        reasons="It is great effort.",
    )
    council.refresh_from_db()
    assert (council.state, council.answer_told_by) == ("REFUSED", "The mother")


def test_a_new_passage_stands_behind_the_last_of_its_section(held):
    words = "An occupational therapist sees Ash every term."
    made = actions.add_yourself(held, by=make.parent(held.dispute), on=TODAY, section="B", asked=make.asked(words))
    in_b = [each.pk for each in queries.passages_of(held) if each.section == "B"]
    assert in_b[-1] == made.pk
    actions.write_yourself(made, by=make.parent(held.dispute), on=TODAY, asked=make.asked(""))
    assert made.pk not in [each.pk for each in queries.passages_of(held)]


def test_a_version_is_kept_once_told_to_the_family_and_never_altered(held):
    make.by_family(held, BETTER, TODAY)
    issue = make.kept(held, TODAY)
    assert (issue.number, len(issue.sha256)) == (1, 64)
    assert sent("wordings.version") == 1
    with pytest.raises(RuleBroken, match="Nothing has changed"):
        make.kept(held, TODAY + DAY)
    make.agreed(Proposal.objects.earliest("pk"), TODAY)
    assert make.kept(held, TODAY + DAY).number == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(number=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        issue.delete()


def test_a_version_with_another_childs_name_does_not_leave(held):
    release.other_child()
    make.by_family(held, f"{make.NEED} Lev Wren, born on 2 January 2016, reads better.", TODAY)
    with pytest.raises(RuleBroken, match="another child"):
        make.kept(held, TODAY)
    assert not Issue.objects.exists()


def test_that_it_was_sent_meets_the_councils_day_and_not_the_familys(held):
    by, dispute = make.officer(held.dispute), held.dispute
    for owed_by in ("COUNCIL", "FAMILY"):
        directed = Directed("WORKING_DOCUMENT", "", owed_by, TODAY - 5 * DAY, due_on=TODAY + 10 * DAY)
        disputing.note_direction(dispute, by=by, on=TODAY, directed=directed)
    assert len(queries.due(held)) == 2
    issue = make.kept(held, TODAY)
    with pytest.raises(RuleBroken, match="between"):
        actions.note_sent(issue, by=by, on=TODAY, sent_on=TODAY + DAY)
    actions.note_sent(issue, by=by, on=TODAY, sent_on=TODAY)
    assert [each.owed_by for each in queries.due(held)] == ["FAMILY"]
    with pytest.raises(RuleBroken, match="already"):
        actions.note_sent(issue, by=by, on=TODAY, sent_on=TODAY)


def test_once_the_appeal_is_over_nobody_asks_and_the_order_is_entered(held):
    family = make.by_family(held, make.NEED.replace("two", "three"), TODAY)
    council = make.by_council(held, make.NEED.replace("great", "some"), TODAY)
    with pytest.raises(RuleBroken, match="order with the appeal first"):
        actions.note_ordered_as_it_stands(family.passage, change_id=family.pk, by=make.officer(held.dispute), on=TODAY)
    held = make.ordered(held, TODAY)
    by = make.officer(held.dispute)
    with pytest.raises(RuleBroken, match="over"):
        make.by_council(held, "No more", TODAY)
    with pytest.raises(RuleBroken, match="over"):
        make.agreed(council, TODAY)
    actions.note_ordered_as_it_stands(family.passage, change_id=family.pk, by=by, on=TODAY)
    words = "Reading takes very great effort and is three years behind."
    actions.enter_ordered(make.passage(held), by=by, on=TODAY, asked=make.asked(words, reasons=""))
    assert queries.says(make.passage(held)) == words
    council.refresh_from_db()
    assert council.state == "OPEN"


def test_settled_words_reach_the_working_copy_by_the_plans_own_deeds_once(held):
    make.agreed(make.by_family(held, make.NEED.replace("two", "three"), TODAY), TODAY)
    by_officer = make.officer(held.dispute)
    new = actions.add(held, by=by_officer, on=TODAY, section="B", asked=make.asked("Writing is slow."))
    actions.answer_yourself(new, change_id=make.newest(new).pk, by=make.parent(held.dispute), on=TODAY, says="AGREE")
    often = make.passage(held, "F", "How much and how often")
    actions.write(often, by=by_officer, on=TODAY, asked=make.asked(f"{often.text}, for a year"))
    actions.answer_yourself(
        often, change_id=make.newest(often).pk, by=make.parent(held.dispute), on=TODAY, says="AGREE"
    )
    with pytest.raises(RuleBroken, match="has not ended"):
        actions.put_into_plan(held, by=by_officer, on=TODAY)
    held = make.ordered(held, TODAY)
    assert [(each.how, each.passage.section) for each in queries.offered(held)] == [
        ("CHANGE", "B"), ("ADD", "B"), ("HAND", "F"),
    ]  # fmt: skip
    assert actions.put_into_plan(held, by=by_officer, on=TODAY) == 2
    rows = list(
        Row.objects.filter(plan=held.made_from.plan, section="B").order_by("place").values_list("text", flat=True)
    )
    assert rows == [make.NEED.replace("two", "three"), "Writing is slow."]
    with pytest.raises(RuleBroken, match="already"):
        actions.put_into_plan(held, by=by_officer, on=TODAY)
