"""The record as the database keeps it."""

import pytest
from django.db import DatabaseError, connection, transaction

from countywide.platform.accounts.models import Organisation
from countywide.platform.audit import actions, guards, queries
from countywide.platform.audit.models import Entry
from countywide.platform.kit.doors import Machine

pytestmark = pytest.mark.django_db
MACHINE = Machine("test")


def test_entries_follow_each_other(person, organisation):
    user, school = person(), organisation()
    actions.record("room.first", by=user, about=school, on="2026-11-23")
    actions.record("room.second", by=MACHINE)
    assert [(e.number, e.did, e.by, e.actor, e.about_key) for e in Entry.objects.all()] == [
        (1, "room.first", user, f"user:{user.pk}", str(school.pk)),
        (2, "room.second", None, "machine:test", ""),
    ]
    assert queries.first_broken() is None
    assert queries.length_and_end()[0] == 2


def test_an_entry_altered_by_hand_is_named():
    for _ in range(3):
        actions.record("room.deed", by=MACHINE)
    guards.take_down(connection)
    Entry.objects.filter(number=2).update(did="room.other")
    assert queries.first_broken() == (2, "Entry 2 was altered after it was written.")


@pytest.mark.parametrize("spoil", [lambda e: e.update(did="x"), lambda e: e.delete()], ids=["update", "delete"])
def test_the_database_itself_refuses_to_alter_an_entry(spoil):
    actions.record("room.deed", by=MACHINE)
    with pytest.raises(DatabaseError), transaction.atomic():
        spoil(Entry.objects.all())
    assert queries.first_broken() is None


@pytest.mark.django_db(transaction=True)
def test_the_record_is_written_only_inside_a_change():
    with pytest.raises(transaction.TransactionManagementError):
        actions.record("room.deed", by=MACHINE)
    assert Entry.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_change_that_fails_leaves_no_entry():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Organisation.objects.create(key="x", name="X", kind="SCHOOL")
        actions.record("room.deed", by=MACHINE)
        1 / 0
    assert (Entry.objects.count(), Organisation.objects.count()) == (0, 0)
    assert queries.first_broken() is None


# --- in one go ---


def test_entries_of_one_change_are_written_together_at_its_end(organisation, django_assert_num_queries):
    school = organisation()
    with django_assert_num_queries(5), actions.in_one_go():  # savepoint, head, entries, head, its end
        for number in range(20):
            actions.record("room.deed", by=MACHINE, about=school, number=number)
        assert actions.marks.standing()
    assert [(entry.number, entry.details) for entry in Entry.objects.all()] == [
        (number + 1, f'{{"number":{number}}}') for number in range(20)
    ]
    assert queries.first_broken() is None


def test_what_was_undone_within_a_change_is_not_written():
    with actions.in_one_go():
        actions.record("room.first", by=MACHINE)
        with pytest.raises(ZeroDivisionError), actions.in_one_go():
            actions.record("room.undone", by=MACHINE)
            1 / 0
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            actions.record("room.undone", by=MACHINE)
            with transaction.atomic():
                actions.record("room.undone", by=MACHINE)
            1 / 0
        with actions.in_one_go():
            actions.record("room.last", by=MACHINE)
        assert Entry.objects.count() == 0  # the outer change writes
    assert [entry.did for entry in Entry.objects.all()] == ["room.first", "room.last"]
    assert queries.first_broken() is None


@pytest.mark.django_db(transaction=True)
def test_a_change_that_fails_at_the_end_leaves_nothing_waiting():
    with pytest.raises(ZeroDivisionError), actions.in_one_go():
        actions.record("room.deed", by=MACHINE)
        1 / 0
    with actions.in_one_go():
        actions.record("room.next", by=MACHINE)
    assert [entry.did for entry in Entry.objects.all()] == ["room.next"]


def test_openings_say_who_opened_what_and_why(person, organisation):
    user, school = person(), organisation()
    actions.opened(school, by=user, why="worklist")
    opening = queries.openings_of(school).get()
    assert (opening.by, opening.about_kind, opening.why) == (user, "accounts.organisation", "worklist")
