"""Planning, cancelling, ending, reminding, polls, services that contribute and projects."""

from __future__ import annotations

from datetime import time

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from countywide.garden.forum import actions, queries, tasks
from countywide.garden.forum.models import Booking, Sitting
from countywide.garden.forum.signals import meeting_over, sitting_ended
from countywide.garden.forum.tests import factories as make
from countywide.garden.forum.types import NewItem
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Visitor
from countywide.platform.outbox.models import Delivery

pytestmark = pytest.mark.django_db


def told(email: str) -> list[str]:
    return [each.notice.kind for each in Delivery.objects.filter(address=email).select_related("notice").order_by("id")]


@pytest.fixture
def two():
    return queries.sittings_of(make.meeting(capacity=2))


@pytest.fixture
def heard():
    """What the forum announced, in order."""
    said: list[str] = []

    def ended(sitting, **_):
        said.append(sitting.key)

    def over(meeting, **_):
        said.append(f"over {meeting.key}")

    sitting_ended.connect(ended)
    meeting_over.connect(over)
    yield said
    sitting_ended.disconnect(ended)
    meeting_over.disconnect(over)


# --- planning ---


def test_a_meeting_is_seen_by_organisers_alone_until_it_is_announced(person):
    host, senco = person("forum-organiser"), person("senco")
    meeting = make.meeting(announced=False)
    assert queries.meeting(meeting.key, senco) is None
    assert queries.meeting(meeting.key, Visitor()) is None
    assert queries.meeting(meeting.key, host) == meeting
    actions.announce(meeting, by=host, now=make.at(0), why_none="A test needs none")
    assert queries.meeting(meeting.key, Visitor()) == meeting


def test_nobody_but_an_organiser_plans(person):
    for role in ("senco", "answer-owner", "manager"):
        with pytest.raises(PermissionDenied):
            actions.plan_meeting(make.series(), by=person(role), now=make.at(0), title="Mine")


def test_a_meeting_takes_no_word_of_the_addresses_as_its_key():
    keys = [
        actions.plan_meeting(make.series(), by=make.BY, now=make.at(0), title=each).key
        for each in ("Work", "Times", "!!")
    ]
    assert keys == ["work-2", "times-2", "meeting"]


def test_one_sitting_needs_a_reason():
    meeting = make.meeting(days=(20,), announced=False)
    with pytest.raises(RuleBroken, match="2 sittings"):
        actions.announce(meeting, by=make.BY, now=make.at(0))
    with pytest.raises(RuleBroken, match="at this time already"):
        make.sitting(meeting, 20)


def test_items_stand_in_order_and_move():
    meeting = make.meeting()
    second = actions.add_item(meeting, by=make.BY, now=make.at(0), item=NewItem("Second", 20, 5))
    third = actions.add_item(meeting, by=make.BY, now=make.at(0), item=NewItem("Third", 20, 5))
    actions.move_item(third, by=make.BY, now=make.at(0), earlier=True)
    actions.move_item(third, by=make.BY, now=make.at(0), earlier=True)
    actions.move_item(third, by=make.BY, now=make.at(0), earlier=True)  # it is first already
    assert [each.title for each in queries.agenda_of(meeting)] == ["Third", "Moving to secondary school", "Second"]
    actions.remove_item(second, by=make.BY, now=make.at(0))
    assert "Second" not in [each.title for each in queries.agenda_of(meeting)]


def test_another_time_is_told_and_more_places_go_to_those_who_wait(two):
    held = [make.book(two[0]) for _ in range(3)]
    same = {"ends_at": two[0].ends_at, "join_link": two[0].join_link, "how_to_join": two[0].how_to_join}
    actions.change_sitting(two[0], by=make.BY, now=make.at(0), starts_at=two[0].starts_at, capacity=3, **same)
    assert told(held[2].email) == ["forum.waiting", "forum.placed"]
    assert told(held[0].email) == ["forum.booked"]  # more places are no news to them
    later = two[0].starts_at + make.HOUR / 2
    actions.change_sitting(two[0], by=make.BY, now=make.at(0), starts_at=later, capacity=3, **same)
    assert told(held[0].email) == ["forum.booked", "forum.changed"]


