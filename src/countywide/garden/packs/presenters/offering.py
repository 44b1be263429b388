"""What packs offer on the pages of a meeting: the pack once it was sent, and to organisers while it is put together."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from .. import permissions, queries


def part_of(meeting: Any, booking: Any, actor: Any, now: datetime) -> list[dict[str, str]]:
    """Slides, recording or summary, links and answers, on the meeting’s own page."""
    pack = queries.pack_of(meeting.key, actor) if meeting.over_at else None
    if pack is None:
        return []
    hint = "" if pack.sent_at else f"Due by {short_date(pack.due_on)}; organisers alone see it."
    text = "Slides, recording or summary, links and answers"
    return [{"text": text, "href": reverse("packs:show", args=[meeting.key]), "hint": hint}]


def desk_part_of(meeting: Any, booking: Any, actor: Any, now: datetime) -> list[dict[str, str]]:
    """The pack, for whoever keeps it."""
    pack = queries.pack_of(meeting.key, actor) if meeting.over_at and actor.may(permissions.KEEP) else None
    if pack is None:
        return []
    hint = "It was sent." if pack.sent_at else f"Due by {short_date(pack.due_on)}."
    return [{"text": "The pack of this meeting", "href": reverse("packs:keep", args=[meeting.key]), "hint": hint}]
