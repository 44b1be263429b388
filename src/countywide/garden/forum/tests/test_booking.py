"""Booking, waiting, swapping, handing on and giving up: what changed and what did not."""

from __future__ import annotations

import pytest

from countywide.garden.forum import actions, queries
from countywide.garden.forum.models import Booking
from countywide.garden.forum.signals import asked_beforehand
from countywide.garden.forum.tests import factories as make
from countywide.platform.audit.models import Entry
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Visitor
from countywide.platform.outbox.models import Delivery, Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """The two sittings of a meeting, with one place each."""
    return queries.sittings_of(make.meeting(capacity=1))


def told(email: str) -> list[str]:
    return [each.notice.kind for each in Delivery.objects.filter(address=email).select_related("notice").order_by("id")]


def words(email: str) -> str:
    return Delivery.objects.filter(address=email).order_by("-id")[0].notice.body


def test_a_visitor_books_and_is_told_how_to_join_with_a_file_for_the_calendar(two):
    booked = make.book(two[0], by=Visitor(), email="Wren@School.example ", access=("SIGNER", "NONSENSE"))
    assert (booked.email, booked.user_id, booked.placed_at is None, booked.access) == (
        "wren@school.example", None, False, ["SIGNER"],
    )  # fmt: skip
    assert told("wren@school.example") == ["forum.booked"]
    assert "https://calls.example/room" in words("wren@school.example")
    assert f"/forum/bookings/{booked.token}" in words("wren@school.example")
    notice = Notice.objects.get(kind="forum.booked")
    (file,) = notice.attachments.all()
    assert file.name == "forum.ics"


def test_the_record_holds_no_name_and_no_address(two):
    make.book(two[0], name="Ottilie Farthing", email="ottilie@school.example")
    kept = " ".join(str(each.details) for each in Entry.objects.filter(did="forum.booked"))
    assert "ttilie" not in kept
    subjects = " ".join(Notice.objects.values_list("subject", flat=True))
    assert "Ottilie" not in subjects


def test_somebody_signed_in_books_for_themselves_and_for_a_colleague(two, person):
    senco = person("senco")
    own = make.book(two[0], by=senco, name=senco.name, email=senco.email)
    theirs = make.book(two[1], by=senco, email="colleague@school.example")
    assert (own.user_id, theirs.user_id) == (senco.pk, None)
    assert queries.booked_by(senco, two[0].meeting) == own


def test_one_address_books_one_sitting_of_a_meeting(two):
    make.book(two[0], email="wren@school.example")
    for sitting, says in ((two[0], "already"), (two[1], "other sitting")):
        with pytest.raises(RuleBroken, match=says):
            make.book(sitting, email="WREN@school.example")
    assert Booking.objects.count() == 1


def test_who_comes_too_late_waits_and_gets_the_place_that_falls_free(two):
    first, second, third = (make.book(two[0]) for _ in range(3))
    assert [each.placed_at is None for each in (first, second, third)] == [False, True, True]
    assert told(second.email) == ["forum.waiting"]
    actions.cancel(first, by=make.BY, now=two[0].starts_at - make.DAY)
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.placed_at is None, third.placed_at is None) == (False, True)
    assert told(second.email) == ["forum.waiting", "forum.placed"]
    assert told(third.email) == ["forum.waiting"]
    assert told(first.email) == ["forum.booked", "forum.given-up"]


def test_a_swap_moves_the_booking_its_link_and_its_calendar_entry_and_frees_the_place(two):
    first, waits = make.book(two[0]), make.book(two[0])
    token = first.token
    actions.swap(first, by=Visitor(), now=two[0].starts_at - make.DAY, to=two[1])
    first.refresh_from_db()
    waits.refresh_from_db()
    assert (first.sitting, first.token, first.placed_at is None) == (two[1], token, False)
    assert waits.placed_at is not None
    (moved,) = queries.moves_of(first)
    assert (moved.left, moved.took) == tuple(two)
    assert told(first.email) == ["forum.booked", "forum.moved"]
    entries = [calendar_of(notice) for notice in Notice.objects.filter(about_key=str(first.pk)).order_by("id")]
    assert entries[0]["UID"] == entries[1]["UID"]
    assert int(entries[1]["SEQUENCE"]) > int(entries[0]["SEQUENCE"])
    assert entries[1].start == two[1].starts_at


