"""What the pages of a meeting lead to: the room of each sitting, for those who may go in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date, short_time

from .. import permissions, queries
from ..models import Floor
from .room import address


def rooms_of(meeting: Any, booking: Any, actor: Any, now: datetime) -> list[dict[str, str]]:
    """A link for each sitting: into the room while it is open, to ask beforehand until then."""
    if booking is not None and booking.user_id is None and not actor.may(permissions.JOIN):
        return [{"text": "Go into the room", "href": reverse("floor:guest", args=[booking.token]), "hint": ""}]
    if not actor.may(permissions.JOIN):
        return []
    return [
        {"text": text_for(floor), "href": address(floor), "hint": hint_for(floor)}
        for floor in queries.floors_of(meeting)
    ]


def hosting_of(meeting: Any, booking: Any, actor: Any, now: datetime) -> list[dict[str, str]]:
    """For the organisers' desk: the host's page of each sitting."""
    if not actor.may(permissions.HOST):
        return []
    return [
        {"text": f"Host {short_time(floor.sitting.starts_at)}", "href": address(floor, "host"), "hint": hint_for(floor)}
        for floor in queries.floors_of(meeting)
    ]


def text_for(floor: Floor) -> str:
    when = short_time(floor.sitting.starts_at)
    if floor.is_open:
        return f"Go into the room: {short_date(floor.sitting.starts_at)}"
    return f"Ask before the session of {when}" if floor.opened_at is None else f"What was asked on {when}"


def hint_for(floor: Floor) -> str:
    return "It is open now." if floor.is_open else "It is over." if floor.closed_at else ""
