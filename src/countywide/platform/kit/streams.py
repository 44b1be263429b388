"""Answers that stay open: server-sent events, one line of news after another, until the reader leaves or the server stops.

The server runs each in a thread that is not one of the few that answer pages (config/few.py). Why so: decision 10.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse

KIND = "text/event-stream"
HEARTBEAT = 15  # seconds: what is between may close a line that is silent for longer
GIVEN_UP = 30_000  # milliseconds after which a reader who takes nothing any more has gone
ASK_AGAIN = b"retry: 2000\n\n"
STILL_HERE = b": still here\n\n"

_stops: list[Callable[[], bool]] = []


def stop_when(test: Callable[[], bool]) -> None:
    """Give the test by which this process knows that it is being stopped. The newest counts: a forked process has its own."""
    _stops[:] = [test]


def is_stopping() -> bool:
    """Whether the server is being stopped, so that every stream ends at once and its reader goes to another process."""
    return any(test() for test in _stops)


def event(data: str, *, number: int) -> bytes:
    """One event. A reader that was cut off says the number of the last one that it had."""
    lines = "".join(f"data: {line}\n" for line in data.splitlines())
    return f"id: {number}\n{lines}\n".encode()


def last_seen(request: HttpRequest) -> int:
    """The number of the last event the reader had: said by the browser when it comes again, and by the page the first time."""
    said = request.headers.get("Last-Event-ID") or request.GET.get("since", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0


def stream(request: HttpRequest, lines: Iterator[bytes]) -> StreamingHttpResponse:
    """The answer that carries them, passed on at once by whatever stands between."""
    forget_the_dead(request.META.get("gunicorn.socket"))
    answer = StreamingHttpResponse(lines, content_type=KIND)
    answer["Cache-Control"] = "no-store"
    answer["X-Accel-Buffering"] = "no"
    return answer


def forget_the_dead(line: Any) -> None:
    """A phone that lost its connection says no goodbye: without this its thread would wait for a quarter of an hour."""
    if isinstance(line, socket.socket) and hasattr(socket, "TCP_USER_TIMEOUT") and line.family != socket.AF_UNIX:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, GIVEN_UP)
