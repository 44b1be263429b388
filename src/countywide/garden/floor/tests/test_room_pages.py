"""The pages of a session."""

from __future__ import annotations

from datetime import timedelta

import pytest

from countywide.garden.floor import actions, queries
from countywide.garden.floor.models import Question
from countywide.garden.forum.models import Booking

from . import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("words_only")]
JSON = {"Accept": "application/json"}


@pytest.fixture
def floor():
    return factories.floor()


@pytest.fixture
def senco(person):
    return person("senco")


@pytest.fixture
def host(person):
    return person("forum-organiser")


def at(floor, page=""):
    return f"/forum/{floor.sitting.key}/floor{page}"


def test_the_room_is_closed_to_families_and_strangers(client, client_for, person, floor):
    assert client.get(at(floor)).status_code == 302
    assert client_for(person("parent")).get(at(floor)).status_code == 403
    assert client_for(person("senco")).get("/forum/no-such-sitting/floor").status_code == 404


def test_an_attendee_asks_and_sees_it_without_script(client_for, senco, floor):
    client = client_for(senco)
    page = client.get(at(floor)).content.decode()
    assert "The autumn meeting" in page and "Item 1" in page
    answer = client.post(at(floor), {"text": "How long does it take?", "key": "one"}, follow=True)
    assert "Your question is in the queue" in answer.content.decode()
    client.post(at(floor), {"text": "How long does it take?", "key": "one"})
    assert Question.objects.count() == 1
    assert Booking.objects.get(user=senco).attended_at is not None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a " * 700, "shorten it by 399"),
        ("<script>alert(1)</script> why?", "program code"),
        ("", "Write your question first"),
    ],
)
def test_bad_input_is_said_in_a_sentence_and_nothing_is_lost(client_for, senco, floor, text, says):
    client = client_for(senco)
    answer = client.post(at(floor), {"text": text, "key": "a"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert text.strip()[:20].replace("<", "&lt;").replace(">", "&gt;") in page
    told = client.post(at(floor), {"text": text, "key": "a"}, headers=JSON)
    assert told.status_code == 422 and says in told.json()["says"]
    assert not Question.objects.exists()


def test_script_is_told_what_became_of_it_and_nobody_else_reads_it(client_for, senco, host, floor):
    client = client_for(senco)
    told = client.post(at(floor), {"text": "When is the next one?", "key": "a"}, headers=JSON).json()
    assert told["question"]["text"] == "When is the next one?"
    words = "My son Casper Wren in Year 2 has no place, who helps?"
    told = client.post(at(floor), {"text": words, "key": "b"}, headers=JSON).json()
    assert told["question"]["gone"] and "they reply to you alone" in told["says"]
    assert "Casper" in client.get(at(floor)).content.decode()
    for page in ("", "/host", "/screen"):
        assert "Casper" not in client_for(host).get(at(floor, page)).content.decode()


def test_votes_are_pressed_and_a_second_one_is_a_sentence(client_for, senco, host, floor):
    question = factories.asked(floor, senco)
    client = client_for(host)
    address = f"/floor/questions/{question.reference}/vote"
    assert client.post(address, headers=JSON).json()["votes"] == 1
    again = client.post(address, headers=JSON)
    assert again.status_code == 422 and "already" in again.json()["says"]
    assert client.get(address).status_code == 302
    assert client.post(address.replace("vote", "take-back"), headers=JSON).json()["votes"] == 0


def test_the_chat_is_hidden_for_oneself_alone(client_for, senco, host, floor):
    actions.say(floor, by=host, now=floor.opened_at, text="Welcome everybody")
    client = client_for(senco)
    assert "Welcome everybody" in client.get(at(floor)).content.decode()
    client.post(at(floor, "/choose"), {"chat": "hide"})
    page = client.get(at(floor)).content.decode()
    assert "Welcome everybody" not in page and "Show the chat again" in page
    assert "Welcome everybody" in client_for(host).get(at(floor)).content.decode()


def test_a_line_of_chat_refused_keeps_its_words(client_for, senco, host, floor):
    actions.set_mode(floor, by=host, mode="QUESTIONS_ONLY")
    told = client_for(senco).post(at(floor, "/say"), {"text": "Hello", "key": "a"}, headers=JSON)
    assert told.status_code == 422 and "questions only" in told.json()["says"]


def test_published_answers_are_found_while_typing_and_nothing_stands_in_an_address(client_for, senco, floor):
    client = client_for(senco)
    assert client.get(at(floor, "/answered")).status_code == 302
    assert client.post(at(floor, "/answered"), {"text": "what about newts"}).json() == {"found": []}


def test_the_host_runs_the_session_from_one_page(client_for, senco, host, floor):
    kept = factories.asked(floor, senco, "When does the bus policy change?")
    same = factories.asked(floor, senco, "When will the bus policy change?")
    client = client_for(host)
    (item,) = floor.sitting.meeting.items.all()
    client.post(at(floor, "/host/mode"), {"mode": "QUESTIONS_ONLY"})
    client.post(at(floor, "/host/item"), {"item": item.pk})
    floor.refresh_from_db()
    assert (floor.mode, floor.current_item) == ("QUESTIONS_ONLY", item)
    merging = f"/floor/questions/{same.reference}/merge"
    assert kept.public_text in client.get(merging).content.decode()
    client.post(merging, {"into": kept.reference})
    assert "The same is asked" not in client.get(at(floor, "/host")).content.decode()
    client.post(f"/floor/questions/{kept.reference}/answered")
    assert "Answered in the room" in client.get(at(floor, "/host")).content.decode()
    client.post(f"/floor/questions/{kept.reference}/hide", {"why": "It names somebody."})
    assert "Show it again" in client.get(at(floor, "/host")).content.decode()
    client.post(at(floor, "/host/link"), {"address": "https://county.example/a", "title": "The slides"})
    assert "The slides" in client.get(at(floor)).content.decode()
    assert client.post(at(floor, "/host/end")).status_code == 302
    floor.refresh_from_db()
    assert floor.closed_at is not None


def test_an_attendee_hosts_nothing(client_for, senco, floor):
    client = client_for(senco)
    question = factories.asked(floor, senco)
    for page in ("/host", "/screen", "/host/end"):
        assert client.get(at(floor, page)).status_code == 403
    assert client.post(at(floor, "/host/mode"), {"mode": "PAUSED"}).status_code == 403
    assert client.post(f"/floor/questions/{question.reference}/hide", {"why": "no"}).status_code == 403


def test_the_presenters_screen_shows_what_is_wanted_most_and_the_minutes(client_for, senco, host, floor):
    few, many = factories.asked(floor, senco, "Who is asked?"), factories.asked(floor, senco, "How much is it?")
    actions.vote(many, by=host, now=floor.opened_at)
    (item,) = floor.sitting.meeting.items.all()
    actions.set_item(floor, by=host, now=floor.opened_at, item=item)
    page = client_for(host).get(at(floor, "/screen")).content.decode()
    assert page.index(many.public_text) < page.index(few.public_text)
    assert "20 minutes left" in page and "the last 5 are kept for answers" in page


def test_the_room_takes_few_queries_however_many_ask(client_for, senco, floor, django_assert_max_num_queries):
    for number in range(12):
        factories.asked(floor, senco, f"What about the matter numbered {number}?")
    client = client_for(senco)
    client.get(at(floor))
    with django_assert_max_num_queries(14):
        client.get(at(floor))
    assert len(queries.queue_of(floor, senco)) == 12


def test_ten_working_days_after_a_session_its_page_takes_no_more_questions(client_for, senco, floor):
    type(floor).objects.update(closed_at=floor.opened_at - timedelta(days=10))  # never ten working days
    client = client_for(senco)
    client.post(at(floor), {"text": "Was there a handout?", "key": "a"})
    type(floor).objects.update(closed_at=floor.opened_at - timedelta(days=30))
    told = client.post(at(floor), {"text": "And the slides?", "key": "b"}, headers=JSON)
    assert told.status_code == 422 and "could be asked until" in told.json()["says"]
    assert Question.objects.count() == 1


def test_somebody_without_an_account_comes_in_by_the_link_of_their_booking(client, floor, senco):
    shared = factories.asked(floor, senco, "What did everybody see?")
    factories.asked(floor, senco, "My son Casper Wren in Year 2 has no place, who helps?")
    booking = Booking.objects.create(
        meeting=floor.sitting.meeting,
        sitting=floor.sitting,
        name="Ottoline Marsh",
        email="ottoline@nursery.example",
        booked_at=floor.opened_at,
        waits_since=floor.opened_at,
    )
    address = f"/forum/bookings/{booking.token}/floor"
    page = client.get(address).content.decode()
    assert shared.public_text in page and "Casper" not in page and "Say it" not in page
    for _ in range(2):
        answer = client.post(address, {"text": "Do nurseries get the pack as well?", "key": "a"}, follow=True)
        assert "Your question is in the queue" in answer.content.decode()
    asked = Question.objects.get(asker=None)
    assert (asked.asker_name, asked.askers.get().email) == ("Ottoline Marsh", "ottoline@nursery.example")
    booking.refresh_from_db()
    assert booking.attended_at is not None
    Booking.objects.update(cancelled_at=floor.opened_at)
    assert client.get(address).status_code == 404
