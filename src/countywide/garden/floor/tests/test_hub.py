"""News of a session: worked out once, told to all who listen, ended for those who may no longer."""

from __future__ import annotations

import json

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from countywide.config.few import Few
from countywide.garden.floor import actions, hub, queries
from countywide.platform.kit import streams

from . import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("words_only")]


@pytest.fixture
def senco(person, organisation):
    return person("senco", organisation=organisation("SCHOOL"))


@pytest.fixture
def quiet(monkeypatch):
    """A hub whose thread is not started: the test looks when it likes."""
    made = hub.Hub()
    monkeypatch.setattr(hub.Thread, "start", lambda self: None)
    return made


def values(said: bytes) -> dict:
    (data,) = [line for line in said.decode().splitlines() if line.startswith("data: ")]
    return json.loads(data.removeprefix("data: "))


def test_everybody_who_listens_is_told_once(quiet, senco, django_assert_num_queries):
    floor = factories.floor()
    here = [quiet.join(floor.pk, version=floor.version, user_id=senco.pk, session_key="a") for _ in range(3)]
    with django_assert_num_queries(1):
        quiet.look()
    question = factories.asked(floor, senco)
    with django_assert_num_queries(6):
        quiet.look()
    for listener in here:
        told = values(listener.news.get_nowait())
        assert [one["ref"] for one in told["questions"]] == [question.reference]
        assert listener.news.empty()
    quiet.look()
    assert here[0].news.empty()


def test_whoever_was_cut_off_is_told_what_they_missed(client_for, senco, quiet, monkeypatch):
    monkeypatch.setattr("countywide.garden.floor.views.room.hub", quiet)
    floor = factories.floor()
    factories.asked(floor, senco, "What did everybody see before?")
    seen = floor.version
    missed = factories.asked(floor, senco, "What was asked while the line was down?")
    answer = client_for(senco).get(f"/forum/{floor.sitting.key}/floor/events", headers={"Last-Event-ID": str(seen)})
    first = next(iter(answer.streaming_content))
    answer.close()
    assert answer["Content-Type"] == "text/event-stream"
    assert answer["Cache-Control"] == "no-store"
    assert [one["ref"] for one in values(first)["questions"]] == [missed.reference]
    assert f"id: {missed.turn}\n".encode() in first
    assert quiet.all() == []


def test_no_news_carries_a_private_question_or_who_asked(quiet, senco):
    floor = factories.floor()
    listener = quiet.join(floor.pk, version=floor.version, user_id=senco.pk, session_key="a")
    factories.asked(floor, senco, "My daughter Ottilie Vane in Year 5 has no transport, who can help?")
    factories.asked(floor, senco, "What is the limit?", is_anonymous=True)
    quiet.look()
    told = listener.news.get_nowait().decode()
    assert "Ottilie" not in told
    assert senco.name not in told and senco.email not in told
    assert [one.get("text") for one in values(told.encode())["questions"]] == [None, "What is the limit?"]


def test_a_stream_ends_with_the_session_and_with_the_role(quiet, senco, client_for):
    floor = factories.floor()
    client = client_for(senco)
    key = client.session.session_key
    listener = quiet.join(floor.pk, version=0, user_id=senco.pk, session_key=key)
    quiet.check()
    assert listener.news.empty()
    Session.objects.filter(session_key=key).update(expire_date=timezone.now())
    quiet.check()
    assert list(quiet.lines(listener, b"")) == [streams.ASK_AGAIN]
    other = quiet.join(floor.pk, version=0, user_id=senco.pk, session_key=client_for(senco).session.session_key)
    senco.roleheld_set.all().delete() if hasattr(senco, "roleheld_set") else senco.roles.all().delete()
    quiet.check()
    assert other.news.get_nowait() is None


def test_when_the_server_stops_every_stream_ends_at_once(quiet, monkeypatch):
    listener = quiet.join(1, version=0, user_id=1, session_key="a")
    monkeypatch.setattr(streams, "_stops", [lambda: True])
    assert not quiet.goes_on()
    assert list(quiet.lines(listener, b"first")) == [streams.ASK_AGAIN + b"first"]
    assert quiet.all() == []


def test_no_more_listen_than_the_process_can_serve(quiet, monkeypatch):
    monkeypatch.setattr(hub, "MOST", 1)
    quiet.join(1, version=0, user_id=1, session_key="a")
    with pytest.raises(hub.Full):
        quiet.join(1, version=0, user_id=2, session_key="b")


def test_the_stream_is_closed_to_those_to_whom_the_room_is(client, client_for, person):
    floor = factories.floor()
    address = f"/forum/{floor.sitting.key}/floor/events"
    assert client.get(address).status_code == 302
    assert client_for(person("parent")).get(address).status_code == 403


@pytest.mark.parametrize("said", ["", "nonsense", "²", "9" * 30, "-1"])
def test_a_strange_last_event_asks_for_everything(rf, said):
    assert streams.last_seen(rf.get("/", headers={"Last-Event-ID": said})) == 0


def test_pages_are_made_in_a_few_threads_and_sent_by_the_one_that_asked():
    import threading

    made_in: list[str] = []

    def application(environ, begin):
        made_in.append(threading.current_thread().name)
        return [b"page"]

    few = Few(application, at_once=1)
    body = few({}, lambda *_: None)
    assert b"".join(body) == b"page"
    body.close()
    assert made_in[0].startswith("pages")


def test_the_versions_a_floor_goes_through_are_those_of_its_rows(senco):
    floor = factories.floor()
    actions.set_mode(floor, by=factories.BY, mode="PAUSED")
    assert queries.versions_of([floor.pk]) == {floor.pk: floor.version}
    change = queries.change_since(floor.pk, floor.version - 1)
    assert (change.floor.mode, change.questions) == ("PAUSED", ())