def test_a_cancelled_sitting_is_told_to_everybody_with_the_other_one(two):
    placed, second, waits = make.book(two[0]), make.book(two[0]), make.book(two[0])
    elsewhere = make.book(two[1])
    with pytest.raises(RuleBroken, match="why"):
        actions.cancel_sitting(two[0], by=make.BY, now=make.at(0), why="Ill")
    actions.cancel_sitting(two[0], by=make.BY, now=make.at(0), why="The speaker is ill")
    for each in (placed, second, waits):
        assert told(each.email)[-1] == "forum.cancelled"
        body = Delivery.objects.filter(address=each.email).order_by("-id")[0].notice.body
        assert "The speaker is ill" in body
        assert "The other day has the same content" in body
        assert each.token in body
    assert told(elsewhere.email) == ["forum.booked"]
    actions.swap(placed, by=Visitor(), now=make.at(0), to=two[1])
    placed.refresh_from_db()
    assert (placed.sitting, placed.placed_at is None) == (two[1], False)


# --- ending and attendance ---


def test_the_end_of_sittings_and_of_the_meeting_is_announced_once(two, heard):
    assert tasks.end_passed(two[0].ends_at) == 1
    assert tasks.end_passed(two[0].ends_at) == 0
    assert heard == [two[0].key]
    assert tasks.end_passed(two[1].ends_at) == 1
    assert heard == [two[0].key, two[1].key, f"over {two[0].meeting.key}"]
    assert queries.past_meetings() == [two[0].meeting]


def test_a_meeting_whose_last_sitting_is_cancelled_is_over(two, heard):
    actions.end_sitting(two[0], by=make.BY, now=two[0].ends_at)
    actions.cancel_sitting(two[1], by=make.BY, now=two[0].ends_at, why="Snow everywhere")
    assert heard == [two[0].key, f"over {two[0].meeting.key}"]


def test_whoever_enters_the_room_came_and_a_passer_by_is_booked_at_the_door(two, person):
    senco, passer = person("senco"), person("head")
    booked = make.book(two[1], by=senco, email=senco.email)  # for the other day
    now = two[0].starts_at
    with pytest.raises(RuleBroken, match="15 minutes before"):
        actions.came(two[0], by=senco, now=now - make.HOUR)
    actions.came(two[0], by=senco, now=now)
    booked.refresh_from_db()
    assert (booked.sitting, booked.attended_at) == (two[0], now)
    walked = actions.came(two[0], by=passer, now=now)
    assert walked is not None
    assert (walked.user, walked.attended_at) == (passer, now)
    actions.came(two[0], by=passer, now=now + make.HOUR / 4)  # the line broke: they come back
    walked.refresh_from_db()
    assert walked.attended_at == now
    assert actions.came(two[0], by=Visitor(), now=now) is None
    assert queries.numbers_of(two[0]) == {"booked": 2, "waiting": 0, "came": 2}


def test_the_place_of_whoever_comes_to_the_other_sitting_goes_to_whoever_waits(two, person):
    senco = person("senco")
    Sitting.objects.filter(pk=two[1].pk).update(capacity=1)
    held = Sitting.objects.get(pk=two[1].pk)
    make.book(held, by=senco, email=senco.email)
    waits = make.book(held)
    assert waits.placed_at is None
    actions.came(two[0], by=senco, now=two[0].starts_at)
    waits.refresh_from_db()
    assert waits.placed_at == two[0].starts_at


def test_somebody_without_an_account_enters_with_the_link_of_the_confirmation(two):
    booked = make.book(two[0])
    actions.came_by_link(booked, by=Visitor(), now=two[0].starts_at)
    booked.refresh_from_db()
    assert booked.attended_at == two[0].starts_at


def test_attendance_is_marked_and_can_be_put_right(two):
    first, second = make.book(two[0]), make.book(two[0])
    with pytest.raises(RuleBroken, match="begun"):
        actions.mark_attendance(two[0], by=make.BY, now=make.at(0), came={first.pk})
    actions.mark_attendance(two[0], by=make.BY, now=two[0].ends_at, came={first.pk})
    assert list(queries.absent_of(two[0])) == [second]
    actions.mark_attendance(two[0], by=make.BY, now=two[0].ends_at, came={second.pk})
    assert list(queries.absent_of(two[0])) == [first]


