"""What the pages of a meeting lead to once it was held: what was asked, giving thanks, and sorting for its organisers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from .. import permissions, queries
from ..queries import becoming


def afterwards_of(meeting: Any, booking: Any, actor: Any, now: datetime) -> list[dict[str, str]]:
    """For everybody signed in, from the first sitting on."""
    if actor.pk is None or not any(floor.sitting.starts_at <= now for floor in queries.floors_of(meeting)):
        return []
    return [
        {
            "text": "What was asked, and its answers",
            "href": reverse("floor:asked", args=[meeting.key]),
            "hint": "Each question once, at both sittings.",
        },
        {
            "text": "Say thank you, or that there is nothing to ask",
            "href": reverse("floor:thank", args=[meeting.key]),
            "hint": "It is counted and passed on.",
        },
    ]


def sorting_of(meeting: Any, booking: Any, actor: Any, now: datetime) -> list[dict[str, str]]:
    """For its organisers: how much waits to be sorted."""
    if not actor.may(permissions.HOST):
        return []
    waits = becoming.counts_of(meeting)["unsorted"]
    hint = f"{waits} wait to be sorted." if waits else "Nothing waits."
    return [{"text": "Sort what was said", "href": reverse("floor:desk-meeting", args=[meeting.key]), "hint": hint}]
