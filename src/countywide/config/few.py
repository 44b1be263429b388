"""A few threads answer pages, as before; many may stay open for those who listen (decision 10).

The server has a thread for each open line. A page is made in one of a few threads of ours, which alone hold connections to the
database: so no more pages are made at once than this machine was measured for, however many people listen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

Environ = dict[str, Any]
Begin = Callable[..., Any]
Application = Callable[[Environ, Begin], Iterable[bytes]]


class Few:
    """The application, made in `at_once` threads; what it answers is sent by the thread that asked."""

    def __init__(self, application: Application, *, at_once: int) -> None:
        self.application = application
        self.makers = ThreadPoolExecutor(at_once, thread_name_prefix="pages")

    def __call__(self, environ: Environ, begin: Begin) -> Iterable[bytes]:
        body = self.makers.submit(self.application, environ, begin).result()
        if isinstance(body, environ.get("wsgi.file_wrapper", ())):
            return body  # the server sends a file by itself
        return Sent(body)


class Sent:
    """A body on its way. What it opened in the sending thread, such as a connection to the database, is closed after it."""

    def __init__(self, body: Iterable[bytes]) -> None:
        self.body = body

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.body)

    def close(self) -> None:
        from django.db import connections

        try:
            if hasattr(self.body, "close"):
                self.body.close()
        finally:
            for connection in connections.all(initialized_only=True):
                connection.close()
