"""Every page of the house with an address that can be opened in the demo county."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from countywide.platform.kit import errors
from countywide.platform.kit.doors import Permission, permission_of


@dataclass(frozen=True)
class Door:
    """One address pattern and the view behind it."""

    route: str
    name: str
    view: Any

    @property
    def permission(self) -> Permission | None:
        return permission_of(self.view)

    @property
    def is_ours(self) -> bool:
        return "countywide." in getattr(self.view, "__module__", "")


def every_door(patterns: Any = None, before: str = "", space: str = "") -> Iterator[Door]:
    """Walk the whole address tree."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from every_door(pattern.url_patterns, route, pattern.namespace or space)
        elif isinstance(pattern, URLPattern):
            yield Door(route, f"{space}:{pattern.name}" if space else str(pattern.name), pattern.callback)


def address(door: Door, example: Callable[[str, str], str]) -> str:
    """The door's address with every part filled by an example from the county."""
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: example(door.name, part.group(1)), door.route).lstrip(
        "^"
    ).rstrip("$")


def answer_of(client: Any, where: str) -> Any:
    """What a page answers; a file that it streams is read to its end, which puts it down again. News have no end."""
    answer = client.get(where)
    if answer.get("Content-Type") == "text/event-stream":
        request_finished.disconnect(
            close_old_connections
        )  # the test's own connection stays, as it does for other answers
        answer.close()
        request_finished.connect(close_old_connections)
    elif answer.streaming:
        b"".join(answer.streaming_content)
    return answer


@contextmanager
def refusing_briefly() -> Iterator[None]:
    """Whoever is refused hears the number alone, which most of many thousand openings are; all that comes before it is as ever.
    What the pages that refuse say is read once for each role (`test_doors`)."""
    with patch.object(errors, "page", lambda _request, _name, status: HttpResponse(status=status)):
        yield
