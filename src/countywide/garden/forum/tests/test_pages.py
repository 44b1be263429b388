"""The forum's pages: for everybody, by the link of a confirmation, on the organisers' desk, for services."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.garden.forum import actions, queries
from countywide.garden.forum.models import AgendaItem, Booking, Meeting, Sitting
from countywide.garden.forum.tests import factories as make
from countywide.garden.forum.types import NewItem, add_meeting_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return make.meeting(capacity=2)


@pytest.fixture
def two(meeting):
    return queries.sittings_of(meeting)


@pytest.fixture
def host(person, client_for):
    return client_for(person("forum-organiser"))


def at(page: str, *args: object) -> str:
    return reverse(f"forum:{page}", args=args)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


# --- everybody ---


def test_anybody_reads_the_programme_and_no_link_to_the_call(client, meeting):
    said = words(client.get("/forum"))
    assert meeting.title in said
    assert "2 places left" in said
    page = words(client.get(at("meeting", meeting.key)))
    assert "of which 10 for your questions" in page
    assert "calls.example" not in page + said


def test_a_planned_meeting_is_not_there_for_anybody_but_organisers(client, host):
    planned = make.meeting(announced=False)
    assert client.get(at("meeting", planned.key)).status_code == 404
    assert client.get(at("book", planned.key)).status_code == 404
    assert client.get(at("calendar", planned.sittings.all()[0].key)).status_code == 404
    assert planned.title not in words(client.get("/forum"))
    assert planned.title in words(host.get("/forum"))


def test_a_visitor_books_and_the_next_page_names_nobody(client, two):
    given = {"sitting": two[0].key, "name": "Wren Oakes", "email": "wren@school.example", "before": "NOTHING"}
    answer = client.post(at("book", two[0].meeting.key), given, follow=True)
    assert "We have your booking" in words(answer)
    assert "wren@" not in words(answer)
    booked = Booking.objects.get()
    assert (booked.sitting, booked.has_nothing_to_ask) == (two[0], True)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"sitting": ""}, "Choose a day"),
        ({"name": ""}, "Enter your name"),
        ({"email": "no address"}, "Enter an email address"),
        ({"before": "QUESTION", "question": ""}, "Write your question"),
        ({"access": ["OTHER"]}, "Say what you need"),
        ({"sitting": "another-2027"}, "sitting"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_booked(client, two, given, says):
    whole = {"sitting": two[0].key, "name": "Wren Oakes", "email": "wren@school.example", "before": "NOTHING", **given}
    answer = client.post(at("book", two[0].meeting.key), whole)
    assert answer.status_code == 422
    assert says.lower() in words(answer).lower()
    assert not Booking.objects.exists()


def test_the_same_address_is_told_of_its_other_sitting_and_keeps_what_it_typed(client, two):
    make.book(two[0], email="wren@school.example")
    given = {"sitting": two[1].key, "name": "Wren Oakes", "email": "WREN@school.example", "before": "NOTHING"}
    answer = client.post(at("book", two[0].meeting.key), given)
    assert answer.status_code == 422
    assert "Use the link in its confirmation to swap" in words(answer)
    assert "Wren Oakes" in words(answer)


def test_somebody_signed_in_finds_their_booking_on_the_meeting_and_swaps_in_one_press(client_for, person, two):
    senco = person("senco")
    client = client_for(senco)
    form = words(client.get(at("book", two[0].meeting.key)))
    assert senco.email in form
    given = {"sitting": two[0].key, "name": senco.name, "email": senco.email}
    page = words(client.post(at("book", two[0].meeting.key), given, follow=True))
    assert "You are booked" in page
    assert "Join the call" in page
    booked = Booking.objects.get()
    assert booked.organisation_id == senco.roles_today[0].organisation_id
    swap = at("swap", booked.token, two[1].key)
    assert f'action="{swap}"' in words(client.get(at("meeting", two[0].meeting.key)))
    assert "You have swapped" in words(client.post(swap, follow=True))
    booked.refresh_from_db()
    assert booked.sitting == two[1]


def test_the_link_of_a_confirmation_works_for_whoever_holds_it_and_no_other_does(client, two):
    booked = make.book(two[0])
    assert booked.name in words(client.get(at("booking", booked.token)))
    assert client.get(at("swap", booked.token, two[1].key)).status_code == 200
    booked.refresh_from_db()
    assert booked.sitting == two[0]  # looking changes nothing
    file = client.get(at("booking-calendar", booked.token))
    assert file["Content-Type"].startswith("text/calendar")
    assert b"SUMMARY" in file.content
    for page in ("booking", "hand-on", "give-up", "booking-calendar"):
        assert client.get(at(page, "no-such-token")).status_code == 404
    elsewhere = make.meeting(days=(50, 54)).sittings.all()[0]
    assert client.get(at("swap", booked.token, elsewhere.key)).status_code == 404


def test_a_place_is_handed_on_and_given_up(client, two):
    first, second = make.book(two[0]), make.book(two[0])
    client.post(at("hand-on", first.token), {"name": "Col League", "email": "col@school.example"})
    assert client.get(at("booking", first.token)).status_code == 404
    said = words(client.post(at("give-up", second.token), follow=True))
    assert "You gave up this booking" in said
    again = client.post(at("give-up", second.token))
    assert again.status_code == 422


def test_a_full_sitting_says_so_before_one_books(client, two):
    make.book(two[0])
    make.book(two[0])
    assert "full, you would be on the waiting list" in words(client.get(at("book", two[0].meeting.key)))
    make.book(two[0], email="late@school.example")
    late = Booking.objects.get(email="late@school.example")
    said = words(client.get(at("booking", late.token)))
    assert "You are on the waiting list" in said
    assert "calls.example" not in said


def test_rooms_above_offer_links_on_the_page_of_a_meeting(client, meeting):
    from countywide.garden.forum import types

    add_meeting_part(
        lambda meeting, booking, actor, now: [{"text": "Enter the room", "href": "/elsewhere", "hint": ""}]
    )
    try:
        assert "Enter the room" in words(client.get(at("meeting", meeting.key)))
    finally:
        types.MEETING_PARTS.pop()


def test_who_came_when_and_the_poll_are_public_and_voting_asks_to_sign_in(client, client_for, person, two):
    series, on = two[0].meeting.series, localdate()
    past = make.meeting(days=(-9, -5))
    sitting = queries.sittings_of(past)[0]
    here = make.book(sitting)
    make.book(sitting)
    actions.mark_attendance(sitting, by=make.BY, now=sitting.ends_at, came={here.pk})
    assert "50%" in words(client.get("/forum/times"))
    slots = [(1, timezone.datetime(2027, 1, 1, 9, 30).time()), (2, timezone.datetime(2027, 1, 1, 15, 45).time())]
    poll = actions.ask_poll(series, by=make.BY, on=on, title="Times", opens_on=on, closes_on=on, slots=slots)
    assert "Tuesday, 9:30am" in words(client.get(at("poll", poll.key)))
    assert client.get(at("vote", poll.key)).status_code == 302
    senco = client_for(person("senco"))
    chosen = [str(slot.pk) for slot, _ in queries.result_of(poll)]
    senco.post(at("vote", poll.key), {"slots": chosen})
    assert [votes for _, votes in queries.result_of(poll)] == [1, 1]
    assert senco.post(at("vote", poll.key), {}).status_code == 422


# --- the desk ---


def test_an_organiser_plans_a_meeting_from_nothing_to_the_programme(host, client):
    series = make.series()
    host.post(at("plan"), {"series": series.key, "title": "Summer forum", "term": "Summer", "about": ""})
    made = Meeting.objects.get(title="Summer forum")
    day = localdate() + 30 * make.DAY
    for n in (0, 7):
        on = day + n * make.DAY
        given = {
            "day": on.isoformat(), "begins": "3.45pm", "ends": "5pm", "capacity": "300",
            "join_link": "https://calls.example/a", "how_to_join": "Online",
        }  # fmt: skip
        assert host.post(at("add-sitting", made.key), given).status_code == 302
    assert (
        host.post(at("add-item", made.key), {"title": "Dates", "minutes": "20", "answer_minutes": "2"}).status_code
        == 422
    )
    host.post(at("add-item", made.key), {"title": "Dates", "minutes": "20", "answer_minutes": "5"})
    refused = host.post(at("announce", made.key), {})
    assert "Invite a service to contribute" in words(refused)
    host.post(at("announce", made.key), {"why_none": "A short update only"})
    assert "A short update only" in words(client.get(at("meeting", made.key)))
    assert Sitting.objects.filter(meeting=made, capacity=300).count() == 2


def test_the_desk_shows_who_booked_what_they_need_and_gives_a_spreadsheet(host, two):
    make.book(two[0], name="Wren Oakes", access=("SIGNER",), question="Who pays?")
    page = words(host.get(at("desk-sitting", two[0].key)))
    for said in ("Wren Oakes", "A sign language interpreter", "Who pays?"):
        assert said in page
    sheet = host.get(at("sheet", two[0].key))
    assert sheet.content[:2] == b"PK"
    for page in ("desk", "desk-meeting"):
        assert host.get(at(page, *([two[0].meeting.key] if page == "desk-meeting" else []))).status_code == 200


def test_nobody_but_organisers_reads_who_booked(client_for, person, two, client):
    make.book(two[0])
    for role in ("senco", "specialist-teacher", "manager", "knowledge-editor"):
        theirs = client_for(person(role))
        assert theirs.get(at("desk-sitting", two[0].key)).status_code == 403
        assert theirs.get(at("sheet", two[0].key)).status_code == 403
    assert client.get(at("desk-sitting", two[0].key)).status_code == 302


def test_a_sitting_is_cancelled_changed_and_marked_on_the_desk(host, two):
    booked = make.book(two[0])
    host.post(at("cancel-sitting", two[0].key), {"why": "The speaker is ill"})
    said = words(Client().get(at("booking", booked.token)))
    assert "Your sitting does not take place" in said
    assert "Swap to" in said
    assert host.get(at("attendance", two[1].key)).status_code == 200
    assert host.post(at("attendance", two[1].key), {}).status_code == 422  # it has not begun
    assert host.post(at("end", two[1].key)).status_code == 422


def test_two_organisers_who_change_one_sitting_see_each_other(host, two):
    begins = timezone.localtime(two[0].starts_at)
    given = {
        "day": begins.date().isoformat(), "begins": "11am", "ends": "12:30", "capacity": "2",
        "join_link": "", "how_to_join": "Hall 2", "seen": two[0].version,
    }  # fmt: skip
    assert host.post(at("change-sitting", two[0].key), given).status_code == 302
    assert host.post(at("change-sitting", two[0].key), given).status_code == 409


# --- services ---


def test_a_service_offers_an_item_and_the_organisers_put_it_on_the_agenda(
    host, client_for, person, organisation, meeting
):
    home = organisation("TEAM", name="Specialist Teaching")
    teacher, stranger = client_for(person("specialist-teacher", at=home)), client_for(person("specialist-teacher"))
    host.post(at("invite", meeting.key), {"organisation": home.pk, "words": "Your plans"})
    assert "Your plans" in words(teacher.get(at("contribution", meeting.key)))
    assert stranger.get(at("contribution", meeting.key)).status_code == 404
    assert stranger.get(at("offer", meeting.key)).status_code == 404
    teacher.post(at("offer", meeting.key), {"title": "Signs in class", "minutes": "20", "answer_minutes": "5"})
    item = AgendaItem.objects.get(title="Signs in class")
    assert "Signs in class" not in words(Client().get(at("meeting", meeting.key)))
    assert "Signs in class" in words(host.get(at("desk-meeting", meeting.key)))
    host.post(at("agree-item", meeting.key, item.pk))
    page = words(Client().get(at("meeting", meeting.key)))
    assert "Signs in class" in page
    assert "Specialist Teaching" in page
    assert "On the agenda" in words(teacher.get("/forum/contribute"))


def test_an_item_of_another_meeting_is_not_there(host, meeting):
    other = make.meeting(days=(40, 44))
    item = actions.add_item(other, by=make.BY, now=make.at(0), item=NewItem("Theirs", 20, 5))
    for page in ("change-item", "remove-item", "earlier", "agree-item", "decline-item"):
        assert host.get(at(page, meeting.key, item.pk)).status_code == 404


def test_a_service_asks_to_be_part_of_a_project_and_everybody_reads_the_reply(host, client_for, person, organisation):
    on, home = localdate(), organisation("TEAM", name="Specialist Teaching")
    given = {"key": "standards", "name": "Core standards", "about": "One list.", "team_key": "none", "begins_on": on}
    actions.open_project(None, by=make.BY, on=on, **given)
    teacher = client_for(person("specialist-teacher", at=home))
    assert "We should be part of this" in words(teacher.get(at("project", "standards")))
    assert "We should be part of this" not in words(Client().get(at("project", "standards")))
    teacher.post(at("ask-to-join", "standards"), {"service": home.pk, "part": "Signs and symbols"})
    assert "Asks to take part" in words(Client().get(at("project", "standards")))
    (member,) = queries.project_called("standards").members.all()
    assert teacher.get(at("reply", member.pk)).status_code == 404  # it does not lead this project
    host.post(at("reply", member.pk), {"accepts": "yes", "reply": "Gladly, from today"})
    said = words(Client().get(at("project", "standards")))
    assert "Takes part" in said
    assert "Gladly, from today" in said
    host.post(
        at("note-in-project", "standards"),
        {"kind": "DECISION", "day": "2027-03-01", "words": "Eight films."},
    )
    assert "Eight films." in words(Client().get(at("project", "standards")))
    stranger = client_for(person("specialist-teacher"))
    assert stranger.get(at("leave-project", member.pk)).status_code == 404
    teacher.post(at("leave-project", member.pk))
    assert "Took part" in words(Client().get("/forum/projects"))