def test_how_many_came_at_each_day_and_time_is_counted(two):
    first, _second = make.book(two[0]), make.book(two[0])
    actions.mark_attendance(two[0], by=make.BY, now=two[0].ends_at, came={first.pk})
    (slot,) = queries.came_by_slot(two[0].meeting.series, two[0].ends_at)
    assert (slot.weekday, slot.time, slot.booked, slot.came, slot.share) == (
        localdate(two[0].starts_at).weekday(), time(10), 2, 1, 50,
    )  # fmt: skip


# --- reminders ---


@pytest.mark.parametrize(("days", "times"), [(8, 0), (7, 1), (6, 0), (1, 1), (0, 0)])
def test_reminders_go_a_week_and_a_day_before_and_once(two, days, times):
    placed = make.book(two[0])
    make.book(two[0])
    waits = make.book(two[0])
    on = localdate(two[0].starts_at) - days * make.DAY
    for _ in range(2):
        tasks.remind(on)
    assert told(placed.email).count("forum.reminder") == times
    assert told(waits.email) == ["forum.waiting"]


def test_a_sitting_that_is_moved_is_reminded_of_again(two):
    placed = make.book(two[0])
    first = localdate(two[0].starts_at)
    tasks.remind(first - 7 * make.DAY)
    later = {name: getattr(two[0], name) + 3 * make.DAY for name in ("starts_at", "ends_at")}
    Sitting.objects.filter(pk=two[0].pk).update(**later)
    tasks.remind(first - 4 * make.DAY)
    assert told(placed.email).count("forum.reminder") == 2


def test_nobody_is_reminded_of_a_cancelled_sitting_or_a_place_given_up(two):
    gone, there = make.book(two[0]), make.book(two[1])
    actions.cancel(gone, by=make.BY, now=make.at(0))
    actions.cancel_sitting(two[1], by=make.BY, now=make.at(0), why="The speaker is ill")
    for sitting in two:
        tasks.remind(localdate(sitting.starts_at) - make.DAY)
    assert "forum.reminder" not in told(gone.email) + told(there.email)


# --- times ---


def test_a_poll_counts_each_person_once_and_is_decided_after_it_closes(person):
    on = localdate()
    given = {"title": "Times next year", "opens_on": on, "closes_on": on + 7 * make.DAY}
    with pytest.raises(RuleBroken, match="at least two"):
        actions.ask_poll(make.series(), by=make.BY, on=on, slots=[(1, time(9))], **given)
    poll = actions.ask_poll(make.series(), by=make.BY, on=on, slots=[(1, time(15, 45)), (2, time(9, 30))], **given)
    tuesday, wednesday = (slot for slot, _ in queries.result_of(poll))
    senco, other = person("senco"), person("head")
    actions.vote(poll, by=senco, now=make.at(0), slots=[tuesday.pk])
    actions.vote(poll, by=senco, now=make.at(0), slots=[tuesday.pk, wednesday.pk])
    actions.vote(poll, by=other, now=make.at(0), slots=[wednesday.pk])
    assert [votes for _, votes in queries.result_of(poll)] == [1, 2]
    with pytest.raises(PermissionDenied):
        actions.vote(poll, by=Visitor(), now=make.at(0), slots=[tuesday.pk])
    with pytest.raises(RuleBroken, match="still open"):
        actions.decide_poll(poll, by=make.BY, on=on, decision="Wednesday")
    actions.decide_poll(poll, by=make.BY, on=on + 8 * make.DAY, decision="Both")
    assert poll.decided_on == on + 8 * make.DAY


# --- services ---


@pytest.fixture
def service(organisation, person):
    """Somebody of a service, and somebody of another one."""
    home, other = organisation("TEAM", name="Specialist Teaching"), organisation("TEAM")
    return person("specialist-teacher", at=home), person("specialist-teacher", at=other), home