def calendar_of(notice):
    from icalendar import Calendar

    (file,) = notice.attachments.all()
    with file.file.open() as kept:
        return Calendar.from_ical(kept.read()).walk("VEVENT")[0]


def test_a_swap_to_a_full_sitting_waits_there(two):
    make.book(two[1])
    booked = make.book(two[0])
    actions.swap(booked, by=Visitor(), now=two[0].starts_at - make.DAY, to=two[1])
    booked.refresh_from_db()
    assert booked.placed_at is None
    assert told(booked.email) == ["forum.booked", "forum.waiting"]


def test_swapping_there_and_back_is_told_each_time(two):
    booked = make.book(two[0])
    for to in (two[1], two[0], two[1]):
        actions.swap(booked, by=Visitor(), now=two[0].starts_at - make.DAY, to=to)
    assert told(booked.email) == ["forum.booked", "forum.moved", "forum.moved", "forum.moved"]


@pytest.mark.parametrize("why", ["same", "other meeting", "given up", "cancelled"])
def test_a_swap_that_cannot_be_changes_nothing(two, why):
    booked, now = make.book(two[0]), two[0].starts_at - make.DAY
    to = two[1]
    if why == "same":
        to = two[0]
    elif why == "other meeting":
        to = queries.sittings_of(make.meeting(days=(40, 44)))[0]
    elif why == "given up":
        actions.cancel(booked, by=make.BY, now=now)
    else:
        actions.cancel_sitting(to, by=make.BY, now=now, why="The speaker is ill")
    with pytest.raises(RuleBroken):
        actions.swap(booked, by=Visitor(), now=now, to=to)
    booked.refresh_from_db()
    assert booked.sitting == two[0]


def test_a_colleague_takes_the_place_with_a_link_of_their_own(two):
    booked = make.book(two[0], access=("LARGE_PRINT",))
    old, token = booked.email, booked.token
    actions.hand_on(
        booked, by=Visitor(), now=two[0].starts_at - make.DAY, name="Col League", email="col@school.example"
    )
    booked.refresh_from_db()
    assert (booked.email, booked.access) == ("col@school.example", [])
    assert booked.token != token
    assert queries.booking_called(token) is None
    assert told(old)[-1] == "forum.handed-on"
    assert told("col@school.example") == ["forum.booked"]
    assert booked.token not in words(old)


def test_a_question_beforehand_waits_for_the_floor(two):
    heard = []

    def hear(booking, words, **_):
        heard.append((booking.pk, words))

    asked_beforehand.connect(hear)
    try:
        booked = make.book(two[0], question="Who pays in April?")
        make.book(two[0])
    finally:
        asked_beforehand.disconnect(hear)
    assert heard == [(booked.pk, "Who pays in April?")]


def test_nobody_books_what_is_not_announced_or_over():
    planned = queries.sittings_of(make.meeting(announced=False))[0]
    with pytest.raises(RuleBroken, match="not announced"):
        make.book(planned)
    past = queries.sittings_of(make.meeting(days=(-9, -5)))[0]
    with pytest.raises(RuleBroken, match="over"):
        make.book(past, now=make.at(0))


def test_everybody_booked_gets_the_pack_whether_or_not_they_came(two):
    here, waited, gone = make.book(two[0]), make.book(two[0]), make.book(two[1])
    actions.cancel(gone, by=make.BY, now=two[0].starts_at - make.DAY)
    actions.mark_attendance(two[0], by=make.BY, now=two[0].ends_at, came={here.pk})
    assert {each.address for each in queries.everybody_booked(two[0].meeting)} == {here.email, waited.email}
