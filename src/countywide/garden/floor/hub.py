"""One a process: asks each floor that has listeners for its version, works out a change once, and hands it to all of them.

The database is asked, and not told to tell: it is the same on SQLite and on PostgreSQL, with one process and with several, and
costs one small query a quarter of a second however many listen (decision 10).
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from django.conf import settings
from django.db import Error, connection, connections

from countywide.platform.kit import streams

from . import queries
from .presenters.event import as_event

log = logging.getLogger(__name__)
EVERY = 0.25  # seconds between two looks
CHECK = 20.0  # seconds between two looks at who may still listen
MOST = getattr(settings, "LISTENERS", 400)


class Full(Exception):
    """This process has as many listeners as it can serve."""


@dataclass(eq=False)
class Listener:
    """One open page."""

    floor_id: int
    user_id: int
    session_key: str
    news: SimpleQueue[bytes | None] = field(default_factory=SimpleQueue)


class Hub:
    """The listeners of this process, by floor."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.listeners: dict[int, set[Listener]] = defaultdict(set)
        self.known: dict[int, int] = {}
        self.thread: Thread | None = None
        self.checked = 0.0

    # --- for a listener ---

    def join(self, floor_id: int, *, version: int, user_id: int, session_key: str) -> Listener:
        """Listen to a floor from now on. `version`: the floor's, read before; what comes after it is told."""
        listener = Listener(floor_id, user_id, session_key)
        with self.lock:
            if sum(map(len, self.listeners.values())) >= MOST:
                raise Full
            self.listeners[floor_id].add(listener)
            self.known.setdefault(floor_id, version)
            if self.thread is None:
                self.thread = Thread(target=self.run, name="floor-hub", daemon=True)
                self.thread.start()
        return listener

    def leave(self, listener: Listener) -> None:
        with self.lock:
            here = self.listeners.get(listener.floor_id, set())
            here.discard(listener)
            if not here:
                self.listeners.pop(listener.floor_id, None)
                self.known.pop(listener.floor_id, None)

    def lines(self, listener: Listener, first: bytes) -> Iterator[bytes]:
        """What one listener is sent: what they missed, then each change, and a sign of life while nothing changes."""
        try:
            yield streams.ASK_AGAIN + first
            while True:
                try:
                    said = listener.news.get(timeout=streams.HEARTBEAT)
                except Empty:
                    said = streams.STILL_HERE
                if said is None:
                    return
                yield said
        finally:
            self.leave(listener)

    # --- the thread ---

    def run(self) -> None:
        """Look until nobody listens. What goes wrong once, such as a database that restarts, is tried again."""
        try:
            while self.goes_on():
                try:
                    self.look()
                    if time.monotonic() - self.checked > CHECK:
                        self.checked = time.monotonic()
                        self.check()
                except Error:
                    log.warning("The floors could not be read; trying again.")
                    connection.close()
                time.sleep(EVERY)
        finally:
            connections.close_all()

    def goes_on(self) -> bool:
        """Whether anybody listens. When the server stops, everybody is sent away to another process at once."""
        if streams.is_stopping():
            for listener in self.all():
                listener.news.put(None)
        with self.lock:
            if self.listeners and not streams.is_stopping():
                return True
            self.thread = None
            return False

    def look(self) -> None:
        """Tell the listeners of each floor what changed since the last look."""
        with self.lock:
            known = dict(self.known)
        if not known:
            return
        for floor_id, version in queries.versions_of(known).items():
            if version <= known[floor_id]:
                continue
            change = queries.change_since(floor_id, known[floor_id])
            if change is None:
                continue
            said = as_event(change)
            with self.lock:
                if floor_id in self.known:
                    self.known[floor_id] = change.floor.version
                for listener in self.listeners.get(floor_id, ()):
                    listener.news.put(said)

    def check(self) -> None:
        """End the lines of those whose session ended or whose role no longer lets them in."""
        listening = self.all()
        sessions, people = queries.who_may_stay(
            {each.session_key for each in listening}, {each.user_id for each in listening}
        )
        for each in listening:
            if each.session_key not in sessions or each.user_id not in people:
                each.news.put(None)

    def all(self) -> list[Listener]:
        with self.lock:
            return [each for here in self.listeners.values() for each in here]


hub = Hub()