def test_a_service_is_invited_offers_an_item_and_reads_what_became_of_it(two, service):
    teacher, stranger, home = service
    meeting = two[0].meeting
    invited = actions.invite(meeting, by=make.BY, now=make.at(0), organisation_id=home.pk, words="Your projects")
    assert told(teacher.email) == ["forum.invited"]
    with pytest.raises(RuleBroken, match="already"):
        actions.invite(meeting, by=make.BY, now=make.at(0), organisation_id=home.pk)
    offer = {"now": make.at(0), "item": NewItem("What we teach this year", 20, 5)}
    with pytest.raises(PermissionDenied):
        actions.offer_item(invited, by=stranger, **offer)
    offered = actions.offer_item(invited, by=teacher, **offer)
    assert offered not in queries.agenda_of(meeting)
    assert [each.state for each in queries.contributors_of(meeting)] == ["CONTRIBUTES"]
    actions.agree_item(offered, by=make.BY, now=make.at(0))
    assert offered in queries.agenda_of(meeting)
    assert told(teacher.email) == ["forum.invited", "forum.item-decided"]
    with pytest.raises(RuleBroken, match="decided on already"):
        actions.decline_item(offered, by=make.BY, now=make.at(0), why="No room this time")
    assert queries.is_presenter(teacher, two[0])
    assert not queries.is_presenter(stranger, two[0])


def test_an_item_that_does_not_fit_is_declined_with_a_reason(two, service):
    teacher, _, home = service
    invited = actions.invite(two[0].meeting, by=make.BY, now=make.at(0), organisation_id=home.pk)
    offered = actions.offer_item(invited, by=teacher, now=make.at(0), item=NewItem("Too much", 20, 5))
    with pytest.raises(RuleBroken, match="3 words"):
        actions.decline_item(offered, by=make.BY, now=make.at(0), why="No")
    actions.decline_item(offered, by=make.BY, now=make.at(0), why="Better next term")
    assert queries.items_offered(two[0].meeting) == []
    assert "Better next term" in Delivery.objects.filter(address=teacher.email).order_by("-id")[0].notice.body


def test_a_service_asks_to_take_part_in_a_project_and_takes_part_once_it_is_invited(service):
    teacher, stranger, home = service
    on = localdate()
    project = actions.open_project(
        None, by=make.BY, on=on, key="standards", name="Core standards", about="One list.", team_key="none", begins_on=on
    )  # fmt: skip
    with pytest.raises(PermissionDenied):
        actions.ask_to_join(project, by=stranger, on=on, organisation_id=home.pk, part="Signs")
    asked = actions.ask_to_join(project, by=teacher, on=on, organisation_id=home.pk, part="Signs")
    assert asked.state == "ASKED"
    member = actions.invite_to_project(project, by=make.BY, on=on, organisation_id=home.pk)
    assert (member.pk, member.state, member.part) == (asked.pk, "MEMBER", "Signs")
    with pytest.raises(PermissionDenied):
        actions.leave(member, by=stranger, on=on)
    actions.leave(member, by=teacher, on=on)
    assert member.state == "LEFT"
    with pytest.raises(PermissionDenied):
        actions.invite_to_project(project, by=stranger, on=on, organisation_id=home.pk)
    again = actions.invite_to_project(project, by=make.BY, on=on, organisation_id=home.pk)
    assert again.state == "INVITED"
    actions.join(again, by=teacher, on=on)
    assert again.state == "MEMBER"


def test_nothing_is_booked_twice_by_two_at_once(two):
    """The last place: the sitting is locked while it is counted, and the database refuses a second booking of an address."""
    from django.db import IntegrityError, transaction

    held = make.book(two[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.create(
            meeting=held.meeting, sitting=two[1], name="Again", email=held.email, booked_at=make.at(0), waits_since=make.at(0)
        )  # fmt: skip


def test_the_lead_of_a_project_replies_in_public(service):
    teacher, stranger, home = service
    on = localdate()
    project = actions.open_project(
        None, by=make.BY, on=on, key="standards", name="Core standards", about="One list.", team_key="none", begins_on=on
    )  # fmt: skip
    asked = actions.ask_to_join(project, by=teacher, on=on, organisation_id=home.pk, part="Signs")
    with pytest.raises(PermissionDenied):
        actions.decline_to_project(asked, by=stranger, on=on, reply="Not at all now")
    with pytest.raises(RuleBroken, match="3 words"):
        actions.decline_to_project(asked, by=make.BY, on=on, reply="No")
    actions.decline_to_project(asked, by=make.BY, on=on, reply="It ends at Easter")
    assert (asked.state, asked.reply) == ("DECLINED", "It ends at Easter")
    assert actions.ask_to_join(project, by=teacher, on=on, organisation_id=home.pk, part="Signs").state == "ASKED"
