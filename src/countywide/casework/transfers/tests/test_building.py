"""The list of a round: built from the plans in force, the same however often it is built, with a reason for who leaves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countywide.casework.cases.models import Case
from countywide.casework.transfers import actions, queries, tasks
from countywide.casework.transfers.models import Transfer
from countywide.platform.audit.models import Entry
from countywide.platform.outbox.models import Delivery, Notice
from countywide.register.people.models import Child
from countywide.register.people.tests import factories as people

from . import factories as make
from .factories import DAY, SEPTEMBER

pytestmark = pytest.mark.django_db
NONE = {"identified": 0, "came_back": 0, "moved": 0, "left": 0}


def clocks_of(transfer: Transfer) -> list[tuple[str, str, bool]]:
    found = transfer.case.deadlines.filter(clock__startswith="PT-").order_by("id")
    return [(each.clock, each.key, each.is_running) for each in found]


def test_a_child_of_year_6_enters_the_round_and_the_clock_of_the_date_in_law_starts(council):
    transfer = make.moving()
    assert (transfer.stage, transfer.year_group, transfer.move) == ("IDENTIFIED", 6, "PRIMARY_SECONDARY")
    assert (transfer.identified_on, transfer.setting_id) == (DAY, transfer.case.school_id)
    deadline = transfer.case.deadlines.get(clock="PT-FEB")
    assert (deadline.key, deadline.trigger_on) == ("UP", date(SEPTEMBER, 9, 1))
    assert deadline.legal_due == date(SEPTEMBER, 2, 14)
    case = Case.objects.get(pk=transfer.case_id)
    assert (case.act_by, case.next_clock, case.version) == (deadline.act_by, "PT-FEB", transfer.case.version)
    did = Entry.objects.filter(about_kind="transfers.transfer").values_list("did", flat=True)
    assert list(did) == ["transfers.identified"]


def test_a_case_that_must_act_sooner_keeps_its_sooner_day(council):
    held = make.plan()
    Case.objects.filter(pk=held.case_id).update(act_by=DAY, next_clock="AR-YEAR")
    make.built()
    case = Case.objects.get(pk=held.case_id)
    assert (case.act_by, case.next_clock) == (DAY, "AR-YEAR")


def test_the_school_has_ten_working_days_to_confirm(council):
    assert make.moving(on=date(2026, 11, 2)).confirm_by == date(2026, 11, 16)


def test_building_twice_changes_nothing(council):
    make.plan()
    assert make.built() == {**NONE, "identified": 1}
    before = Entry.objects.count()
    assert make.built() == make.built(DAY + timedelta(days=1)) == NONE
    assert (Transfer.objects.count(), Entry.objects.count()) == (1, before)


@pytest.mark.parametrize(
    ("ages", "year", "of_age", "found"),
    [
        ((4, 11), 6, None, ["UP"]),
        ((4, 11), 5, None, []),
        ((4, 11), 2, None, []),  # Year 2 to Year 3 inside one school
        ((4, 7), 2, None, ["JUNIOR"]),
        ((4, 18), 6, None, ["UP"]),  # the same site
        ((4, 11), 6, 5, []),  # taught a year below
        ((4, 11), 7, 6, ["UP"]),  # a year behind their age
    ],
)
def test_who_is_in_a_round_follows_from_the_school_and_the_childs_own_year(council, ages, year, of_age, found):
    make.plan(make.school(*ages), year_group=year, **({} if of_age is None else {"year_group_said": of_age}))
    for key in ("UP", "JUNIOR"):
        make.built(key=key)
    assert list(Transfer.objects.values_list("round", flat=True)) == found


def test_a_child_at_no_school_is_not_missed(council):
    held = make.plan()
    Case.objects.filter(pk=held.case_id).update(school=None)
    make.built()
    transfer = make.of(held)
    assert (transfer.setting, transfer.by_policy) == (None, True)


def test_a_plan_that_is_being_written_or_whose_child_died_is_in_no_round(council):
    draft, dead = make.plan(), make.plan()
    draft.made_on = None
    draft.save()
    Child.objects.filter(pk=dead.child_id).update(died_on=DAY)
    assert make.built() == NONE


def test_a_plan_first_made_after_the_date_in_law_enters_without_a_clock_that_nothing_could_meet(council):
    held = make.plan()
    held.made_on = date(SEPTEMBER, 3, 1)
    held.save()
    make.built(date(SEPTEMBER, 3, 2))
    assert clocks_of(make.of(held)) == []


@pytest.mark.parametrize(("because", "left"), [("NOT_NECESSARY", "CEASED"), ("MOVED", "MOVED_AWAY")])
def test_a_child_whose_plan_ends_leaves_at_once_with_the_reason(council, because, left):
    transfer = make.moving()
    make.ceased(transfer.plan, DAY + timedelta(days=9), because)
    gone = make.fresh(transfer)
    assert (gone.stage, gone.left_on, gone.left_because) == ("LEFT", DAY + timedelta(days=9), left)
    assert clocks_of(gone) == [("PT-FEB", "UP", False)]
    assert make.built(DAY + timedelta(days=10)) == NONE


def test_a_child_who_died_leaves_in_the_night(council):
    transfer = make.moving()
    Child.objects.filter(pk=transfer.child_id).update(died_on=DAY)
    assert make.built() == {**NONE, "left": 1}
    assert make.fresh(transfer).left_because == "DIED"


def test_a_child_at_another_school_is_confirmed_by_that_one_and_what_the_former_said_is_closed(council):
    transfer = make.queried(make.moving())
    other = make.school()
    Case.objects.filter(pk=transfer.case_id).update(school=other.organisation)
    later = DAY + timedelta(days=30)
    assert make.built(later) == {**NONE, "moved": 1}
    moved = make.fresh(transfer)
    assert (moved.setting_id, moved.stage, moved.identified_on) == (other.organisation_id, "IDENTIFIED", later)
    answer = moved.answers.get()
    assert (answer.agreed, answer.settled_on) == (False, later)
    assert clocks_of(moved) == [("PT-FEB", "UP", True)]


def test_a_child_who_goes_to_a_school_where_it_is_no_move_leaves_and_comes_back(council):
    transfer = make.moving()
    Case.objects.filter(pk=transfer.case_id).update(school=make.school(11, 16, phase="4").organisation)
    assert make.built() == {**NONE, "left": 1}
    assert make.fresh(transfer).left_because == "OTHER_MOVE"
    Case.objects.filter(pk=transfer.case_id).update(school=transfer.setting)
    assert make.built() == {**NONE, "came_back": 1}
    assert clocks_of(transfer) == [("PT-FEB", "UP", False), ("PT-FEB", "UP", True)]


def test_a_child_of_whom_an_officer_decided_stays_out(council):
    transfer = make.queried(make.moving())
    actions.settle(transfer, by=make.officer(), on=DAY, agreed=True, because="We agree: the plan says so.")
    assert make.built() == NONE
    assert make.fresh(transfer).left_because == "NOT_MOVING"


def test_one_who_is_named_stays_whatever_becomes_of_the_school(council):
    transfer = make.moving()
    with_named(transfer)
    Case.objects.filter(pk=transfer.case_id).update(school=make.school(11, 16, phase="4").organisation)
    assert make.built() == NONE
    assert make.fresh(transfer).stage == "NAMED"


def with_named(transfer: Transfer, on: date = DAY) -> None:
    from django.db import transaction

    with transaction.atomic():
        actions.note_named(Transfer.objects.select_for_update().get(pk=transfer.pk), by=make.BY, on=on)


def test_naming_the_next_place_meets_the_date_in_law_once_and_a_letter_that_came_back_unmeets_it(council):
    from django.db import transaction

    transfer = make.moving()
    with_named(transfer)
    with_named(transfer, DAY + timedelta(days=3))
    deadline = transfer.case.deadlines.get(clock="PT-FEB")
    assert (deadline.met_on, make.fresh(transfer).named_on) == (DAY, DAY)
    with transaction.atomic():
        actions.note_not_named(make.fresh(transfer), by=make.BY, on=DAY, because="The letter came back")
    deadline.refresh_from_db()
    assert (deadline.met_on, make.fresh(transfer).stage) == (None, "CONFIRMED")


def test_it_takes_no_more_queries_for_more_children(council):
    at = make.school()

    def asked(number: int) -> int:
        for _ in range(number):
            make.plan(at)
        with CaptureQueriesContext(connection) as found:
            make.built()
        return len(found)

    asked(1)
    assert asked(1) == asked(3)


# --- telling schools ---


def told(kind: str) -> list[tuple[str, str]]:
    found = Delivery.objects.filter(notice__kind=f"transfers.{kind}").order_by("id")
    return list(found.values_list("address", "notice__subject"))


def test_each_school_is_asked_once_for_its_list_and_reminded_once(council):
    at = make.school()
    make.plan(at, legal_forename="Quillfeather")
    make.plan(at)
    on = make.TODAY
    tasks.keep_up(on)
    tasks.keep_up(on)
    address = f"senco@{at.urn}.example"
    assert told("list") == [(address, "Moving up to secondary school: please confirm your list")]
    words = Notice.objects.get(kind="transfers.list").body
    assert "2 children with a plan" in words and "Quillfeather" not in words and "/our-moves/UP" in words
    if on + timedelta(days=40) < date(SEPTEMBER, 9, 1):
        for day in (20, 21, 40):
            tasks.keep_up(on + timedelta(days=day))
        assert len(told("list")) == len(told("list-late")) == 1


def test_a_changed_date_is_told_to_every_school_concerned_with_the_old_and_the_new_one(council):
    from countywide.casework.transfers import rounds

    make.plan()
    make.plan(make.school(4, 7), year_group=2)
    make.built()
    file = council / rounds.FILE
    more = f'  {{ step = "preferences", asked_by = {SEPTEMBER}-01-17, from = {DAY.isoformat()}, why = "Christmas." }},\n]\n'
    file.write_text(file.read_text().replace("]\n\n[[round]]", f"{more}\n[[round]]", 1))
    rounds.read.cache_clear()
    held = make.the_round()
    assert actions.tell_changes(held, by=make.BY, on=DAY - timedelta(days=1)) == 0
    assert actions.tell_changes(held, by=make.BY, on=DAY) == actions.tell_changes(held, by=make.BY, on=DAY) == 1
    assert len(told("date-changed")) == 1
    words = Notice.objects.get(kind="transfers.date-changed").body
    assert f"17 January {SEPTEMBER} (before: 10 January {SEPTEMBER})" in words
    rounds.read.cache_clear()
    assert queries.calendar_of(held, queries.limit_of(held), on=DAY)[1].asked_by == date(SEPTEMBER, 1, 17)


def test_made_up_people_of_this_file_are_taught_out_of_their_year_as_they_say(council):
    child = people.child(born_on=make.born(7), year_group=6)
    assert queries.move_ruling(child, None, on=make.TODAY)[0] == 6
