"""What changes when a search begins, climbs, is entered into, flagged, answered and ends; and what does not."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from countywide.casework.assessments.tests import factories as assessments
from countywide.casework.assessments.types import Naming
from countywide.casework.plans.tests import factories as plans
from countywide.casework.unplaced import actions, receivers, tasks
from countywide.casework.unplaced.models import Flag, Search
from countywide.law import clocks
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.outbox.models import Delivery

from . import factories as make
from .factories import ANSWER, BY, TODAY

pytestmark = pytest.mark.django_db
SOON = TODAY + timedelta(days=10)


def told(kind: str) -> set[str]:
    return {each.address for each in Delivery.objects.filter(notice__kind=f"unplaced.{kind}")}


def test_the_night_begins_a_search_for_a_plan_that_names_a_type_alone_and_only_once():
    waits, named = make.plan(), make.plan(names=True)
    done = tasks.keep_up(TODAY)
    assert done["begun"] == 1 and tasks.keep_up(TODAY)["begun"] == 0
    search = Search.objects.get()
    assert (search.plan_id, search.begun_because) == (waits.pk, "TYPE_ONLY")
    assert search.next_contact_on == TODAY + timedelta(days=14)
    assert (search.needed_on.month, search.needed_on.day) == (9, 1) and search.needed_on > TODAY
    assert not named.case.place_searches.exists()
    assert "unplaced.begun" in Entry.objects.values_list("did", flat=True)


def test_a_place_is_needed_from_the_day_from_which_the_plan_names_its_type(council_facts):
    held = plans.in_force(TODAY - timedelta(days=60))
    amendment = plans.served(held, TODAY - timedelta(days=30))
    the_year_after = actions.next_september(TODAY).replace(year=TODAY.year + 2)
    naming = Naming(
        "A maintained special school", the_year_after, "No school could be named yet.", is_type_only=True,
        next_contact_on=TODAY + timedelta(days=9),
    )  # fmt: skip
    plans.amended(amendment, TODAY, naming=naming)
    tasks.keep_up(TODAY)
    search = Search.objects.get(plan=held)
    assert (search.needed_on, search.level) == (the_year_after, 1)


def test_a_search_climbs_and_never_falls_and_each_level_is_told_once():
    search = make.search(needed_on=TODAY + timedelta(days=30))
    assert [each.level for each in search.levels.all()] == [3]
    before = Delivery.objects.count()
    assert tasks.keep_up(TODAY)["risen"] == 0 and Delivery.objects.count() == before
    Search.objects.update(needed_on=TODAY + timedelta(days=900))
    assert tasks.keep_up(TODAY + timedelta(days=1))["risen"] == 0
    Search.objects.update(needed_on=TODAY)
    assert tasks.keep_up(TODAY + timedelta(days=1))["risen"] == 1
    assert [each.level for each in search.levels.all()] == [3, 5]
    titles = [event.title for event in search.case.events.filter(to_family=True, to_school=True)]
    assert "No place yet: the search stands at level 5" in titles


def test_a_school_raises_it_in_one_step_and_a_senior_officer_is_named():
    held = make.plan(names=True)
    lead = make.lead(held)
    flag = make.flagged(held, ends_on=SOON, said="He has nowhere to go.")
    assert flag.senior_id == lead.pk and flag.by_school_id == held.case.school_id
    assert flag.reply_by == clocks.Calendar().working_days_after(TODAY, 1)
    search = flag.search
    search.refresh_from_db()
    assert (search.begun_because, search.ends_on) == ("FLAG", SOON) and search.level >= 4
    assert lead.email in told("flagged")
    name, said = held.case.child.legal_surname, "nowhere to go"
    for each in Delivery.objects.select_related("notice"):
        words = f"{each.notice.subject} {each.notice.body}"
        assert name not in words and said not in words


def test_a_second_flag_a_flag_without_a_plan_and_somebody_elses_pupil_are_refused_and_leave_nothing():
    held, other = make.plan(), make.plan()
    make.flagged(held)
    with pytest.raises(RuleBroken, match="raised this already"):
        make.flagged(held)
    with pytest.raises(PermissionDenied):
        actions.flag_at_school(make.at_school(held), by=make.senco(other), on=TODAY, plan=held)
    with pytest.raises(PermissionDenied):
        actions.flag_as_family(held.case, by=make.parent(other), on=TODAY, plan=held)
    other.ceased_on, other.ceased_because = TODAY, "NOT_NECESSARY"
    other.save()
    with pytest.raises(RuleBroken, match="no plan in force"):
        make.flagged(other)
    assert Flag.objects.count() == 1


def test_the_family_raises_it_too():
    held = make.plan()
    flag = actions.flag_as_family(held.case, by=make.parent(held), on=TODAY, plan=held)
    assert flag.by_school_id is None and flag.search.level >= 3


def test_a_flag_is_over_only_by_an_answer_and_whoever_raised_it_is_told():
    held = make.plan()
    flag = make.flagged(held)
    with pytest.raises(PermissionDenied):
        actions.answer(flag, by=make.officer(held), on=TODAY, words=ANSWER)
    with pytest.raises(RuleBroken, match="what happens now"):
        actions.answer(flag, by=make.lead(held), on=TODAY, words="Noted.")
    with pytest.raises(RuleBroken, match="Answer it first"):
        actions.end(flag.search, by=make.officer(held), on=TODAY, over_because="NOT_NEEDED")
    actions.answer(flag, by=make.lead(held), on=TODAY, words=ANSWER)
    assert (flag.answered_on, flag.answer) == (TODAY, ANSWER)
    assert make.senco(held).email in told("answered")
    assert ANSWER in [event.detail for event in held.case.events.filter(to_school=True, to_family=True)]
    with pytest.raises(RuleBroken, match="answered already"):
        actions.answer(flag, by=make.lead(held), on=TODAY, words=ANSWER)


def test_a_flag_that_nobody_answers_in_time_reaches_whoever_leads_once():
    held = make.plan()
    lead, flag = make.lead(held), make.flagged(held)
    assert tasks.keep_up(flag.reply_by)["alerted"] == 0
    assert tasks.keep_up(flag.reply_by + timedelta(days=1))["alerted"] == 1
    assert tasks.keep_up(flag.reply_by + timedelta(days=1))["alerted"] == 0
    assert told("unanswered") == {lead.email}


def test_what_is_entered_stands_in_the_search():
    search = make.search()
    by = make.officer(search.plan)
    tried = actions.note_tried(search, by=by, on=TODAY, name="Otter Lane", asked_on=TODAY, came_of="ASKED")
    actions.settle_tried(search, by=by, on=TODAY, tried=tried, came_of="CANNOT")
    tried.refresh_from_db()
    assert (tried.came_of, tried.answered_on) == ("CANNOT", TODAY)
    again = TODAY + timedelta(days=7)
    actions.note_contact(search, by=by, on=TODAY, said="We rang and said who was asked.", next_on=again)
    actions.arrange_meanwhile(search, by=by, on=TODAY, interim="Ten hours of teaching at home.", starts_on=TODAY)
    search.refresh_from_db()
    assert (search.next_contact_on, search.interim_from) == (again, TODAY)
    with pytest.raises(PermissionDenied):
        actions.note_tried(
            search, by=make.senco(search.plan), on=TODAY, name="Otter Lane", asked_on=TODAY, came_of="ASKED"
        )
    assert search.tried.count() == 1


def test_the_search_ends_when_the_plan_names_a_place_and_not_while_a_flag_waits():
    held = make.plan()
    flag = make.flagged(held)
    held.setting, held.named = held.case.school, held.case.school.name
    held.save()
    actions.plan_names_place(held, by=BY, on=TODAY)
    search = Search.objects.get()
    assert search.over_on is None
    actions.answer(flag, by=make.lead(held), on=TODAY, words=ANSWER)
    actions.end(search, by=make.officer(held), on=TODAY, over_because="NAMED")
    assert (search.over_on, search.over_because) == (TODAY, "NAMED")
    with pytest.raises(RuleBroken, match="search is over"):
        actions.end(search, by=make.officer(held), on=TODAY, over_because="NAMED")
    assert tasks.keep_up(TODAY)["begun"] == 0


def test_the_answer_to_the_last_flag_ends_the_search_of_a_plan_that_came_to_name_a_place(council_facts):
    held = plans.in_force(TODAY - timedelta(days=60))
    lead, flag = make.lead(held), make.flagged(held, on=TODAY - timedelta(days=20))
    amendment = plans.served(held, TODAY - timedelta(days=30))
    plans.amended(amendment, TODAY, naming=assessments.naming(assessments.school(), TODAY))
    Search.objects.update(needed_on=TODAY)
    assert tasks.keep_up(TODAY)["risen"] == 0
    search = Search.objects.get()
    assert search.over_on is None
    actions.answer(flag, by=lead, on=TODAY, words=ANSWER)
    search.refresh_from_db()
    assert (search.over_on, search.over_because) == (TODAY, "NAMED")


@pytest.mark.parametrize("names_from, over_on", [(None, None), (TODAY, TODAY)])
def test_only_an_amendment_that_changes_what_is_named_ends_the_search(names_from, over_on):
    search = make.search(names=True, ends_on=SOON)
    amendment = SimpleNamespace(plan=search.plan, names_from=names_from)
    receivers.amended(None, amendment=amendment, amended=True, by=BY, on=TODAY)
    search.refresh_from_db()
    assert search.over_on == over_on


def test_the_team_is_told_once_that_a_family_waits_for_word():
    search = make.search()
    late = search.next_contact_on + timedelta(days=1)
    tasks.keep_up(late)
    held = told("contact-late")
    number = Delivery.objects.filter(notice__kind="unplaced.contact-late").count()
    tasks.keep_up(late)
    assert held and number == Delivery.objects.filter(notice__kind="unplaced.contact-late").count()
