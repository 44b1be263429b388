"""The queue of changes on SQLite."""

from __future__ import annotations

import fcntl
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from countywide.platform.kit import turns


@pytest.fixture
def door(monkeypatch, tmp_path):
    monkeypatch.setattr(turns, "must_queue", lambda: True)
    monkeypatch.setattr(turns, "door", lambda: tmp_path / "queue")
    return tmp_path / "queue"


def test_one_waits_until_the_other_is_done(door):
    inside = Event()

    def change():
        with turns.turn():
            inside.set()

    with door.open("ab") as another:
        fcntl.flock(another, fcntl.LOCK_EX)  # as another process holds it
        waiting = Thread(target=change)
        waiting.start()
        assert not inside.wait(0.2)
    waiting.join(5)
    assert inside.is_set()


def test_a_change_that_fails_lets_the_next_in(door):
    with pytest.raises(ZeroDivisionError), turns.turn():
        1 / 0
    with turns.turn(), door.open("ab") as another, pytest.raises(BlockingIOError):
        fcntl.flock(another, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.django_db(transaction=True)
def test_whoever_is_inside_a_transaction_has_had_their_turn(monkeypatch):
    monkeypatch.setattr(type(connection), "is_in_memory_db", lambda self: False, raising=False)
    assert turns.must_queue() == (connection.vendor == "sqlite")
    with transaction.atomic():
        assert not turns.must_queue()
